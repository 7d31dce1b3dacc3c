import { keyProblem } from '../../image/key-problem';
import { shownKey } from '../../image/shown';
import { counted, quoted } from '../../text/printable';
import { AuditSeverity } from '../audit-report';
import { Problem, Rule } from '../engine/rule';
import { Facts } from '../facts/facts';
import { describe } from '../facts/object-ref';
import { SecretRecord } from '../facts/secrets';
import { givesNothing } from '../facts/told-of-itself';

/** A pull secret that matches no image of those who use it. */
export const USELESS_SECRET: Rule = {
  id: 'PRA105',
  title: 'Pull secret that covers nothing of those who use it',
  severity: AuditSeverity.WARNING,
  checks: 'Of the workloads that a pull secret reaches, at least one pulls an image that one of its keys matches. Not '
    + 'said where one of the images is a placeholder, or where no key can ever match (PRA206). For information where '
    + 'something else uses it too, such as a build that mounts it to push, and where another rule says why it gives no '
    + 'credential to anybody (PRA201 to PRA207).',
  cause: 'Either a registry key is wrong, and the images go without a credential, or the Secret is handed to pods that '
    + 'have no use for it.',
  remediation: 'Fix the registry key, or take the Secret out of the lists.',
  examples: { name: 'useless-secret' },
  check: findUselessSecret,
};

function* findUselessSecret(facts: Facts): Iterable<Problem> {
  for (const record of facts.secrets.list) {
    const { subject, content } = record;
    const { pods } = facts.use.of(subject.namespace, subject.name);
    if (content && content.entries.length > 0 && !content.entries.some(({ isPlaceholder }) => isPlaceholder)
      && content.config.keys.some(key => keyProblem(key) === undefined)
      && pods.length > 0 && !facts.secrets.isAmbiguous(subject) && !coversAnything(facts, record)) {
      yield {
        subject,
        severity: isUsedByOthers(facts, subject) || givesNothing(content) ? AuditSeverity.INFO : AuditSeverity.WARNING,
        message: `${describe(subject)} reaches ${counted(pods.length, 'workload')}, and matches no image of any: it `
          + `has credentials for ${quoted(content.config.keys.map(shownKey))}.`,
        related: pods.map(pod => pod.subject),
      };
    }
  }
}

function coversAnything(facts: Facts, { subject: { namespace, name } }: SecretRecord): boolean {
  const { keyring } = facts.pulls.evaluator.list(namespace, [name]);
  const lists = new Set(facts.use.of(namespace, name).pods.map(({ images }) => images));
  // Of a pod without images, such as that of an operator, or with a placeholder it is not known what it pulls.
  return [...lists].some(images => images.length === 0
    || images.some(({ image }) => keyring.covers(image) || facts.images.traits(image).isPlaceholder));
}

/** Whether something else than pulls needs the Secret, such as a build that pushes. */
function isUsedByOthers({ pods, otherUses }: Facts, { namespace, name }: SecretRecord['subject']): boolean {
  return pods.mounts(namespace, name) || otherUses.has(name);
}
