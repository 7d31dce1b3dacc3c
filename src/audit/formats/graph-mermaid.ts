import { AccessGraph, GraphEdge, GraphNode, NodeKind, stateNote } from '../access-graph';

/** How nodes are drawn: https://mermaid.js.org/syntax/flowchart.html#node-shapes */
const SHAPES: Readonly<Record<NodeKind, readonly [string, string]>> = {
  'namespace': ['[[', ']]'],
  'workload': ['[', ']'],
  'service-account': ['(', ')'],
  'secret': ['{{', '}}'],
  'registry': ['[(', ')]'],
};

const LINES: Readonly<Record<GraphEdge['kind'], string>> = {
  pulls: '-->', uncovered: '-. no credential .->', awaited: '-.->',
};

/** The graph for Markdown. What has no credential for a private image is a dotted line. */
export function toMermaid({ nodes, edges }: AccessGraph): string {
  const ids = new Map(nodes.map(({ id }, index) => [id, `n${index}`]));
  const bad = nodes.filter(node => stateNote(node) !== '');
  return `${[
    'flowchart LR',
    ...nodes.map(node => `  ${ids.get(node.id)}${SHAPES[node.kind][0]}"${label(node)}"${SHAPES[node.kind][1]}`),
    ...edges.map(
      ({ from, to, kind }) =>
        `  ${ids.get(from)} ${LINES[kind]} ${ids.get(to)}`,
    ),
    ...bad.map(({ id }) => `  class ${ids.get(id)} missing`),
    ...bad.length > 0 ? ['  classDef missing stroke:#c00,stroke-dasharray:4'] : [],
  ].join('\n')}\n`;
}

/**
 * Entities are the only escape that Mermaid has:
 * https://mermaid.js.org/syntax/flowchart.html#entity-codes-to-escape-characters
 */
function label(node: GraphNode): string {
  return `${node.label}${stateNote(node)}`.replace(
    /[^A-Za-z0-9 ._\-/:]/gu,
    character => `#${character.codePointAt(0)};`,
  );
}
