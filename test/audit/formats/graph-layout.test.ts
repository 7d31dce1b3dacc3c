import { GRAPH } from './graph.support';
import { layOut } from '../../../src/audit/formats/graph-layout';

test('each kind is a column, and each node has a row of its own', () => {
  const { nodes, columns, rows } = layOut(GRAPH);
  expect({ columns, rows }).toEqual({ columns: 5, rows: 3 });
  expect([...nodes.values()].map(({ id, column, row }) => `${id} ${column} ${row}`))
    .toEqual(['ns 0 0', 'a 1 0', 'b 1 1', 'sa 2 0', 's 3 0', 'm 3 1', 'x 3 2', 'r 4 0']);
});

test('nodes come near to what they are tied to, so that lines do not cross', () => {
  const labels = ['c', 'a', 'b'];
  const { nodes } = layOut({
    nodes: [
      ...labels.map(label => ({ id: `s${label}`, kind: 'secret' as const, label })),
      ...['a', 'b', 'c'].map(label => ({ id: `r${label}`, kind: 'registry' as const, label })),
    ],
    edges: labels.map(label => ({ from: `s${label}`, to: `r${label}`, kind: 'pulls' as const })),
  });
  for (const label of labels) {
    expect(nodes.get(`s${label}`)!.row).toBe(nodes.get(`r${label}`)!.row);
  }
});

test('nothing has no rows', () => {
  expect(layOut({ nodes: [], edges: [] }).rows).toBe(0);
});
