import { PodContext } from './check-pod';
import { CoverageStrictness } from './coverage-props';
import { Finding } from './finding';
import { changedPod, podOf } from './pods';
import { ActiveProofs, CoverageProof } from './proof-scopes';
import { PullSecretPolicies } from './pull-secret-policies';
import { Registries } from './registries';
import { Attachments } from '../attach/attachments';
import { Target } from '../attach/target';
import { Tree, WorkloadTarget } from '../attach/tree';
import { memoized } from '../collection/memoized';
import { canSelect } from '../kubernetes/selected-namespaces';
import { FindingId } from '../pull/finding-id';
import { readImage } from '../pull/read-image';
import { editDistance } from '../registry/edit-distance';
import { registryAt, withoutPort } from '../registry/known-registries';
import { RegistryKind } from '../registry/registry-kind';
import { quoted } from '../text/printable';

const { OTHER } = RegistryKind;

/** What is wrong with an image that no credential reaches. */
const UNCOVERED: readonly string[] = [
  FindingId.MISSING_SECRET, FindingId.SECRET_IN_OTHER_NAMESPACE, FindingId.NO_PULL_SECRET, FindingId.UNCOVERED_IMAGE,
];

/** Names that differ in more characters are other ones, and short ones (`dev`, `web`) in more than one for each three. */
const MOST = 2;
const CHARACTERS_FOR_EACH = 3;

/** An access that says by names which namespaces it is about. */
type Access = CoverageProof & Required<Pick<CoverageProof, 'covered'>>;

/**
 * Says where pods of the app that no proof is about lack a credential for a registry of an access: a name among its
 * `namespaces` is misspelt, or left out. They may get it from elsewhere, so that it is a warning.
 */
export class UnprovenNamespaces {
  private readonly accesses: readonly Access[];
  private readonly registries: Registries;
  /** The hosts and the kinds of registries that the accesses have credentials for. */
  private readonly known: ReadonlySet<string | undefined>;
  private readonly similar = new Map<string, string>();

  constructor(
    proofs: readonly CoverageProof[],
    private readonly tree: Tree,
    private readonly context: Omit<PodContext, 'registries'> & { readonly policies: PullSecretPolicies },
  ) {
    this.accesses = proofs.filter((proof): proof is Access =>
      proof.covered !== undefined && proof.options.strictness !== CoverageStrictness.OFF);
    const covers = this.accesses.flatMap(({ options: { pullSecrets = [], selected = [], nodeProviders = [] } }) => [
      ...[...pullSecrets, ...selected].flatMap(secret => secret.covers),
      ...nodeProviders.flatMap(({ registries }) => registries),
    ]);
    this.known = new Set(covers.flatMap(({ host, kind }) => [withoutPort(host), ...kind === OTHER ? [] : [kind]]));
    // Nodes serve every namespace; what is private because somebody says so is private where that is proven.
    this.registries = new Registries(
      covers.map(({ configKey }) => configKey),
      proofs.map(({ options }) => ({ ...options, privateByDefault: false, privateRegistries: [] })),
    );
  }

  /** What is wrong with a pod that no proof is about. */
  public check(workload: WorkloadTarget, none: ActiveProofs, attachments: Attachments): Finding[] {
    const { target } = workload;
    if (this.accesses.length === 0 || this.isPerhapsSelected(target.namespace)) {
      return [];
    }
    const misspelt = this.misspelt(target.namespace);
    const pod = podOf(workload, none, attachments);
    const images = pod.images.filter(({ image }) => misspelt !== '' || this.isMeant(image));
    const { policies, ...context } = this.context;
    const findings = images.length === 0 ? []
      : policies.check(changedPod(pod, { images }), { ...context, registries: this.registries });
    return findings.filter(({ severity, id }) => severity === 'error' && UNCOVERED.includes(id)).map(finding => {
      const why = `. It is no error, as ${whyUnproven(target)}${misspelt}`;
      return {
        ...finding,
        severity: 'warning' as const,
        id: FindingId.UNPROVEN_NAMESPACE,
        message: finding.message + why,
        cause: finding.cause + why,
      };
    });
  }

  /**
   * Whether an image is on a host of the accesses, or on one of the same provider that is never public. A credential
   * for the whole of a host with the images of everybody says nothing of other namespaces.
   */
  private isMeant(image: unknown): boolean {
    const { reference } = readImage(image);
    return reference !== undefined && !this.registries.isGuess(reference)
      && (this.known.has(withoutPort(reference.domain)) || this.known.has(registryAt(reference.domain)?.kind));
  }

  /** Labels of a namespace that the app does not declare are not known. */
  private isPerhapsSelected(namespace: string | undefined): boolean {
    return !this.tree.namespaces.some(({ name }) => name === namespace)
      && this.accesses.some(({ covered: { selector } }) => selector && canSelect(selector, namespace));
  }

  /** The name of an access that is likely meant to be that of a namespace: the end of a sentence; empty for none. */
  private misspelt(namespace: string | undefined): string {
    const most = Math.min(MOST, Math.floor((namespace ?? '').length / CHARACTERS_FOR_EACH));
    return namespace === undefined ? '' : memoized(this.similar, namespace, () =>
      this.accesses.flatMap(({ owner, covered: { namespaces, selector } }) => [...namespaces, ...selector?.names ?? []]
        .filter(name => name !== undefined && editDistance(name, namespace) <= most && !this.hasPods(name))
        .map(name => `; '${owner.node.path}' names ${quoted([name!])}, in which the app has no pod`))[0] ?? '');
  }

  private hasPods(namespace: string): boolean {
    return this.tree.workloads.some(({ target }) => target.namespace === namespace);
  }
}

function whyUnproven({ namespace, object }: Target): string {
  return namespace === undefined
    ? `chart '${object.chart.node.path}' has no namespace, so that no access of the app can name it`
    : `no access of the app names namespace '${namespace}'`;
}
