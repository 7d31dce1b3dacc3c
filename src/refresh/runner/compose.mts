import type { Part } from './part.mts';
import type { Labels, Plan } from '../plan.ts';

/** A part that there is. */
export interface Resolved {
  readonly part: Part;
  /** Fetched by this run, of a mounted Secret, or the last good one of an earlier run. */
  readonly from: 'token' | 'static' | 'earlier run';
}

/** Those that there are, by name. */
export type ResolvedParts = ReadonlyMap<string, Resolved>;

/** An object of Kubernetes, of which only what is owned here is applied. */
export interface Manifest {
  readonly kind: 'Secret' | 'ServiceAccount';
  readonly metadata: { readonly name: string; readonly namespace: string; readonly [field: string]: unknown };
  readonly [field: string]: unknown;
}

/** What is to be written, and what is to be said of it. */
export interface Composition {
  readonly manifests: readonly Manifest[];
  readonly notes: readonly string[];
}

/** Makes the pull secrets of what there is. One of which nothing is new is left as it is in the cluster. */
export function compose(plan: Plan, resolved: ResolvedParts, namespaces: readonly string[], now: number): Composition {
  const notes: string[] = [];
  const contents = plan.secrets.flatMap(({ name, parts }) => {
    const those = (from?: Resolved['from']) => parts.filter(id => resolved.get(id)?.from === from);
    const say = (text: string) => notes.push(`pull secret ${name}: ${text}`);
    if (those('token').length === 0) {
      say('not written, since nothing of it is new; what is there stays');
      return [];
    }
    if (those('earlier run').length > 0) say(`keeps the last good ${those('earlier run').join(' ')}`);
    if (those().length > 0) {
      say(`is without ${those().join(' ')}, of which no earlier run has left anything that is still good`);
    }
    return [pullSecret(name, parts.flatMap(id => resolved.get(id)?.part ?? []), plan, now)];
  });
  if (contents.length === 0) return { manifests: [], notes };
  // Those of namespaces that are listed are declared in the manifests.
  const selected = namespaces.filter(namespace => !plan.namespaces.includes(namespace));
  const accounts = plan.selector?.serviceAccounts ?? [];
  const secrets = namespaces.flatMap(namespace => contents.map(
    secret => ({ ...secret, metadata: { ...secret.metadata, namespace } }),
  ));
  const serviceAccounts = selected.flatMap(namespace => accounts.map(name => serviceAccount(name, namespace, plan)));
  return { manifests: [...secrets, ...serviceAccounts], notes };
}

function pullSecret(name: string, parts: readonly Part[], { labels, annotations }: Plan, now: number) {
  const expiries = parts.flatMap(({ expires }) => expires ?? []);
  const auths = new Map<string, unknown>();
  for (const [key, entry] of parts.flatMap(part => part.auths)) if (!auths.has(key)) auths.set(key, entry);
  return {
    apiVersion: 'v1',
    kind: 'Secret' as const,
    type: 'kubernetes.io/dockerconfigjson',
    metadata: { name, labels, annotations: { ...annotations, ...times(now, Math.min(...expiries)) } },
    data: { '.dockerconfigjson': Buffer.from(JSON.stringify({ auths: Object.fromEntries(auths) })).toString('base64') },
  };
}

function serviceAccount(name: string, namespace: string, { secrets }: Plan): Manifest {
  const imagePullSecrets = secrets.map(secret => ({ name: secret.name }));
  return { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name, namespace }, imagePullSecrets };
}

/** The annotations by which people and audits see how fresh a Secret is. */
export function times(now: number, expires = Infinity): Labels {
  const text = (seconds: number) => `${new Date(Math.floor(seconds) * 1000).toISOString().slice(0, 19)}Z`;
  return {
    'cdk8s-registry-access/refreshed-at': text(now),
    ...expires !== Infinity && { 'cdk8s-registry-access/expires-at': text(expires) },
  };
}
