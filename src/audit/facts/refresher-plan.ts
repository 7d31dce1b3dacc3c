import { ScriptFacts, TokenProvider } from './script-facts';
import { detached } from './text';

/** The files in which the refreshers of this package keep what they fetch, by the provider that they ask. */
const PROVIDERS: readonly (readonly [string, TokenProvider])[] = [['ecr.plan', 'ecr'], ['artifact-registry.plan', 'artifact-registry'], ['acr.plan', 'acr']];

/** What a refresher of this package will do, by the plan in its ConfigMap: lines of fields with `|` between them. */
export function refresherPlan(files: ReadonlyMap<string, string>): ScriptFacts {
  const firstFields = (file: string) => (files.get(file) ?? '').split('\n').map(line => line.split('|', 1)[0].trim()).filter(field => field !== '');
  const secretNames = firstFields('secrets.plan').map(detached);
  return {
    providers: secretNames.length > 0 ? PROVIDERS.filter(([file]) => firstFields(file).length > 0).map(([, provider]) => provider) : [],
    writes: secretNames.length > 0,
    deletesFirst: false,
    secretNames,
    // Namespaces that a label selects are those of the cluster: any.
    namespaces: firstFields('selector.plan').length > 0 ? ['$SELECTED'] : firstFields('namespaces.plan').map(detached),
  };
}
