import { groupBy } from '../../collection/group-by';
import { normalizeKey } from '../../image/registry-key';
import { shownKey } from '../../image/shown';
import { Pull } from '../../pull/evaluator';
import { repeatedKeys } from '../../pull/repeated-keys';
import { repeatedSentence, shadowedSentence } from '../../pull/sentences';
import { quoted } from '../../text/printable';
import { AuditSeverity } from '../audit-report';
import { Problem, Rule } from '../engine/rule';
import { Facts } from '../facts/facts';
import { describe, Subject } from '../facts/object-ref';
import { SecretContent } from '../facts/secret-content';

/** Registry keys that get in the way of each other. */
export const SHADOWED_KEY: Rule = {
  id: 'PRA210',
  title: 'Registry keys that shadow each other',
  severity: AuditSeverity.WARNING,
  checks: 'No two keys in the pull secrets of a pod are the same to the kubelet, and `index.docker.io` does not stand '
    + 'beside `docker.io`. For information where the same user logs in, and of keys of two Secrets, as the kubelet '
    + 'tries one after the other.',
  cause: 'Of two keys in one Secret that are the same to the kubelet (`ghcr.io` and `https://ghcr.io`) it tries them '
    + 'in random order; of two Secrets the first in the list. If that one is stale, pulls are slow or fail. '
    + '`index.docker.io` is never used beside `docker.io`.',
  remediation: 'Leave one of them out.',
  examples: { name: 'shadowed-key' },
  check: findShadowedKey,
};

function* findShadowedKey(facts: Facts): Iterable<Problem> {
  for (const { subject, content } of facts.secrets.list) {
    const [repeated] = content ? sameKeys(content.config.keys) : [];
    if (repeated) {
      yield {
        subject,
        field: 'data',
        detail: normalizeKey(repeated[0]),
        severity: usersOf(content!, repeated).size > 1 ? AuditSeverity.WARNING : AuditSeverity.INFO,
        message: `${describe(subject)} has the keys ${quoted(repeated.map(shownKey))}, which are one to the kubelet: `
          + 'it tries them in random order.',
      };
    }
  }
  const seen = new Set<Pull['secrets']>();
  for (const pod of facts.pods.list) {
    const { secrets, from: holder, added } = facts.pulls.of(pod);
    const from = added.length > 0 ? 'pod' : holder;
    const account = facts.serviceAccounts.find(pod.subject.namespace, pod.lists.serviceAccountName);
    if (secrets.length > 0 && !(from === 'service-account' && seen.has(secrets))) {
      seen.add(secrets);
      yield* checkList(facts, from === 'service-account' && account ? account.subject : pod.subject, secrets);
    }
  }
}

/** Whether a Secret has logins that the kubelet can use; of one that has none, another rule tells. */
function isUsable({ secrets }: Facts, namespace: string, name: string): boolean {
  const { content } = secrets.find(namespace, name) ?? {};
  return !content || content.entries.some(({ hasPassword }) => hasPassword);
}

/** What is wrong with some pull secrets together. */
function* checkList(facts: Facts, subject: Subject, secrets: Pull['secrets']): Iterable<Problem> {
  const { repeated, shadowed } = repeatedKeys(secrets.filter(({ name }) => isUsable(facts, subject.namespace, name)));
  const problem = (detail: string, severity: AuditSeverity, sentence: string) => ({
    subject, field: 'imagePullSecrets', detail, severity, message: `${describe(subject)} ${sentence}.`,
  });
  for (const { key, names } of repeated.slice(0, 5)) {
    yield problem(key, AuditSeverity.INFO, repeatedSentence(key, names));
  }
  if (shadowed) {
    yield problem(
      'index.docker.io', AuditSeverity.WARNING, shadowedSentence(shadowed.fallback, shadowed.direct));
  }
}

function usersOf({ entries }: SecretContent, keys: readonly string[]): Set<string> {
  return new Set(entries.filter(({ key }) => keys.includes(key)).map(({ username }) => username));
}

/** The keys of a Secret that are the same to the kubelet, where there are any. */
function sameKeys(keys: readonly string[]): string[][] {
  return [...groupBy(keys, normalizeKey)]
    .filter(([read, same]) => read !== undefined && same.length > 1)
    .map(([, same]) => same);
}
