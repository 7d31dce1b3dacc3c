import { existsSync, readdirSync, statSync, Stats } from 'node:fs';
import { basename, dirname, join, normalize } from 'node:path';
import { InputProblem } from './reader-sink';
import { counted } from '../../pull/text';

/** The files of a folder that are looked at. */
const MANIFEST = /\.(?:ya?ml|json)$/i;

/** Folders in which there are no manifests of the project. */
const PASSED_OVER = new Set(['.git', 'node_modules']);

/** A file to read, or why there is none. */
export type FoundFile = { readonly path: string } | { readonly problem: InputProblem };

/** Which files of folders are wanted, by their paths. */
export type FileFilter = (path: string) => boolean;

/**
 * The files that some paths name, each once, in a stable order: files as they are, folders with all that is in them.
 */
export function* findFiles(paths: readonly string[], isWanted: FileFilter = () => true): Iterable<FoundFile> {
  const seen = new Set<string>();
  let unwanted = 0;
  let repeated = 0;
  for (const path of paths) {
    [unwanted, repeated] = [0, 0];
    let isEmpty = true;
    // An empty path does not mean the current folder.
    for (const found of find(path === '' ? path : normalize(path), true)) {
      isEmpty = false;
      yield found;
    }
    // Only of a folder nothing comes at all; a mistyped one must not look as if all were well.
    if (isEmpty && repeated === 0) {
      yield { problem: { file: path, isNote: true, message: emptiness(unwanted) } };
    }
  }

  function* find(path: string, isNamed: boolean): Iterable<FoundFile> {
    let stats: Stats;
    try {
      stats = statSync(path);
    } catch (error) {
      yield problem(path, error);
      return;
    }
    // Links can lead back to where they are, and to what was read already.
    const id = `${stats.dev}:${stats.ino}`;
    if (seen.has(id) && (!isNamed || stats.isDirectory())) {
      repeated += 1;
      return;
    }
    seen.add(id);
    if (stats.isDirectory()) {
      yield* list(path);
    } else if (isNamed) {
      yield { path };
    } else if (stats.isFile() && MANIFEST.test(path)) {
      if (isWanted(path)) {
        yield { path };
      } else {
        unwanted += 1;
      }
    }
  }

  function* list(folder: string): Iterable<FoundFile> {
    let names: string[];
    try {
      names = readdirSync(folder).sort();
    } catch (error) {
      yield problem(folder, error);
      return;
    }
    for (const name of names.filter(each => !PASSED_OVER.has(each))) {
      const path = join(folder, name);
      if (isHelmTemplates(path)) {
        const chart = basename(dirname(path)) === '.' ? '.' : dirname(path);
        yield {
          problem: {
            file: path,
            isNote: true,
            message: `holds templates of a Helm chart and was not read: pipe 'helm template ${chart}' into this `
              + 'command',
          },
        };
      } else {
        yield* find(path, false);
      }
    }
  }
}

function emptiness(unwanted: number): string {
  return unwanted === 0
    ? 'holds no file that ends in .yaml, .yml or .json'
    : `holds ${counted(unwanted, 'file')}, and 'include' and 'exclude' of the configuration leave none of them`;
}

/** Templates are no YAML until Helm has rendered them. */
function isHelmTemplates(path: string): boolean {
  return basename(path) === 'templates' && existsSync(join(dirname(path), 'Chart.yaml'));
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist',
  EISDIR: 'is a folder',
  EACCES: 'may not be read: permission denied',
  EPERM: 'may not be read: permission denied',
  ELOOP: 'is a link that leads to itself',
};

/** A path that cannot be read, and why. */
export function problem(path: string, error: unknown): { readonly problem: InputProblem } {
  return { problem: { file: path, message: reasonOf(error) } };
}

/** Why something cannot be read, as the end of a sentence. */
export function reasonOf(error: unknown): string {
  const { code = 'unknown error' } = error as NodeJS.ErrnoException;
  return Object.hasOwn(REASONS, code) ? REASONS[code] : `cannot be read: ${code}`;
}
