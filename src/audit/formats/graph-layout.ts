import { AccessGraph, GraphEdge, GraphNode, NodeKind } from '../access-graph';

/** The columns of the picture, from left to right. */
const COLUMNS: readonly NodeKind[] = ['namespace', 'workload', 'service-account', 'secret', 'registry'];

/** How often columns are put in order by what their nodes are tied to; more changes little. */
const SWEEPS = 4;

/** A node with its place in the picture. */
export interface PlacedNode extends GraphNode {
  readonly column: number;
  readonly row: number;
}

export interface GraphLayout {
  readonly nodes: ReadonlyMap<string, PlacedNode>;
  readonly edges: readonly GraphEdge[];
  readonly columns: number;
  readonly rows: number;
}

/** Puts nodes in columns by their kind, and in each near to what they are tied to, so that few lines cross. */
export function layOut({ nodes, edges }: AccessGraph): GraphLayout {
  const columns = COLUMNS.map(kind => nodes.filter(node => node.kind === kind));
  const neighbours = new Map<string, string[]>(nodes.map(({ id }) => [id, []]));
  for (const { from, to } of edges) {
    neighbours.get(from)!.push(to);
    neighbours.get(to)!.push(from);
  }
  const rows = new Map(
    columns.flatMap(column => column.map(({ id }, row) => [id, row / Math.max(1, column.length)] as const)),
  );
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    for (const column of sweep % 2 === 0 ? columns : [...columns].reverse()) {
      const weights = new Map(
        column.map(({ id }) => [id, mean(neighbours.get(id)!.map(other => rows.get(other)!)) ?? rows.get(id)!]),
      );
      column.sort((a, b) => weights.get(a.id)! - weights.get(b.id)! || (a.id < b.id ? -1 : 1));
      column.forEach(({ id }, row) => rows.set(id, row / column.length));
    }
  }
  const placed = columns.flatMap((column, index) =>
    column.map((node, row): [string, PlacedNode] => [node.id, { ...node, column: index, row }]),
  );
  return {
    nodes: new Map(placed),
    edges,
    columns: COLUMNS.length,
    rows: Math.max(0, ...columns.map(({ length }) => length)),
  };
}

function mean(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;
}
