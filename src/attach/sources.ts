import { IConstruct } from 'constructs';
import { DeclaredSecret, Grant, secretsIn } from './grant';
import { Plan } from './plan';
import { Target } from './target';
import { opensSource, PullSource, pullSource } from '../kubernetes/pull-source';

/** The secrets that grants give to one source of Flux, by name; it takes one. */
export interface SourceAddition {
  readonly names: Set<string>;
  readonly owner: IConstruct;
}

/** What a source of Flux pulls; undefined for one that takes no pull secret. */
export function sourceOf(target: Target): PullSource | undefined {
  return pullSource(target.groupKind, target.manifest);
}

/** Grants a source the one secret that opens what it pulls. What nobody granted by itself, and no secret is for, is left alone. */
export function planSource(grant: Grant, target: Target, plan: Plan): void {
  if (grant.secrets.length + (grant.selected?.length ?? 0) === 0) {
    return;
  }
  const isMeant = grant.scope === target.object;
  const source = sourceOf(target);
  const fitting = source && !usesIdentity(source) ? openers(source, secretsIn(grant, target.namespace)) : [];
  if (fitting.length === 0) {
    if (isMeant) {
      plan.noteUselessGrant(grant, target, () => problemOf(source, grant, target));
    }
    return;
  }
  // What names a Secret already is left as it is, unless it is granted by itself.
  if (source!.secretName === undefined || isMeant) {
    plan.addToSource(grant, target, fitting.map(secret => secret.secretName));
  }
}

/** What kept a source from getting a secret of a grant. */
function problemOf(source: PullSource | undefined, grant: Grant, target: Target): string {
  if (!source) {
    return `${target} pulls over HTTP and takes a Secret with 'username' and 'password', which a pull secret is not: let it be of type 'oci' `
      + '(url oci://…), or give it a Secret of its own and leave the grant out';
  }
  if (usesIdentity(source)) {
    return `${target} pulls with the identity of its 'provider' ('${source.provider}'), which a Secret would replace: leave 'provider' or the grant `
      + 'out';
  }
  const [elsewhere] = openers(source, grant.secrets);
  const [selected] = openers(source, grant.selected ?? []);
  if (!elsewhere && selected) {
    return `${target} is in namespace '${target.namespace ?? ''}', which is not selected, and Secret `
      + `'${selected.secretName}' for '${source.url}' is only in namespaces that are; Flux reads only the Secrets of `
      + 'the namespace of the source. Add it to \'namespaces\' or \'namespaceSelector.names\'';
  }
  return elsewhere
    ? `${target} is in namespace '${target.namespace ?? ''}', and Secret '${elsewhere.secretName}' for '${source.url}' is in `
      + `'${elsewhere.namespace ?? ''}'; Flux reads only the Secrets of the namespace of the source. Add that to 'namespaces'`
    : `${target} pulls '${source.url}', and no granted Secret is for it: they are for '${registriesOf([...grant.secrets, ...grant.selected ?? []])}'${source.matchesHost
      ? ' (for a HelmRepository only hosts count)' : ''}. Fix the url or the registry, or leave the grant out`;
}

/** Whether its controller asks a cloud, which it does only without a Secret. */
function usesIdentity({ provider, secretName }: PullSource): boolean {
  return provider !== undefined && secretName === undefined;
}

/** The one name to write, or why there is none. */
export function chooseSecret(target: Target, names: readonly string[]): string | { readonly problem: string } {
  const own = sourceOf(target)?.secretName;
  if (own !== undefined && !names.includes(own)) {
    return { problem: `${target} names Secret '${own}' already, and can name only one, so '${names.join('\', \'')}' cannot be granted: leave its 'secretRef' or the grant out` };
  }
  if (own === undefined && names.length > 1) {
    return {
      problem: `${target} can name only one Secret, and several that were granted are for it: '${names.join('\', \'')}'. Grant one of them `
      + '(with \'registries\'), or name one in \'spec.secretRef\'',
    };
  }
  return own ?? names[0];
}

function openers<T extends Pick<DeclaredSecret, 'covers'>>(source: PullSource, secrets: readonly T[]): T[] {
  return secrets.filter(secret => opensSource(source, secret.covers.map(registry => registry.configKey)));
}

function registriesOf(secrets: readonly Pick<DeclaredSecret, 'covers'>[]): string {
  return [...new Set(secrets.flatMap(secret => secret.covers.map(String)))].join('\', \'');
}
