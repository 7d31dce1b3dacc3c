import { isPattern } from './host-glob';
import { PatternMap } from './pattern-map';
import { parseSchemelessUrl, splitHost } from './registry-url';

/**
 * Paths of the keys that share port and host, with the positions of their keys, and the lengths that such paths have.
 */
interface PathNode {
  readonly positions: Map<string, number[]>;
  readonly lengths: Set<number>;
}

/** One dot-separated part of a host: what may follow it, by name and by pattern, and the keys that end here. */
interface LabelNode {
  readonly literals: Map<string, LabelNode>;
  readonly patterns: PatternMap<LabelNode>;
  readonly paths: PathNode;
}

/**
 * Finds the keys that match an image without trying each: a tree over port and host labels, then the prefixes of the
 * path.
 *
 * Keys and results are byte strings in the kubelet's order, reverse lexicographic. Source: `Lookup` and `URLsMatch` in
 * https://github.com/kubernetes/kubernetes/blob/v1.37.2/pkg/credentialprovider/keyring.go
 */
export class KeyIndex {
  public readonly keys: readonly string[];
  private readonly ports = new Map<string, LabelNode>();
  /** What was found for hosts, which thousands of images have in common. */
  private readonly known = new Map<string, readonly LabelNode[]>();

  public constructor(keys: readonly string[]) {
    this.keys = [...keys].sort().reverse();
    this.keys.forEach((key, position) => this.insert(key, position));
  }

  /** The keys that match a repository, in order. */
  public lookup(repository: string): string[] {
    const url = parseSchemelessUrl(repository);
    if (!url) {
      return [];
    }
    const nodes = this.known.get(url.host) ?? this.nodesOf(url.host);
    this.known.set(url.host, nodes);
    const positions = nodes.flatMap(node => prefixes(node.paths, url.path));
    return positions.sort((a, b) => a - b).map(position => this.keys[position]);
  }

  private nodesOf(host: string): LabelNode[] {
    const { labels, port } = splitHost(host);
    const root = this.ports.get(port);
    return root ? leaves(root, labels) : [];
  }

  /** The kubelet parses a key a second time for each lookup, so that escapes resolve twice and an odd key gets lost. */
  private insert(key: string, position: number): void {
    const url = parseSchemelessUrl(key);
    if (!url) {
      return;
    }
    const { labels, port } = splitHost(url.host);
    let node: LabelNode | undefined = this.ports.get(port) ?? newNode();
    this.ports.set(port, node);
    for (const label of labels) {
      node = child(node, label);
      if (!node) {
        return;
      }
    }
    const { positions, lengths } = node.paths;
    positions.set(url.path, [...positions.get(url.path) ?? [], position]);
    lengths.add(url.path.length);
  }
}

function newNode(): LabelNode {
  return { literals: new Map(), patterns: new PatternMap(), paths: { positions: new Map(), lengths: new Set() } };
}

function child(parent: LabelNode, label: string): LabelNode | undefined {
  if (isPattern(label)) {
    return parent.patterns.getOrCreate(label, newNode);
  }
  const node = parent.literals.get(label) ?? newNode();
  parent.literals.set(label, node);
  return node;
}

function leaves(root: LabelNode, labels: readonly string[]): LabelNode[] {
  return labels.reduce((nodes, label) => nodes.flatMap(node => matchingChildren(node, label)), [root]);
}

function matchingChildren({ literals, patterns }: LabelNode, label: string): LabelNode[] {
  const literal = literals.get(label);
  return literal ? [literal, ...patterns.lookup(label)] : patterns.lookup(label);
}

function prefixes({ positions, lengths }: PathNode, path: string): number[] {
  return [...lengths]
    .filter(length => length <= path.length)
    .flatMap(length => positions.get(path.slice(0, length)) ?? []);
}
