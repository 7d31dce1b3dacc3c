import { ScriptFacts, TokenProvider } from './script-facts';
import { detached } from './text';
import type { Plan } from '../../refresh/plan';

/** The file in which the refreshers of this package keep what they do. */
const PLAN = 'plan.json';

/** What a refresher of this package will do, by the plan in its ConfigMap. */
export function refresherPlan(files: ReadonlyMap<string, string>): ScriptFacts {
  const { parts, secrets, selector, namespaces } = planIn(files.get(PLAN));
  const secretNames = secrets.map(({ name }) => detached(name));
  return {
    providers: secretNames.length > 0 ? [...new Set(Object.values(parts).flatMap(part => part.provider === 'static' ? [] : providerOf(part)))] : [],
    writes: secretNames.length > 0,
    deletesFirst: false,
    secretNames,
    // Namespaces that a label selects are those of the cluster: any.
    namespaces: selector ? ['$SELECTED'] : namespaces.map(namespace => detached(namespace)),
  };
}

function providerOf(part: Exclude<Plan['parts'][string], { provider: 'static' }>): TokenProvider {
  return part.provider === 'ecr' ? part.service : part.provider;
}

/** Of any file of that name, what a plan would have. */
function planIn(text = ''): Pick<Plan, 'parts' | 'secrets' | 'selector' | 'namespaces'> {
  const { parts, secrets, selector, namespaces } = membersOf(text);
  const isObject = (value: unknown): value is Record<string, any> => typeof value === 'object' && value !== null;
  return {
    parts: isObject(parts) ? Object.fromEntries(Object.entries(parts).filter(([, part]) => isPart(part))) : {},
    secrets: Array.isArray(secrets) ? secrets.filter(secret => typeof secret?.name === 'string') : [],
    ...isObject(selector) && { selector: selector as Plan['selector'] },
    namespaces: Array.isArray(namespaces) ? namespaces.filter(namespace => typeof namespace === 'string') : [],
  };
}

function isPart(part: any): boolean {
  return ['acr', 'artifact-registry', 'static'].includes(part?.provider) || (part?.provider === 'ecr' && ['ecr', 'ecr-public'].includes(part.service));
}

function membersOf(text: string): Record<string, any> {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return {};
  }
}
