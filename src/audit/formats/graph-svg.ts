import { AccessGraph, NodeKind, stateNote } from '../access-graph';
import { layOut, PlacedNode } from './graph-layout';
import { escapeXml } from './xml';

const GAP = 60;
/** A letter of the font at most, on average; letters of some scripts take two places. */
const LETTER_WIDTH = 7;
const PADDING = 8;
const ROW_HEIGHT = 36;
const NODE_HEIGHT = 24;
const MARGIN = 16;
const TITLE_HEIGHT = 24;

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
.access-graph path { fill: none; stroke: var(--line); } .access-graph .uncovered { stroke: var(--bad); stroke-dasharray: 5; } .access-graph .awaited { stroke-dasharray: 5; }
`.trim();

/** The graph as a picture of its own. */
export function toSvg(graph: AccessGraph): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${svgElement(graph)}\n`;
}

/** Where the columns of a picture are: each is as wide as its longest label. */
interface Columns {
  readonly left: readonly number[];
  readonly width: readonly number[];
}

function columnsOf(nodes: Iterable<PlacedNode>): Columns {
  const width = Object.values(TITLES).map(widthOf);
  for (const node of nodes) {
    width[node.column] = Math.max(width[node.column], widthOf(textOf(node)));
  }
  return { width, left: width.map((_, column) => width.slice(0, column).reduce((x, own) => x + own + GAP, MARGIN)) };
}

function widthOf(text: string): number {
  const letters = [...text].reduce((count, letter) => count + (letter >= '\u1100' ? 2 : 1), 0);
  return Math.ceil(letters * LETTER_WIDTH + 2 * PADDING);
}

/** The graph as an element of a page. */
export function svgElement(graph: AccessGraph): string {
  const layout = layOut(graph);
  const columns = columnsOf(layout.nodes.values());
  const last = layout.columns - 1;
  const width = columns.left[last] + columns.width[last] + MARGIN;
  const height = TITLE_HEIGHT + layout.rows * ROW_HEIGHT + 2 * MARGIN;
  const titles = Object.values(TITLES).map(
    (title, column) => `<text class="title" x="${columns.left[column]}" y="${MARGIN + 10}">${title}</text>`,
  );
  const edges = layout.edges.map(({ from, to, kind }) => {
    const [a, b] = [layout.nodes.get(from)!, layout.nodes.get(to)!];
    return `<path${kind === 'pulls' ? '' : ` class="${kind}"`} d="${curve(a, b, columns)}"><title>`
      + `${escapeXml(`${a.label} → ${b.label}${kind === 'uncovered' ? ': no credential' : ''}`)}</title></path>`;
  });
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" class="access-graph" role="img" aria-label="Who can pull what" '
      + `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<style>${STYLE}</style>`,
    ...titles,
    ...edges,
    ...[...layout.nodes.values()].map(node => drawNode(node, columns)),
    '</svg>',
  ].join('\n');
}

const top = ({ row }: PlacedNode) => MARGIN + TITLE_HEIGHT + row * ROW_HEIGHT;

function fullName({ label, namespace }: PlacedNode): string {
  return namespace === undefined ? label : `${namespace}/${label}`;
}

/** Of what its namespace has a line to, the namespace need not be said. */
function textOf(node: PlacedNode): string {
  return `${node.kind === 'workload' ? node.label : fullName(node)}${stateNote(node)}`;
}

function drawNode(node: PlacedNode, { left, width }: Columns): string {
  const { kind, column } = node;
  const hint = `${TITLES[kind]} ${fullName(node)}${stateNote(node)}`;
  return `<g class="${kind}${stateNote(node) === '' ? '' : ' missing'}"><title>${escapeXml(hint)}</title>`
    + `<rect x="${left[column]}" y="${top(node)}" width="${width[column]}" height="${NODE_HEIGHT}" rx="4"/>`
    + `<text x="${left[column] + PADDING}" y="${top(node) + 16}">${escapeXml(textOf(node))}</text></g>`;
}

function curve(from: PlacedNode, to: PlacedNode, { left, width }: Columns): string {
  const [x1, y1] = [left[from.column] + width[from.column], top(from) + NODE_HEIGHT / 2];
  const [x2, y2] = [left[to.column], top(to) + NODE_HEIGHT / 2];
  if (to.column - from.column === 1) {
    return `M${x1} ${y1} C${x1 + GAP / 2} ${y1} ${x2 - GAP / 2} ${y2} ${x2} ${y2}`;
  }
  // Past other columns it goes between the rows, so that it seems to touch no node there.
  const between = y1 + ROW_HEIGHT / 2;
  return `M${x1} ${y1} C${x1 + GAP / 2} ${y1} ${x1 + GAP / 2} ${between} ${x1 + GAP} ${between} `
    + `L${x2 - GAP} ${between} C${x2 - GAP / 2} ${between} ${x2 - GAP / 2} ${y2} ${x2} ${y2}`;
}
