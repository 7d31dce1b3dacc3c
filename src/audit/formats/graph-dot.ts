import { AccessGraph, GraphNode, NodeKind } from '../access-graph';

const SHAPES: Readonly<Record<NodeKind, string>> = {
  'namespace': 'tab',
  'workload': 'box',
  'service-account': 'ellipse',
  'secret': 'hexagon',
  'registry': 'cylinder',
};

/** The graph for Graphviz. What has no credential for a private image is a dashed red line. */
export function toDot({ nodes, edges }: AccessGraph): string {
  return `${[
    'digraph access {',
    '  rankdir=LR;',
    ...nodes.map(node => `  ${dotString(node.id)} [label=${dotString(labelOf(node))}, `
      + `shape=${SHAPES[node.kind]}${node.state === 'missing' ? ', style=dashed, color=red' : ''}];`),
    ...edges.map(({ from, to, kind }) => `  ${dotString(from)} -> `
      + `${dotString(to)}${kind === 'uncovered' ? ' [style=dashed, color=red, label="no credential"]' : ''};`),
    '}',
  ].join('\n')}\n`;
}

function labelOf({ label, state }: GraphNode): string {
  return state === 'missing' ? `${label} (missing)` : label;
}

/** A quoted string; a backslash would begin an escape of labels (https://graphviz.org/docs/attr-types/escString/). */
function dotString(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
