import { objectsAt, textAt } from './members';
import { detached } from './text';

/** Variables that a container takes from a ConfigMap: one by its key, or all with a prefix. */
export interface Import {
  readonly configMap: string;
  readonly key?: string;
  readonly name: string;
}

/** More variables of one ConfigMap are not kept. */
const MAX_VALUES = 100;

/** The ConfigMaps that containers mount, or take variables of. */
export function configMapsOf(podSpec: unknown, containers: readonly unknown[]): string[] {
  const names = [
    ...objectsAt(podSpec, 'volumes').flatMap(volume => [
      textAt(volume, 'configMap', 'name'),
      ...objectsAt(volume, 'projected', 'sources').map(source => textAt(source, 'configMap', 'name')),
    ]),
    ...containers.flatMap(container =>
      objectsAt(container, 'envFrom').map(source => textAt(source, 'configMapRef', 'name')),
    ),
  ];
  return [...new Set(names.filter(name => name !== undefined))].map(detached);
}

/** The environment of the containers, as far as it is written in the job: values of Secrets are not. */
export function variablesOf(containers: readonly unknown[]): Map<string, string> {
  const variables = containers
    .flatMap(container => objectsAt(container, 'env'))
    .map(entry => [textAt(entry, 'name'), textAt(entry, 'value')]);
  return namesAmong(
    variables.filter((entry): entry is [string, string] => entry[0] !== undefined && entry[1] !== undefined),
  );
}

/** What can be the name of a Secret or namespace; all else is of no interest, and can be a credential. */
export function namesAmong(entries: readonly (readonly [string, string])[]): Map<string, string> {
  return new Map(
    entries
      .filter(([, value]) => /^[a-z0-9.-]{1,253}$/.test(value))
      .slice(0, MAX_VALUES)
      .map(([name, value]) => [detached(name), detached(value)]),
  );
}

/** What the containers take of ConfigMaps: of two of one name the later counts, and single ones before all of a map. */
export function importsOf(containers: readonly unknown[]): Import[] {
  const maps = containers.flatMap(container => objectsAt(container, 'envFrom'))
    .map(entry => ({ configMap: textAt(entry, 'configMapRef', 'name'), name: textAt(entry, 'prefix') ?? '' }));
  const single = containers
    .flatMap(container => objectsAt(container, 'env'))
    .map(entry => ({
      configMap: textAt(entry, 'valueFrom', 'configMapKeyRef', 'name'),
      key: textAt(entry, 'valueFrom', 'configMapKeyRef', 'key') ?? '',
      name: textAt(entry, 'name') ?? '',
    }));
  return [...maps, ...single].filter((entry): entry is Import => entry.configMap !== undefined);
}
