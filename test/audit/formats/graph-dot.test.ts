import { GRAPH } from './graph.support';
import { toDot } from '../../../src/audit/formats/graph-dot';

test('draws nodes by their kind, and what has no credential as a dashed line', () => {
  expect(toDot(GRAPH)).toMatchInlineSnapshot(`
"digraph access {
  rankdir=LR;
  "ns" [label="shop", shape=tab];
  "a" [label="Deployment a", shape=box];
  "b" [label="Pod \\"b\\" <x>", shape=box];
  "sa" [label="default", shape=ellipse];
  "s" [label="regcred", shape=hexagon];
  "m" [label="gone (missing)", shape=hexagon, style=dashed, color=red];
  "x" [label="torn (undecodable)", shape=hexagon, style=dashed, color=red];
  "r" [label="reg.io:5000", shape=cylinder];
  "ns" -> "a";
  "ns" -> "b";
  "a" -> "sa";
  "sa" -> "s";
  "s" -> "r";
  "b" -> "m";
  "m" -> "r" [style=dashed];
  "b" -> "x";
  "b" -> "r" [style=dashed, color=red, label="no credential"];
}
"
`);
});

test('quotes what would end or escape a label', () => {
  expect(toDot({ nodes: [{ id: 'x', kind: 'registry', label: 'a\\N"b' }], edges: [] })).toContain('label="a\\\\N\\"b"');
});
