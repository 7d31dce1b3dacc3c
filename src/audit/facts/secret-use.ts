import { NotedFacts } from './noted-facts';
import { compareRefs } from './object-ref';
import { PodRecord } from './pods';
import { Pulls } from './pulls';
import { ServiceAccountRecord } from './service-accounts';
import { memoized } from '../../collection/memoized';
import { objectKey } from '../../kubernetes/name';
import { counted } from '../../text/printable';

/** What uses a Secret as pull secret. */
export interface Users {
  /** Pods that it reaches. */
  readonly pods: PodRecord[];
  /** ServiceAccounts that list it. */
  readonly serviceAccounts: ServiceAccountRecord[];
}

/** The pods that a Secret stops, as they are counted in a sentence. */
export function countReached({ pods }: Users): string {
  return pods.length === 0 ? 'pods that use it' : `${counted(pods.length, 'workload')} that it reaches`;
}

const NOBODY: Users = { pods: [], serviceAccounts: [] };

/** Who uses which Secret. */
export class SecretUse {
  private readonly users = new Map<string, Users>();
  private readonly namespaces = new Map<string, Set<string>>();

  constructor(facts: NotedFacts, pulls: Pulls) {
    for (const pod of facts.pods.list) {
      new Set(pulls.of(pod).secrets.map(({ name }) => name)).forEach(name =>
        this.usersOf(pod.subject.namespace, name).pods.push(pod),
      );
    }
    for (const account of facts.serviceAccounts.list) {
      new Set(account.pullSecrets).forEach(name =>
        this.usersOf(account.subject.namespace, name).serviceAccounts.push(account),
      );
    }
    for (const { pods: users, serviceAccounts } of this.users.values()) {
      users.sort((a, b) => compareRefs(a.subject, b.subject));
      serviceAccounts.sort((a, b) => compareRefs(a.subject, b.subject));
    }
  }

  /** What uses a Secret. */
  public of(namespace: string, name: string): Users {
    return this.users.get(objectKey(namespace, name)) ?? NOBODY;
  }

  /** Whether something uses a Secret of a name, in a namespace or (without one) in any. */
  public isUsed(namespace: string | undefined, name: string): boolean {
    return namespace === undefined ? this.namespaces.has(name) : this.users.has(objectKey(namespace, name));
  }

  /** The namespaces in which something uses a Secret of a name. */
  public namespacesThatUse(name: string): Iterable<string> {
    return this.namespaces.get(name) ?? [];
  }

  /** The namespaces and names of all Secrets that something uses, whether they exist or not. */
  public get keys(): IterableIterator<string> {
    return this.users.keys();
  }

  private usersOf(namespace: string, name: string): Users {
    memoized(this.namespaces, name, () => new Set()).add(namespace);
    return memoized(this.users, objectKey(namespace, name), () => ({ pods: [], serviceAccounts: [] }));
  }
}
