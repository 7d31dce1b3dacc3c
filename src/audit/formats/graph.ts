import { AccessGraph, GraphEdge, GraphNode, NodeKind, stateNote } from '../access-graph';

/** How the things of a graph are drawn. */
interface Drawing<Shape> {
  readonly nodes: Readonly<Record<NodeKind, Shape>>;
  readonly edges: Readonly<Record<GraphEdge['kind'], string>>;
}

/** https://mermaid.js.org/syntax/flowchart.html#node-shapes */
const MERMAID: Drawing<readonly [string, string]> = {
  nodes: {
    'namespace': ['[[', ']]'],
    'workload': ['[', ']'],
    'service-account': ['(', ')'],
    'secret': ['{{', '}}'],
    'registry': ['[(', ')]'],
  },
  edges: { pulls: '-->', uncovered: '-. no credential .->', awaited: '-.->' },
};

const DOT: Drawing<string> = {
  nodes: {
    'namespace': 'tab', 'workload': 'box', 'service-account': 'ellipse', 'secret': 'hexagon', 'registry': 'cylinder',
  },
  edges: { pulls: '', uncovered: ' [style=dashed, color=red, label="no credential"]', awaited: ' [style=dashed]' },
};

/** The graph for Markdown. What has no credential for a private image is a dotted line. */
export function toMermaid({ nodes, edges }: AccessGraph): string {
  const ids = new Map(nodes.map(({ id }, index) => [id, `n${index}`]));
  const bad = nodes.filter(node => stateNote(node) !== '');
  return `${[
    'flowchart LR',
    ...nodes.map(node => `  ${ids.get(node.id)}${MERMAID.nodes[node.kind].join(`"${mermaidLabel(node)}"`)}`),
    ...edges.map(({ from, to, kind }) => `  ${ids.get(from)} ${MERMAID.edges[kind]} ${ids.get(to)}`),
    ...bad.map(({ id }) => `  class ${ids.get(id)} missing`),
    ...bad.length > 0 ? ['  classDef missing stroke:#c00,stroke-dasharray:4'] : [],
  ].join('\n')}\n`;
}

/**
 * Entities are the only escape that Mermaid has:
 * https://mermaid.js.org/syntax/flowchart.html#entity-codes-to-escape-characters
 */
function mermaidLabel(node: GraphNode): string {
  return `${node.label}${stateNote(node)}`.replace(
    /[^A-Za-z0-9 ._\-/:]/gu,
    character => `#${character.codePointAt(0)};`,
  );
}

/** The graph for Graphviz. What has no credential for a private image is a dashed red line. */
export function toDot({ nodes, edges }: AccessGraph): string {
  return `${[
    'digraph access {',
    '  rankdir=LR;',
    ...nodes.map(node => `  ${dotString(node.id)} [label=${dotString(node.label + stateNote(node))}, `
      + `shape=${DOT.nodes[node.kind]}${stateNote(node) === '' ? '' : ', style=dashed, color=red'}];`),
    ...edges.map(({ from, to, kind }) => `  ${dotString(from)} -> ${dotString(to)}${DOT.edges[kind]};`),
    '}',
  ].join('\n')}\n`;
}

/** A quoted string; a backslash would begin an escape of labels (https://graphviz.org/docs/attr-types/escString/). */
function dotString(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
