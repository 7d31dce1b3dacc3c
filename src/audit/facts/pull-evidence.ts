import { Pods } from './pods';
import { Pulls } from './pulls';
import { Secrets } from './secrets';
import { readImage } from '../../pull/read-image';

/** What the workloads of an audit that do pull with a secret say of the images of those that do not. */
export class PullEvidence {
  /** Repositories, and the parts of registries that belong to one owner. */
  private readonly places = new Set<string>();
  /** Namespaces and hosts. */
  private readonly hosts = new Set<string>();
  private readonly users = new Set<string>();

  constructor(pods: Pods, pulls: Pulls, secrets: Secrets) {
    for (const pod of pods.list) {
      const { keyring, namespace } = pulls.of(pod);
      for (const { image } of keyring.isEmpty ? [] : pod.images) {
        const { reference } = readImage(image);
        if (reference && (keyring.isIncomplete || keyring.covers(image))) {
          this.hosts.add(`${namespace}/${reference.domain}`);
          this.places.add(reference.repository);
        }
        if (reference && keyring.covers(image)) {
          this.places.add(accountOf(reference));
        }
      }
    }
    for (const { content } of secrets.list) {
      content?.entries.forEach(({ key, username }) => this.users.add(`${hostOf(key)}/${username.toLowerCase()}`));
    }
  }

  /** Whether another workload pulls the same repository, or from the same host in this namespace, with a secret. */
  public isPulledWithSecret(namespace: string, reference: Reference): boolean {
    return this.hosts.has(`${namespace}/${reference.domain}`) || this.places.has(reference.repository);
  }

  /** Whether an image belongs to an account that some credential is of, on a host that is everybody's. */
  public isOfKnownAccount(reference: Reference): boolean {
    return this.places.has(accountOf(reference)) || this.places.has(reference.repository)
      || this.users.has(accountOf(reference));
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

function hostOf(key: string): string {
  const host = key.replace(/^https?:\/\//, '').split('/', 1)[0];
  return host === 'index.docker.io' ? 'docker.io' : host;
}
