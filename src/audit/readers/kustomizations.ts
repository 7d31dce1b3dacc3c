import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { readText } from './read-text';
import { isPlainObject } from '../../kubernetes/kubernetes-object';
import { loadYaml } from '../../kubernetes/yaml-loader';

/**
 * How a file of kustomize may be called:
 * https://kubectl.docs.kubernetes.io/references/kustomize/glossary/#kustomization
 */
const NAMES = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];

/** Members with which a kustomization makes something else of what it names, as far as pulls go. */
const CHANGES = [
  'namespace', 'namePrefix', 'nameSuffix', 'images', 'patches', 'patchesStrategicMerge', 'patchesJson6902',
  'replacements', 'transformers', 'generators', 'helmCharts', 'helmChartInflationGenerator', 'secretGenerator',
  'components', 'vars',
];

/** A folder that kustomize builds from. */
interface Kustomization {
  readonly folder: string;
  /** Files and folders of objects. */
  readonly resources: readonly string[];
  /** Patches, and other files that hold no objects of their own. */
  readonly others: readonly string[];
  readonly changes: boolean;
  /** Whether it is built only as part of others. */
  readonly isComponent: boolean;
}

/** Which files belong to kustomizations, and what of them is not what will be applied. */
export class Kustomizations {
  private readonly known = new Map<string, Kustomization | undefined>();
  private readonly folders: readonly string[];

  /**
   * @param paths files of folders, among which kustomizations are looked for
   */
  constructor(paths: readonly string[]) {
    this.folders = paths.filter(path => NAMES.includes(basename(path))).map(path => dirname(path))
      .filter(folder => this.at(folder) !== undefined);
  }

  /** The folders to build: those that no other names, and that make something else of what they name. */
  public get roots(): string[] {
    const named = new Set(this.folders.flatMap(folder => this.at(folder)!.resources));
    return this.folders.filter(folder => !named.has(folder) && !this.at(folder)!.isComponent
      && this.closure(folder).some(({ changes }) => changes));
  }

  /** Files that hold no objects of their own: patches, and the values of generators. */
  public get others(): Set<string> {
    return new Set(this.folders.flatMap(folder => this.at(folder)!.others));
  }

  /** Files whose objects a kustomization changes. */
  public get parts(): Set<string> {
    return new Set(
      this.folders.filter(folder => this.at(folder)!.changes).flatMap(folder => [...this.filesOf(folder)]));
  }

  /** The files of all that is built into a folder. */
  public filesOf(folder: string): Set<string> {
    return new Set(this.closure(folder).flatMap(({ resources }) => resources.filter(path => !this.at(path))));
  }

  private closure(folder: string): Kustomization[] {
    const folders = new Set([folder]);
    for (const each of folders) {
      this.at(each)?.resources.forEach(path => this.at(path) && folders.add(path));
    }
    return [...folders].flatMap(each => this.at(each) ?? []);
  }

  private at(folder: string): Kustomization | undefined {
    if (!this.known.has(folder)) {
      this.known.set(folder, read(folder));
    }
    return this.known.get(folder);
  }
}

function read(folder: string): Kustomization | undefined {
  const file = isFolder(folder) ? NAMES.map(name => join(folder, name)).find(path => existsSync(path)) : undefined;
  const [value] = file === undefined ? [] : valuesOf(file);
  // Flux has a kind of this name, which says where a kustomization is.
  if (!isPlainObject(value) || String(value.apiVersion ?? '').startsWith('kustomize.toolkit.')) {
    return undefined;
  }
  const isPath = (text: unknown): text is string => typeof text === 'string' && !text.includes('\n');
  const texts = (members: readonly string[]) =>
    members.flatMap(member => list(value[member]).filter(isPath).map(text =>
      join(folder, text.replace(/(?<=.)\/$/, ''))));
  const paths = (members: readonly string[]) => members.flatMap(member => list(value[member])
    .flatMap(entry => [entry?.path, entry?.valuesFile, ...list(entry?.files), ...list(entry?.envs), entry?.env])
    .filter(path => typeof path === 'string').map((path: string) => join(folder, path.replace(/^[^=/]*=/, ''))));
  return {
    folder,
    resources: texts(['resources', 'bases', 'components']),
    others: [
      ...texts(['patchesStrategicMerge', 'transformers', 'generators', 'validators', 'configurations', 'crds']),
      ...paths(['patches', 'patchesJson6902', 'replacements', 'configMapGenerator', 'secretGenerator', 'helmCharts']),
      ...paths(['openapi'].filter(member => isPlainObject(value[member]))),
    ],
    changes: CHANGES.some(member => value[member]) || value.kind === 'Component',
    isComponent: value.kind === 'Component',
  };
}

function valuesOf(file: string): readonly unknown[] {
  try {
    return loadYaml(readText(file)).values;
  } catch {
    return [];
  }
}

function list(value: unknown): any[] {
  return Array.isArray(value) ? value : isPlainObject(value) ? [value] : [];
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
