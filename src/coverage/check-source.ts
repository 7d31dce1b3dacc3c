import { Finding, makeFinding } from './finding';
import { pullSecretsOfServiceAccount } from './pods';
import { privacy, Registries } from './registries';
import { Attachments } from '../attach/attachments';
import { sourceOf } from '../attach/sources';
import { Target } from '../attach/target';
import { shownImage } from '../image/shown';
import { isPlaceholderImage } from '../kubernetes/placeholder';
import { opensSource, PullSource } from '../kubernetes/pull-source';
import { Evaluator, PullKnowledge } from '../pull/evaluator';
import { FindingId } from '../pull/finding-id';
import { NamedSecret } from '../pull/named-secret';
import { readImage } from '../pull/read-image';
import { secretSentence } from '../pull/sentences';

/** Resolves what a source of Flux pulls to its credential, as its controller will. */
export function checkSource(
  target: Target, evaluator: Evaluator, registries: Registries, attachments: Attachments,
): Finding[] {
  const source = sourceOf(target);
  if (!source) {
    return [];
  }
  const construct = target.object;
  const { reference, problem } = readImage(source.repository);
  if (!reference) {
    const url = shownImage(source.url);
    const [severity, id, why] = isPlaceholderImage(source.repository)
      ? ['warning', FindingId.PLACEHOLDER_IMAGE, 'is still to be filled in: what it will pull is not checked'] as const
      : ['invalid', FindingId.INVALID_IMAGE, `names no repository: it ${problem!.message}`] as const;
    return [makeFinding({
      severity, id, construct, who: `${target}`, says: ` has the url '${url}', which ${why}`, image: url,
    })];
  }
  const { secrets } = evaluator.list(target.namespace, namesOf(source, target, attachments));
  const isCovered = secrets.some(({ config }) => opensSource(source, config.keys));
  // A controller is not a node: what nodes pull by themselves it pulls only with the identity of a provider.
  if (isCovered || !registries.isPrivate(reference) || (secrets.length === 0 && source.provider !== undefined)) {
    return [];
  }
  return [makeFinding({
    severity: 'error',
    id: secrets.length === 0 ? FindingId.NO_PULL_SECRET : FindingId.UNCOVERED_IMAGE,
    construct,
    who: `${target}`,
    image: source.url,
    says: ` pulls '${source.url}' from '${reference.domain}', which ${privacy(registries, reference)}, and `
      + `no credential reaches it. ${sourceSecrets(source, secrets, evaluator.knowledge)} `
      + `${registries.isServedByNodes(reference) || registries.providerOf(reference)
        ? 'What nodes pull by themselves a controller cannot, for it is not a node: give it a Secret with a credential '
          + 'for it'
        : 'Grant it with grantPull(…)'}, or let it pull with the identity of a 'provider' (aws, azure, gcp)`,
  })];
}

/** The Secret that it names once everything is granted, then those of its ServiceAccount. */
function namesOf({ serviceAccountName, provider }: PullSource, target: Target, attachments: Attachments): string[] {
  const name = attachments.renderings.finalAt(target, ['spec'])?.secretRef?.name;
  const inherited = serviceAccountName !== undefined && provider === undefined
    ? pullSecretsOfServiceAccount(target.namespace, serviceAccountName, attachments) ?? [] : [];
  return [...typeof name === 'string' && name !== '' ? [name] : [], ...inherited];
}

function sourceSecrets({ matchesHost }: PullSource, secrets: readonly NamedSecret[], { words }: PullKnowledge): string {
  return secrets.length === 0 ? 'It names no Secret.'
    : `Its Secrets: ${secrets.map(secret => secretSentence(secret, words)).join('; ')}`
      + `${matchesHost ? ' (only hosts count)' : ''}.`;
}
