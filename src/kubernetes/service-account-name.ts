/** The ServiceAccount of a pod: `serviceAccount` is the deprecated alias, which the API server still honours. */
export function serviceAccountNameOf({
  serviceAccountName, serviceAccount,
}: { readonly [member: string]: any } = {}): string {
  return [serviceAccountName, serviceAccount].find(name => typeof name === 'string' && name !== '') ?? 'default';
}
