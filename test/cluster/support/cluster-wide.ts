/** The kinds of ours, and of the engines that we write for, that are in no namespace. */
const KIND =
  /^(Cluster.*|Namespace|(Validating|Mutating)AdmissionPolicy(Binding)?|(Generating|Mutating|Validating|ImageValidating)Policy)$/;

/** Whether an object is in no namespace, and so does not go with that of a test. */
export function isClusterWide({ kind }: any): boolean {
  return KIND.test(kind);
}
