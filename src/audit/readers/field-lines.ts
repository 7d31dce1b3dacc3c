import { isPlainObject } from '../../kubernetes/kubernetes-object';
import { YamlNode, yamlTree } from '../../kubernetes/yaml-loader';
import { AuditOrigin } from '../audit-report';

/** Part of an object, as findings name it. */
export interface FieldPlace {
  readonly origin: AuditOrigin;
  readonly kind: string;
  readonly name: string;
  /** E.g. `containers[web].image`; of a pod, without the path to its spec. */
  readonly field: string;
  /** Of a list, the entry that is meant. */
  readonly entry?: string;
}

/** The parts of a pod spec, wherever in an object that is. */
const OF_POD_SPEC = /^(?:(?:initC|ephemeralC|c)ontainers|volumes|imagePullSecrets|serviceAccountName)\b/;

/** Finds the lines of fields in the texts of the files that objects were read from. */
export class FieldLines {
  private file?: string;
  private lines: readonly string[] = [];
  private start?: number;
  private tree?: YamlNode;
  /** The objects of the tree, by kind and name. */
  private objects: ReadonlyMap<string, YamlNode> = new Map();

  /**
   * @param textOf the text of a file, where it can be had
   */
  constructor(private readonly textOf: (file: string) => string | undefined) {}

  /** The line of a field, from 1; where it cannot be told, that of the object, if that is known. */
  public lineOf({ origin: { file, line }, kind, name, field, entry }: FieldPlace): number | undefined {
    if (file === undefined) {
      return line;
    }
    for (const start of line === undefined ? this.documentsOf(file) : [line - 1]) {
      this.openTree(file, start);
      // Pods are reported as what made them.
      const isOther = line !== undefined && isPlainObject(this.tree?.value) && this.tree.value.kind;
      const object = this.objects.get(`${kind}/${name}`) ?? (isOther ? this.tree : undefined);
      const found = object && fieldIn(object, field, entry);
      if (found !== undefined) {
        return start + 1 + found;
      }
    }
    return line;
  }

  /** The lines at which the documents of a file begin: what was rendered knows its file only. */
  private documentsOf(file: string): number[] {
    this.open(file);
    return [0, ...this.lines.flatMap((text, index) => /^---(?:\s|$)/.test(text) ? [index + 1] : [])];
  }

  private open(file: string): void {
    if (file !== this.file) {
      this.file = file;
      this.lines = this.textOf(file)?.split('\n') ?? [];
      this.start = undefined;
    }
  }

  /** Reads what begins at a line of a file. It is kept: findings of one object come one after the other. */
  private openTree(file: string, start: number): void {
    this.open(file);
    if (start !== this.start) {
      this.start = start;
      const text = start < this.lines.length ? textAt(this.lines, start) : '';
      // On one line there is nothing to find.
      this.tree = text.includes('\n') ? yamlTree(text) : undefined;
      this.objects = objectsIn(this.tree);
    }
  }
}

/** The text of the document, or of the item of a list, that begins at a line. */
function textAt(lines: readonly string[], start: number): string {
  const first = lines[start].replace(/^\uFEFF/, '');
  const indentation = first.search(/\S|$/);
  if (/^\s*\{.*\},?\s*$/.test(first)) {
    // JSON lines.
    return first;
  }
  const isItem = first.startsWith('- ', indentation);
  const isEnd = (line: string) => {
    const own = line.search(/\S/);
    return /^(?:---|\.\.\.)(?:\s|$)/.test(line)
      || (own >= 0 && own <= indentation && (isItem ? line[own] !== '#' : own === indentation && line[own] === '}'));
  };
  let end = start + 1;
  while (end < lines.length && !isEnd(lines[end])) {
    end++;
  }
  const rest = lines.slice(start + 1, end + (/^\s*\}/.test(lines[end] ?? '') ? 1 : 0));
  return [isItem ? `${' '.repeat(indentation + 1)}${first.slice(indentation + 1)}` : first, ...rest].join('\n');
}

/** The objects of a tree, by kind and name, as findings name them. */
function objectsIn(tree: YamlNode | undefined): Map<string, YamlNode> {
  const objects = new Map<string, YamlNode>();
  for (const node of tree ? breadthFirst(tree) : []) {
    const { kind, metadata } = isPlainObject(node.value) ? node.value : {} as Record<string, any>;
    if (typeof kind === 'string' && isPlainObject(metadata)) {
      const key = `${kind}/${metadata.name ?? `${metadata.generateName}*`}`;
      objects.set(key, objects.get(key) ?? node);
    }
  }
  return objects;
}

function breadthFirst(tree: YamlNode): YamlNode[] {
  const nodes = [tree];
  for (let index = 0; index < nodes.length; index++) {
    for (const child of nodes[index].children) {
      nodes.push(child);
    }
  }
  return nodes;
}

/** The line of a field in an object, or of as much of its path as is there. */
function fieldIn(object: YamlNode, field: string, entry: string | undefined): number | undefined {
  const path = [...field.matchAll(/\[([^\]]*)\]|[^.[\]]+/g)].map(([part, key]) => key ?? part);
  const paths = path[0] === 'data' ? [path, ['stringData', ...path.slice(1)]] : [path];
  const holders = OF_POD_SPEC.test(field) ? breadthFirst(object) : [object];
  let best = { depth: 0, line: undefined as number | undefined };
  for (const [holder, keys] of holders.flatMap(each => paths.map(keys_ => [each, keys_] as const))) {
    const found = follow(holder, entry === undefined ? keys : [...keys, entry]);
    best = found.depth > best.depth ? found : best;
  }
  return best.line;
}

function follow(from: YamlNode, keys: readonly string[]): { depth: number; line: number | undefined } {
  let [node, line, depth]: [YamlNode, number | undefined, number] = [from, undefined, 0];
  for (const key of keys) {
    const next = partOf(node, key);
    if (!next) {
      break;
    }
    [node, line, depth] = [next.node, next.line, depth + 1];
  }
  return { depth, line };
}

/** A member of a mapping, or the entry of a list that has a name or is it. */
function partOf({ value, children }: YamlNode, key: string): { node: YamlNode; line: number } | undefined {
  if (Array.isArray(value)) {
    const node = children.find(({ value: item }, index) =>
      isPlainObject(item) ? item.name === key : item === key || String(index) === key);
    return node && { node, line: node.line };
  }
  const at = isPlainObject(value) ? children.findIndex((child, index) => index % 2 === 0 && child.value === key) : -1;
  return at < 0 || !children[at + 1] ? undefined : { node: children[at + 1], line: children[at].line };
}
