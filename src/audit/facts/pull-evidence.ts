import { NotedFacts } from './noted-facts';
import { ObjectRef } from './object-ref';
import { Pulls } from './pulls';
import { memoized } from '../../pull/memoized';
import { readImage } from '../../pull/read-image';

/** Programs that write pull secrets into namespaces and ServiceAccounts, as far as their images are called so. */
const HANDS_OUT = /\/(?:[^:@/]*-)?(?:image-?)?(?:pull-?secrets?|registry-creds?)(?:[-:@]|$)/i;

/** What the workloads of an audit that do pull with a secret say of the images of those that do not. */
export class PullEvidence {
  /** The parts of registries that belong to one owner. */
  private readonly accounts = new Set<string>();
  /** Repositories, and the names of the workloads: a file often has a variant of a workload. */
  private readonly repositories = new Map<string, Set<string>>();
  /** Namespaces and hosts. */
  private readonly hosts = new Set<string>();

  private readonly domains = new Set<string>();

  /** Whether something gives pull secrets to ServiceAccounts, so that what manifests say of these is not all. */
  public readonly isHandedOut: boolean;

  constructor({ pods, openNamespaces, toldElsewhere }: NotedFacts, pulls: Pulls) {
    this.isHandedOut = toldElsewhere.isHandedOut
      || pods.list.some(({ images }) => images.some(({ image }) => HANDS_OUT.test(String(image))));
    for (const pod of pods.list) {
      const { keyring, namespace, secrets: listed } = pulls.of(pod);
      // One that is in the files and waits for its contents says nothing.
      const mayCover = keyring.isIncomplete && listed.some(({ state, maker }) => state === 'missing' || maker);
      for (const { image } of keyring.isEmpty ? [] : pod.images) {
        const { reference } = readImage(image);
        if (reference && (mayCover || keyring.covers(image))) {
          this.domains.add(reference.domain);
          if (!openNamespaces.has(namespace!)) {
            this.hosts.add(`${namespace}/${reference.domain}`);
          }
          memoized(this.repositories, reference.repository, () => new Set()).add(pod.subject.name);
        }
        if (reference && keyring.covers(image)) {
          this.accounts.add(accountOf(reference));
        }
      }
    }
  }

  /** Whether another workload pulls the same repository, or from the same host in this namespace, with a secret. */
  public isPulledWithSecret({ namespace, name }: ObjectRef, { domain, repository }: Reference): boolean {
    return this.hosts.has(`${namespace}/${domain}`)
      || [...this.repositories.get(repository) ?? []].some(other => other !== name);
  }

  /** Whether anything pulls from a host with a secret. */
  public isPulledFromWithSecret({ domain }: Reference): boolean {
    return this.domains.has(domain);
  }

  /** Whether another image of the account is pulled with a credential, on a host that is everybody's. */
  public isOfKnownAccount(reference: Reference): boolean {
    return this.accounts.has(accountOf(reference)) || this.repositories.has(reference.repository);
  }
}

interface Reference {
  readonly domain: string;
  readonly path: string;
  readonly repository: string;
}

function accountOf({ domain, path }: Reference): string {
  return `${domain}/${path.split('/', 1)[0]}`;
}
