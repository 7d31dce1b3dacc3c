import { PodNeeds } from './binding';
import type { CloudIdentity } from './cloud-identity';

/** What a pod needs in which tokens are fetched as several identities: sorted, everything once. */
export function podNeeds(identities: readonly CloudIdentity[]): PodNeeds {
  const needs = identities.map(identity => identity._binding.pod);
  return {
    tokens: once(needs.flatMap(({ tokens = [] }) => tokens)),
    secretFiles: once(needs.flatMap(({ secretFiles = [] }) => secretFiles)),
    serviceAccountAnnotations: agreed(
      needs.flatMap(({ serviceAccountAnnotations = {} }) => Object.entries(serviceAccountAnnotations)),
    ),
    egress: once(needs.flatMap(({ egress = [] }) => egress)),
  };
}

function once<T>(values: readonly T[]): T[] {
  const byText = new Map(values.map(value => [JSON.stringify(value), value]));
  return [...byText].sort(([a], [b]) => a < b ? -1 : 1).map(([, value]) => value);
}

/** An annotation of which two identities want different values would be true of one only, and is left out. */
function agreed(entries: readonly (readonly [string, string])[]): Record<string, string> {
  return Object.fromEntries(
    once(entries).filter(([key, value]) =>
      entries.every(([other, otherValue]) => other !== key || otherValue === value),
    ),
  );
}
