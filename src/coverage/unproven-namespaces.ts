import { PodContext } from './check-pod';
import { CoverageStrictness } from './coverage-props';
import { Finding } from './finding';
import { podOf } from './pods';
import { ActiveProofs, CoverageProof } from './proof-scopes';
import { PullSecretPolicies } from './pull-secret-policies';
import { Registries } from './registries';
import { Attachments } from '../attach/attachments';
import { Target } from '../attach/target';
import { Tree, WorkloadTarget } from '../attach/tree';
import { FindingId } from '../pull/finding-id';
import { quoted } from '../pull/text';
import { editDistance } from '../registry/edit-distance';

/** What is wrong with an image that no credential reaches. */
const UNCOVERED: readonly string[] = [
  FindingId.MISSING_SECRET, FindingId.SECRET_IN_OTHER_NAMESPACE, FindingId.NO_PULL_SECRET, FindingId.UNCOVERED_IMAGE,
];

/** Names that differ in more characters are other ones. */
const MOST = 2;

/** An access that says by names which namespaces it is about. */
type Access = CoverageProof & Required<Pick<CoverageProof, 'covered'>>;

/**
 * Says where pods of the app that no proof is about lack a credential for a registry of an access: a name among its
 * `namespaces` is misspelt, or left out. They may get it from elsewhere, so that it is a warning.
 */
export class UnprovenNamespaces {
  private readonly accesses: readonly Access[];
  private readonly registries: Registries;

  constructor(
    proofs: readonly CoverageProof[],
    private readonly tree: Tree,
    private readonly context: Omit<PodContext, 'registries'> & { readonly policies: PullSecretPolicies },
  ) {
    this.accesses = proofs.filter((proof): proof is Access =>
      proof.covered !== undefined && proof.options.strictness !== CoverageStrictness.OFF);
    const granted = this.accesses.flatMap(({ options }) => [...options.pullSecrets ?? [], ...options.selected ?? []]);
    // Nodes serve every namespace; what is private because somebody says so is private where that is proven.
    this.registries = new Registries(
      granted.flatMap(({ covers }) => covers.map(({ configKey }) => configKey)),
      proofs.map(({ options }) => ({ ...options, privateByDefault: false, privateRegistries: [] })),
    );
  }

  /** What is wrong with a pod that no proof is about. */
  public check(workload: WorkloadTarget, none: ActiveProofs, attachments: Attachments): Finding[] {
    const { target } = workload;
    if (this.accesses.length === 0 || this.isPerhapsSelected(target.namespace)) {
      return [];
    }
    const { policies, ...context } = this.context;
    return policies.check(podOf(workload, none, attachments), { ...context, registries: this.registries })
      .filter(({ severity, id }) => severity === 'error' && UNCOVERED.includes(id))
      .map(finding => {
        const why = `. It is no error, as ${this.whyUnproven(target)}`;
        return {
          ...finding,
          severity: 'warning' as const,
          id: FindingId.UNPROVEN_NAMESPACE,
          message: finding.message + why,
          cause: finding.cause + why,
        };
      });
  }

  /** Labels of a namespace that the app does not declare are not known. */
  private isPerhapsSelected(namespace: string | undefined): boolean {
    return !this.tree.namespaces.some(({ name }) => name === namespace)
      && this.accesses.some(({ covered: { selector } }) => Object.keys(selector?.matchLabels ?? {}).length > 0);
  }

  private whyUnproven({ namespace, object }: Target): string {
    if (namespace === undefined) {
      return `chart '${object.chart.node.path}' has no namespace, so that no access of the app can name it`;
    }
    const [misspelt] = this.accesses.flatMap(({ owner, covered: { namespaces, selector } }) =>
      [...namespaces, ...selector?.names ?? []]
        .filter(name => name !== undefined && editDistance(name, namespace) <= MOST && !this.hasPods(name))
        .map(name => `; '${owner.node.path}' names ${quoted([name!])}, in which the app has no pod`));
    return `no access of the app names namespace '${namespace}'${misspelt ?? ''}`;
  }

  private hasPods(namespace: string): boolean {
    return this.tree.workloads.some(({ target }) => target.namespace === namespace);
  }
}
