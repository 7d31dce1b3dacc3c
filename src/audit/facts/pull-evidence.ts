import { dirname } from 'node:path';
import { NotedFacts } from './noted-facts';
import { ObjectRef, Subject } from './object-ref';
import { Pulls } from './pulls';
import { memoized } from '../../collection/memoized';
import { readImage } from '../../pull/read-image';

/** Programs that write pull secrets into namespaces and ServiceAccounts, as far as their images are called so. */
const HANDS_OUT = /\/(?:[^:@/]*-)?(?:image-?)?(?:pull-?secrets?|registry-creds?)(?:[-:@]|$)/i;

/** What the workloads of an audit that do pull with a secret say of the images of those that do not. */
export class PullEvidence {
  /** The parts of registries that belong to one owner. */
  private readonly accounts = new Set<string>();
  /** Namespaces with such parts. */
  private readonly accountsOfNamespaces = new Set<string>();
  /** Namespaces and repositories, and the names of the workloads: a file often has a variant of a workload. */
  private readonly repositories = new Map<string, Set<string>>();
  /** Places and hosts, and the names of the workloads. */
  private readonly hosts = new Map<string, Set<string>>();

  private readonly domains = new Set<string>();

  /** Whether something gives pull secrets to ServiceAccounts, so that what manifests say of these is not all. */
  public readonly isHandedOut: boolean;

  constructor(private readonly facts: NotedFacts, pulls: Pulls) {
    const { pods, toldElsewhere } = facts;
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
          const { name } = pod.subject;
          memoized(this.hosts, this.placeOf(pod.subject, reference), () => new Set()).add(name);
          memoized(this.repositories, `${namespace}/${reference.repository}`, () => new Set()).add(name);
        }
        if (reference && keyring.covers(image)) {
          this.accounts.add(accountOf(reference));
          this.accountsOfNamespaces.add(`${namespace}/${accountOf(reference)}`);
        }
      }
    }
  }

  /** Whether another workload of the namespace pulls the same repository, or from the same host, with a secret. */
  public isPulledWithSecret(subject: Subject, reference: Reference): boolean {
    const { namespace, name } = subject;
    return [
      this.hosts.get(this.placeOf(subject, reference)), this.repositories.get(`${namespace}/${reference.repository}`),
    ].some(names => [...names ?? []].some(other => other !== name));
  }

  /** The host in a namespace; of namespaces that the files leave open, the files of one folder go to one. */
  private placeOf({ namespace, origin: { file } }: Subject, { domain }: Reference): string {
    return JSON.stringify([
      namespace, domain, file !== undefined && this.facts.openNamespaces.has(namespace) ? dirname(file) : '',
    ]);
  }

  /** Whether another image of the account is pulled with a credential in the namespace. */
  public isOfAccountIn({ namespace }: ObjectRef, reference: Reference): boolean {
    return this.accountsOfNamespaces.has(`${namespace}/${accountOf(reference)}`);
  }

  /** Whether anything pulls from a host with a secret. */
  public isPulledFromWithSecret({ domain }: Reference): boolean {
    return this.domains.has(domain);
  }

  /** Whether another image of the account is pulled with a credential, on a host that is everybody's. */
  public isOfKnownAccount(reference: Reference): boolean {
    return this.accounts.has(accountOf(reference));
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
