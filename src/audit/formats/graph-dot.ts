import { AccessGraph, GraphEdge, NodeKind, stateNote } from '../access-graph';

const SHAPES: Readonly<Record<NodeKind, string>> = {
  'namespace': 'tab',
  'workload': 'box',
  'service-account': 'ellipse',
  'secret': 'hexagon',
  'registry': 'cylinder',
};

const LINES: Readonly<Record<GraphEdge['kind'], string>> = {
  pulls: '', uncovered: ' [style=dashed, color=red, label="no credential"]', awaited: ' [style=dashed]',
};

/** The graph for Graphviz. What has no credential for a private image is a dashed red line. */
export function toDot({ nodes, edges }: AccessGraph): string {
  return `${[
    'digraph access {',
    '  rankdir=LR;',
    ...nodes.map(node => `  ${dotString(node.id)} [label=${dotString(node.label + stateNote(node))}, `
      + `shape=${SHAPES[node.kind]}${stateNote(node) === '' ? '' : ', style=dashed, color=red'}];`),
    ...edges.map(({ from, to, kind }) => `  ${dotString(from)} -> `
      + `${dotString(to)}${LINES[kind]};`),
    '}',
  ].join('\n')}\n`;
}

/** A quoted string; a backslash would begin an escape of labels (https://graphviz.org/docs/attr-types/escString/). */
function dotString(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
