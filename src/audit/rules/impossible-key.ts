import { isOfProgram } from './credential-helper';
import { isDesktopEntry } from '../../image/desktop-entry';
import { keyProblem } from '../../image/key-problem';
import { normalizeKey } from '../../image/registry-key';
import { shownKey } from '../../image/shown';
import { isPlaceholderImage } from '../../kubernetes/placeholder';
import { printable } from '../../text/printable';
import { AuditSeverity } from '../audit-report';
import { Problem, Rule } from '../engine/rule';
import { Facts } from '../facts/facts';
import { describe } from '../facts/object-ref';
import { keysInUse } from '../facts/secret-images';

/** A registry key that matches no image. */
export const IMPOSSIBLE_KEY: Rule = {
  id: 'PRA206',
  title: 'Registry key that can never match',
  severity: AuditSeverity.ERROR,
  checks: 'The kubelet can use each key of a pull secret for the images that it is meant for. For information '
    + 'where another key of the Secret can be used, only programs such as builders mount it, or all keys are names of '
    + 'documentation. Placeholders '
    + 'and the `…/v1/access-token` and `…/v1/refresh-token` that Docker leaves beside a login are no keys.',
  cause: 'Keys that Docker and other tools take, such as `registry-1.docker.io`, `https://index.docker.io/v1` (no '
    + 'slash at the end), `oci://host` or `REG.example.com`, match nothing in the kubelet.',
  remediation: 'Write the host as it is written in images, with its port if there is one, without scheme; for Docker '
    + 'Hub `https://index.docker.io/v1/` or `docker.io`.',
  examples: { name: 'impossible-key' },
  check: findImpossibleKey,
};

/** How many keys of a Secret are spelled out. */
const MAX_KEYS = 5;

function* findImpossibleKey(facts: Facts): Iterable<Problem> {
  for (const record of facts.secrets.list) {
    const { subject, content } = record;
    const entries = content?.entries ?? [];
    const unfilled = new Set(entries.filter(({ isPlaceholder }) => isPlaceholder).map(({ key }) => key));
    // In the other layout there is `auths` in the place of a key: that is another rule's (PRA202).
    const keys = (content?.isOtherLayout ? [] : content?.config.keys ?? []).filter(key =>
      !isPlaceholderImage(key) && !isDesktopEntry(key) && !unfilled.has(key));
    const odd = keys.map(key => ({ key, problem: keyProblem(key) })).filter(({ problem }) => problem !== undefined);
    // The host of Docker Hub's API is one that images can be pulled from.
    const used = odd.length > 0 ? keysInUse(facts, record) : new Set();
    const problems = odd.filter(({ key }) => !used.has(normalizeKey(key)));
    // Beside keys that work it is mostly left over; where images go without a credential, another rule tells.
    const isMinor = isOfProgram(facts, subject) || problems.length < keys.length || content?.isSample;
    const severity = isMinor ? AuditSeverity.INFO : AuditSeverity.ERROR;
    for (const { key, problem } of problems.slice(0, MAX_KEYS)) {
      const others = problems.length > MAX_KEYS ? ` (${problems.length} keys of it do not work)` : '';
      yield {
        subject,
        severity,
        field: 'data',
        detail: shownKey(key),
        message: `${describe(subject)}: ${printable(problem!.message)}${others}.`,
      };
    }
  }
}
