import { AccessGraph, NodeKind } from '../access-graph';
import { layOut, PlacedNode } from './graph-layout';
import { escapeXml } from './xml';

const COLUMN_WIDTH = 260;
const NODE_WIDTH = 200;
const GAP = COLUMN_WIDTH - NODE_WIDTH;
const ROW_HEIGHT = 36;
const NODE_HEIGHT = 24;
const MARGIN = 16;
const TITLE_HEIGHT = 24;

/** As much of a label as fits into a node; the whole of it is shown when one points at it. */
const MAX_LABEL = 28;

const TITLES: Readonly<Record<NodeKind, string>> = {
  'namespace': 'Namespace',
  'workload': 'Workload',
  'service-account': 'ServiceAccount',
  'secret': 'Pull secret',
  'registry': 'Registry',
};

/** Colours for light and dark; a page that holds the picture may set its own variables. */
const STYLE = `
.access-graph { --fg: #1f2328; --line: #8c959f; --node: #f6f8fa; --bad: #cf222e; font: 12px system-ui, sans-serif; }
@media (prefers-color-scheme: dark) { .access-graph { --fg: #e6edf3; --line: #6e7681; --node: #21262d; --bad: #ff7b72; } }
.access-graph text { fill: var(--fg); } .access-graph .title { font-weight: 600; }
.access-graph rect { fill: var(--node); stroke: var(--line); } .access-graph .missing rect { stroke: var(--bad); stroke-dasharray: 4; }
.access-graph path { fill: none; stroke: var(--line); } .access-graph .uncovered { stroke: var(--bad); stroke-dasharray: 5; }
`.trim();

/** The graph as a picture of its own. */
export function toSvg(graph: AccessGraph): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${svgElement(graph)}\n`;
}

/** The graph as an element of a page. */
export function svgElement(graph: AccessGraph): string {
  const layout = layOut(graph);
  const width = (layout.columns - 1) * COLUMN_WIDTH + NODE_WIDTH + 2 * MARGIN;
  const height = TITLE_HEIGHT + layout.rows * ROW_HEIGHT + 2 * MARGIN;
  const titles = Object.values(TITLES).map(
    (title, column) => `<text class="title" x="${MARGIN + column * COLUMN_WIDTH}" y="${MARGIN + 10}">${title}</text>`,
  );
  const edges = layout.edges.map(({ from, to, kind }) => {
    const [a, b] = [layout.nodes.get(from)!, layout.nodes.get(to)!];
    return `<path${kind === 'uncovered' ? ' class="uncovered"' : ''} d="${curve(a, b)}"><title>`
      + `${escapeXml(`${a.label} → ${b.label}${kind === 'uncovered' ? ': no credential' : ''}`)}</title></path>`;
  });
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" class="access-graph" role="img" aria-label="Who can pull what" '
      + `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<style>${STYLE}</style>`,
    ...titles,
    ...edges,
    ...[...layout.nodes.values()].map(drawNode),
    '</svg>',
  ].join('\n');
}

const left = ({ column }: PlacedNode) => MARGIN + column * COLUMN_WIDTH;
const top = ({ row }: PlacedNode) => MARGIN + TITLE_HEIGHT + row * ROW_HEIGHT;

function drawNode(node: PlacedNode): string {
  const { label, kind, state, namespace } = node;
  const full = namespace === undefined ? label : `${namespace}/${label}`;
  // Of what its namespace has a line to, the namespace need not be said.
  const text = kind === 'workload' ? label : full;
  const characters = [...text];
  const shown = characters.length > MAX_LABEL ? `${characters.slice(0, MAX_LABEL - 1).join('')}…` : text;
  const hint = `${TITLES[kind]} ${full}${state === 'missing' ? ' (missing)' : ''}`;
  return `<g class="${kind}${state === 'missing' ? ' missing' : ''}"><title>${escapeXml(hint)}</title>`
    + `<rect x="${left(node)}" y="${top(node)}" width="${NODE_WIDTH}" height="${NODE_HEIGHT}" rx="4"/>`
    + `<text x="${left(node) + 8}" y="${top(node) + 16}">${escapeXml(shown)}</text></g>`;
}

function curve(from: PlacedNode, to: PlacedNode): string {
  const [x1, y1, x2, y2] = [left(from) + NODE_WIDTH, top(from) + NODE_HEIGHT / 2, left(to), top(to) + NODE_HEIGHT / 2];
  if (to.column - from.column === 1) {
    return `M${x1} ${y1} C${x1 + GAP / 2} ${y1} ${x2 - GAP / 2} ${y2} ${x2} ${y2}`;
  }
  // Past other columns it goes between the rows, so that it seems to touch no node there.
  const between = y1 + ROW_HEIGHT / 2;
  return `M${x1} ${y1} C${x1 + GAP / 2} ${y1} ${x1 + GAP / 2} ${between} ${x1 + GAP} ${between} `
    + `L${x2 - GAP} ${between} C${x2 - GAP / 2} ${between} ${x2 - GAP / 2} ${y2} ${x2} ${y2}`;
}
