import { lstatSync, readdirSync, statSync, Stats } from 'node:fs';
import { join, normalize } from 'node:path';
import { InputProblem, problem } from './reader-sink';
import { counted } from '../../text/printable';
import { isDockerConfigFile } from '../facts/docker-config-file';

/** The files of a folder that are looked at. */
const MANIFEST = /\.(?:ya?ml|json)$/i;

/** Files that may say how a Secret is made by hand: scripts, and what describes them. */
const SCRIPT = new RegExp('(?:\\.(?:sh|bash|mk|ps1|bat|md|adoc|rst|txt|tf|hcl|py|ts|groovy|j2|tpl|tmpl)'
  + '|(?:^|/)(?:Makefile|justfile|Jenkinsfile|Tiltfile|README))$', 'i');

const MAX_SCRIPT_BYTES = 2 ** 20;

/** Folders in which there are no manifests of the project. */
const PASSED_OVER = new Set(['.git', 'node_modules']);

/** The folder of a chart that Helm has to render first, and that of other charts, which are rendered with it. */
const TEMPLATES = 'templates';
const CHARTS = 'charts';

/** A file to read. */
export interface FilePath {
  readonly path: string;
  /** Whether it was asked for by its name. */
  readonly isNamed: boolean;
  /** Whether it holds no objects, but may hold credentials: a template, which is no YAML yet, or a Docker config. */
  readonly isTextOnly?: boolean;
}

/** A file to read, a script beside those, the folder of a Helm chart, or why there is none of these. */
export type FoundFile =
  FilePath | { readonly script: string } | { readonly chart: string } | { readonly problem: InputProblem };

/** Which files of folders are wanted, by their paths. */
export type FileFilter = (path: string) => boolean;

/**
 * The files that some paths name, each once, in a stable order: files as they are, folders with all that is in them.
 */
export function* findFiles(paths: readonly string[], isWanted: FileFilter = () => true): Iterable<FoundFile> {
  const seen = new Set<string>();
  const named = new Set(paths.map(normalized));
  for (const path of paths) {
    yield* new FolderWalk(seen, named, isWanted).files(path);
  }
}

/** The files of one path, without those that were found before. */
class FolderWalk {
  private unwanted = 0;
  private repeated = 0;

  /**
   * @param named what was asked for by its name, and was not read yet: why it cannot be read is said of it otherwise
   * than of other files of its folder
   */
  constructor(
    private readonly seen: Set<string>, private readonly named: Set<string>, private readonly isWanted: FileFilter,
  ) {}

  public* files(path: string): Iterable<FoundFile> {
    let isEmpty = true;
    for (const found of this.find(normalized(path), true)) {
      isEmpty &&= 'script' in found;
      yield found;
    }
    // Only of a folder nothing comes at all; a mistyped one must not look as if all were well.
    if (isEmpty && this.repeated === 0) {
      yield { problem: { file: path, isNote: true, message: emptiness(this.unwanted) } };
    }
  }

  private* find(path: string, isNamed: boolean, isTemplate = false): Iterable<FoundFile> {
    let stats: Stats;
    try {
      stats = statSync(path);
    } catch (error) {
      if (isNamed || !isLink(path)) {
        yield problem(path, error, isNamed);
      } else if (MANIFEST.test(path)) {
        yield { problem: { file: path, isNote: true, message: 'is a link that leads nowhere' } };
      }
      return;
    }
    // Links can lead back to where they are, and to what was read already.
    const id = `${stats.dev}:${stats.ino}`;
    if (this.seen.has(id) && (!isNamed || stats.isDirectory())) {
      this.repeated += 1;
      return;
    }
    this.seen.add(id);
    if (stats.isDirectory()) {
      yield* this.list(path, isTemplate);
    } else if (!isNamed) {
      yield* this.file(path, stats, isTemplate);
    } else if (this.named.delete(path)) {
      yield { path, isNamed };
    } else {
      this.repeated += 1;
    }
  }

  /** A file of a folder. */
  private* file(path: string, stats: Stats, isTemplate: boolean): Iterable<FoundFile> {
    const isConfig = isDockerConfigFile(path);
    if (MANIFEST.test(path) || isConfig) {
      if (this.named.has(path)) {
        this.repeated += 1;
      } else if (!this.isWanted(path)) {
        this.unwanted += 1;
      } else if (stats.isFile()) {
        yield { path, isNamed: false, ...(isTemplate || isConfig) && { isTextOnly: true } };
      } else {
        yield { problem: { file: path, isNote: true, message: 'is no regular file and was not read' } };
      }
    } else if (SCRIPT.test(path) && stats.isFile() && stats.size <= MAX_SCRIPT_BYTES && this.isWanted(path)) {
      yield { script: path };
    }
  }

  private* list(folder: string, isTemplate: boolean): Iterable<FoundFile> {
    let names: string[];
    try {
      names = readdirSync(folder).sort();
    } catch (error) {
      yield problem(folder, error, false);
      return;
    }
    const isChart = names.includes('Chart.yaml');
    if (isChart) {
      yield { chart: folder };
    }
    for (const name of names.filter(each => !PASSED_OVER.has(each) && !(isChart && each === CHARTS))) {
      yield* this.find(join(folder, name), false, isTemplate || (isChart && name === TEMPLATES));
    }
  }
}

/** An empty path does not mean the current folder. */
function normalized(path: string): string {
  return path === '' ? path : normalize(path);
}

function emptiness(unwanted: number): string {
  return unwanted === 0
    ? 'holds no file that ends in .yaml, .yml or .json'
    : `holds ${counted(unwanted, 'file')}, and 'include' and 'exclude' of the configuration leave none of them`;
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch {
    return false;
  }
}
