import { jsonMembers } from './members';
import { ScriptFacts, TokenProvider } from './script-facts';
import { detached } from './text';
import type { AcrPart, ArtifactRegistryPart, EcrPart, Plan } from '../../refresh/plan';

/** The file in which the refreshers of this package keep what they do. */
const PLAN = 'plan.json';

/** A token whose lifetime is that of the registry's kind. */
type KnownToken = EcrPart | ArtifactRegistryPart | AcrPart;

/** What a refresher of this package will do, by the plan in its ConfigMap. */
export function refresherPlan(files: ReadonlyMap<string, string>): ScriptFacts {
  const { parts, secrets, selector, namespaces } = planIn(files.get(PLAN));
  const secretNames = secrets.map(({ name }) => detached(name));
  return {
    providers: secretNames.length > 0 ? [...new Set(parts.map(tokenProviderOf))] : [],
    writes: secretNames.length > 0,
    deletesFirst: false,
    secretNames,
    // Namespaces that a label selects are those of the cluster: any.
    namespaces: selector ? ['$SELECTED'] : namespaces.map(namespace => detached(namespace)),
  };
}

function tokenProviderOf(part: KnownToken): TokenProvider {
  return part.provider === 'ecr' ? part.service : part.provider;
}

/** Of any file of that name, what a plan would have. */
function planIn(
  text = '',
): Pick<Plan, 'secrets' | 'selector' | 'namespaces'> & { readonly parts: readonly KnownToken[] } {
  const { parts, secrets, selector, namespaces } = jsonMembers(text);
  const isObject = (value: unknown): value is Record<string, any> => typeof value === 'object' && value !== null;
  return {
    parts: isObject(parts) ? Object.values(parts).filter(isKnownToken) : [],
    secrets: Array.isArray(secrets) ? secrets.filter(secret => typeof secret?.name === 'string') : [],
    ...isObject(selector) && { selector: selector as Plan['selector'] },
    namespaces: Array.isArray(namespaces) ? namespaces.filter(namespace => typeof namespace === 'string') : [],
  };
}

function isKnownToken(part: any): part is KnownToken {
  return (
    ['acr', 'artifact-registry'].includes(part?.provider)
    || (part?.provider === 'ecr' && ['ecr', 'ecr-public'].includes(part.service))
  );
}
