import { Attachments } from '../attach/attachments';
import { sourceOf } from '../attach/sources';
import { Target } from '../attach/target';
import { ImageReference } from '../image';
import { opensSource, PullSource } from '../kubernetes/pull-source';
import { WarningCode } from '../warning';
import { Finding } from './finding';
import { pullSecretsOfServiceAccount } from './pods';
import { Registries } from './registries';
import { Secrets } from './secrets';

/** Resolves what a source of Flux pulls to its credential, as its controller will. */
export function checkSource(target: Target, secrets: Secrets, registries: Registries, attachments: Attachments): Finding[] {
  const source = sourceOf(target);
  if (!source) {
    return [];
  }
  let reference: ImageReference;
  try {
    reference = ImageReference.parse(source.repository);
  } catch (error) {
    return [{ severity: 'invalid', construct: target.object, message: `${target} has the url '${source.url}', which names no repository: ${(error as Error).message}` }];
  }
  const names = namesOf(source, target, attachments);
  const isCovered = names.some(name => opensSource(source, secrets.find(target.namespace, name)?.config.keys ?? []));
  // A controller is no node: what nodes pull by themselves it pulls only with the identity of a provider.
  if (isCovered || !registries.isPrivate(reference) || (names.length === 0 && source.provider !== undefined)) {
    return [];
  }
  return [{
    severity: 'error',
    code: WarningCode.UNCOVERED_IMAGE,
    construct: target.object,
    message: `${target} pulls '${source.url}' from '${reference.domain}', which is private, and no credential reaches it. ${considered(source, names, target, secrets)} `
      + `${registries.isServedByNodes(reference) || registries.providerOf(reference)
        ? 'What nodes pull by themselves a controller cannot, for it is no node: give it a Secret with a credential for it'
        : 'Grant it with grantPull(…)'}, or let it pull with the identity of a 'provider' (aws, azure, gcp)`,
  }];
}

/** The Secret that it names once everything is granted, then those of its ServiceAccount. */
function namesOf({ serviceAccountName, provider }: PullSource, target: Target, attachments: Attachments): string[] {
  const name = attachments.finalAt(target, ['spec'])?.secretRef?.name;
  const inherited = serviceAccountName !== undefined && provider === undefined
    ? pullSecretsOfServiceAccount(target.namespace, serviceAccountName, attachments) ?? [] : [];
  return [...typeof name === 'string' && name !== '' ? [name] : [], ...inherited];
}

function considered({ matchesHost }: PullSource, names: readonly string[], { namespace }: Target, secrets: Secrets): string {
  const described = names.map(name => {
    const secret = secrets.find(namespace, name);
    return secret ? `'${name}' ${secret.problem?.message ?? `has '${secret.config.keys.join('\', \'')}'`}` : `'${name}' is neither in the app nor declared with what it covers`;
  });
  return names.length === 0 ? 'It names no Secret.' : `Its Secrets: ${described.join('; ')}${matchesHost ? ' (only hosts count)' : ''}.`;
}
