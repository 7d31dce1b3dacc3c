import { normalizeKey } from '../../image/registry-key';
import { AuditSeverity } from '../audit-report';
import { Problem, Rule } from '../engine/rule';
import { Facts } from '../facts/facts';
import { describe, Subject } from '../facts/object-ref';
import { ListedSecret, PodPulls } from '../facts/pulls';
import { shownKey } from '../facts/shown';
import { quoted } from '../facts/text';

/** Registry keys that get in the way of each other. */
export const SHADOWED_KEY: Rule = {
  id: 'PRA210',
  title: 'Registry keys that shadow each other',
  severity: AuditSeverity.WARNING,
  checks: 'No two keys in the pull secrets of a pod are the same to the kubelet, and `index.docker.io` does not stand beside '
    + '`docker.io`.',
  cause: 'Of two keys in one Secret that are the same to the kubelet (`ghcr.io` and `https://ghcr.io`) it takes either first; of '
    + 'two Secrets the first in the list. If that one is stale, pulls are slow or fail. `index.docker.io` is never used '
    + 'beside `docker.io`.',
  remediation: 'Leave one of them out.',
  examples: { name: 'shadowed-key' },
  check,
};

function* check(facts: Facts): Iterable<Problem> {
  for (const { subject, content } of facts.secrets.list) {
    const [repeated] = repeats(content?.config.keys.map(key => ({ key: normalizeKey(key), holder: key })) ?? []);
    if (repeated) {
      yield {
        subject,
        field: 'data',
        detail: repeated.key,
        message: `${describe(subject)} has the keys ${quoted(repeated.holders.map(shownKey))}, which are one to the kubelet: it tries them in random order.`,
      };
    }
  }
  const seen = new Set<PodPulls['secrets']>();
  for (const pod of facts.pods.list) {
    const { secrets, from } = facts.pulls.of(pod);
    const account = facts.serviceAccounts.find(pod.subject.namespace, pod.lists.serviceAccountName);
    if (secrets.length > 0 && !(from === 'service-account' && seen.has(secrets))) {
      seen.add(secrets);
      yield* checkList(from === 'service-account' && account ? account.subject : pod.subject, secrets);
    }
  }
}

/** What is wrong with some pull secrets together. */
function* checkList(subject: Subject, secrets: readonly ListedSecret[]): Iterable<Problem> {
  const distinct = [...new Map(secrets.map(secret => [secret.name, secret])).values()];
  const holders = distinct.flatMap(({ name, config }) => [...new Set(config.keys.map(normalizeKey))].map(key => ({ key, holder: name })));
  for (const { key, holders: names } of repeats(holders).slice(0, 5)) {
    yield {
      subject,
      field: 'imagePullSecrets',
      detail: key,
      message: `${describe(subject)} has credentials for '${shownKey(key)}' in ${quoted(names)}: the kubelet tries them in this order.`,
    };
  }
  const [fallback, direct] = ['index.docker.io', 'docker.io'].map(key => holders.find(candidate => candidate.key === key)?.holder);
  if (fallback !== undefined && direct !== undefined) {
    yield {
      subject,
      field: 'imagePullSecrets',
      detail: 'index.docker.io',
      message: `${describe(subject)} has the key 'index.docker.io' in '${fallback}', which the kubelet never uses beside 'docker.io' in '${direct}'.`,
    };
  }
}

interface HeldKey {
  readonly key: string | undefined;
  readonly holder: string;
}

/** The keys that more than one holder has. */
function repeats(all: readonly HeldKey[]): { readonly key: string; readonly holders: string[] }[] {
  const holders = new Map<string, string[]>();
  for (const { key, holder } of all) {
    if (key !== undefined) {
      const others = holders.get(key);
      if (others) {
        others.push(holder);
      } else {
        holders.set(key, [holder]);
      }
    }
  }
  return [...holders].filter(([, names]) => names.length > 1).map(([key, names]) => ({ key, holders: names }));
}
