/** What a public manifest has that matters here, rewritten: its names and shape, without its credentials. */
export interface CorpusEntry {
  /** Where it was seen. */
  readonly source: string;
  /** YAML. */
  readonly manifest: string;
  /** What is found, as `rule kind/name`, sorted. */
  readonly finds: readonly string[];
}

/** A pull secret with one login, as YAML. */
export function pullSecret(name: string, key: string, namespace?: string): string {
  return `apiVersion: v1
kind: Secret
metadata: { name: ${name}${namespace === undefined ? '' : `, namespace: ${namespace}`} }
type: kubernetes.io/dockerconfigjson
stringData: { .dockerconfigjson: '{"auths":{"${key}":{"username":"a","password":"example"}}}' }`;
}
