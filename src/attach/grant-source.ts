import { DeclaredSecret, Grant, secretsIn } from './grant';
import { PlanBuilder } from './plan-builder';
import { sourceOf } from './sources';
import { Target } from './target';
import { shownImage } from '../image/shown';
import { isPlaceholderImage } from '../kubernetes/placeholder';
import { opensSource, PullSource } from '../kubernetes/pull-source';
import { readImage } from '../pull/read-image';

/**
 * Grants a source the one secret that opens what it pulls. What nobody granted by itself, and no secret is for, is left
 * alone.
 */
export function grantSource(grant: Grant, target: Target, plan: PlanBuilder): void {
  if (grant.secrets.length + (grant.selected?.length ?? 0) === 0) {
    return;
  }
  const isMeant = grant.scope === target.object;
  const source = sourceOf(target);
  const fitting = source && !usesIdentity(source) ? openers(source, secretsIn(grant, target.namespace)) : [];
  if (fitting.length === 0) {
    if (isMeant) {
      plan.noteUselessGrant(grant, target, () => problemOfSource(source, grant, target));
    }
    return;
  }
  // What names a Secret already is left as it is, unless it is granted by itself.
  if (source!.secretName === undefined || isMeant) {
    plan.addSecretsToSource(grant, target, fitting.map(secret => secret.secretName));
  }
}

/** What kept a source from getting a secret of a grant. */
function problemOfSource(source: PullSource | undefined, grant: Grant, target: Target): string {
  if (!source && target.kind !== 'HelmRepository') {
    return `${target} names nothing to pull: give it ${target.kind === 'ImageRepository' ? "an 'image'"
      : "a 'url' that begins with 'oci://'"}, or leave the grant out`;
  }
  if (!source) {
    return `${target} pulls over HTTP and takes a Secret with 'username' and 'password', which a pull secret is not: `
      + "let it be of type 'oci' (url oci://…), or give it a Secret of its own and leave the grant out";
  }
  if (usesIdentity(source)) {
    return `${target} pulls with the identity of its 'provider' ('${source.provider}'), which a Secret would replace: `
      + "leave 'provider' or the grant out";
  }
  const url = shownImage(source.url);
  if (isPlaceholderImage(source.repository)) {
    return `${target} pulls '${url}', which is still to be filled in, so that no Secret is known to be for it: name `
      + "one in 'spec.secretRef', and leave the grant out";
  }
  const { problem } = readImage(source.repository);
  if (problem) {
    return `${target} pulls '${url}', which names no repository: it ${problem.message}`;
  }
  const [elsewhere] = openers(source, grant.secrets);
  const [selected] = openers(source, grant.selected ?? []);
  if (!elsewhere && selected) {
    return `${target} is in namespace '${target.namespace ?? ''}', which is not selected, and Secret `
      + `'${selected.secretName}' for '${url}' is only in namespaces that are; Flux reads only the Secrets of `
      + 'the namespace of the source. Add it to \'namespaces\' or \'namespaceSelector.names\'';
  }
  return elsewhere
    ? `${target} is in namespace '${target.namespace ?? ''}', and Secret '${elsewhere.secretName}' for '${url}' `
        + `is in '${elsewhere.namespace ?? ''}'; Flux reads only the Secrets of the namespace of the source. Add that `
        + "to 'namespaces'"
    : `${target} pulls '${url}', and no granted Secret is for it: they are for `
        + `'${coveredBy([...grant.secrets, ...grant.selected ?? []])}'`
        + `${source.matchesHost ? ' (for a HelmRepository only hosts count)' : ''}. Fix the url or the registry, or `
        + 'leave the grant out';
}

/** Whether its controller asks a cloud, which it does only without a Secret. */
function usesIdentity({ provider, secretName }: PullSource): boolean {
  return provider !== undefined && secretName === undefined;
}

function openers<T extends Pick<DeclaredSecret, 'covers'>>(source: PullSource, secrets: readonly T[]): T[] {
  return secrets.filter(secret => opensSource(source, secret.covers.map(registry => registry.configKey)));
}

function coveredBy(secrets: readonly Pick<DeclaredSecret, 'covers'>[]): string {
  return [...new Set(secrets.flatMap(secret => secret.covers.map(String)))].join('\', \'');
}
