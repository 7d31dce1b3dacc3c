import { AccessGraph } from '../../../src/audit/access-graph';
import { toDot, toMermaid } from '../../../src/audit/formats/graph';

/**
 * Two workloads: one pulls through its ServiceAccount, the other has no credential and names a Secret that is not
 * there and one that does not decode.
 */
const GRAPH: AccessGraph = {
  nodes: [
    { id: 'ns', kind: 'namespace', label: 'shop' },
    { id: 'a', kind: 'workload', label: 'Deployment a', namespace: 'shop' },
    { id: 'b', kind: 'workload', label: 'Pod "b" <x>', namespace: 'shop' },
    { id: 'sa', kind: 'service-account', label: 'default', namespace: 'shop' },
    { id: 's', kind: 'secret', label: 'regcred', namespace: 'shop', state: 'known' },
    { id: 'm', kind: 'secret', label: 'gone', namespace: 'shop', state: 'missing' },
    { id: 'x', kind: 'secret', label: 'torn', namespace: 'shop', state: 'broken' },
    { id: 'r', kind: 'registry', label: 'reg.io:5000' },
  ],
  edges: [
    { from: 'ns', to: 'a', kind: 'pulls' },
    { from: 'ns', to: 'b', kind: 'pulls' },
    { from: 'a', to: 'sa', kind: 'pulls' },
    { from: 'sa', to: 's', kind: 'pulls' },
    { from: 's', to: 'r', kind: 'pulls' },
    { from: 'b', to: 'm', kind: 'pulls' },
    { from: 'm', to: 'r', kind: 'awaited' },
    { from: 'b', to: 'x', kind: 'pulls' },
    { from: 'b', to: 'r', kind: 'uncovered' },
  ],
};

test('Mermaid draws nodes by their kind, and what has no credential as a dotted line', () => {
  expect(toMermaid(GRAPH)).toMatchInlineSnapshot(`
"flowchart LR
  n0[["shop"]]
  n1["Deployment a"]
  n2["Pod #34;b#34; #60;x#62;"]
  n3("default")
  n4{{"regcred"}}
  n5{{"gone #40;missing#41;"}}
  n6{{"torn #40;undecodable#41;"}}
  n7[("reg.io:5000")]
  n0 --> n1
  n0 --> n2
  n1 --> n3
  n3 --> n4
  n4 --> n7
  n2 --> n5
  n5 -.-> n7
  n2 --> n6
  n2 -. no credential .-> n7
  class n5 missing
  class n6 missing
  classDef missing stroke:#c00,stroke-dasharray:4
"
`);
});

test('draws nothing of nothing', () => {
  expect(toMermaid({ nodes: [], edges: [] })).toBe('flowchart LR\n');
});

test('DOT draws nodes by their kind, and what has no credential as a dashed line', () => {
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

test('DOT quotes what would end or escape a label', () => {
  expect(toDot({ nodes: [{ id: 'x', kind: 'registry', label: 'a\\N"b' }], edges: [] })).toContain('label="a\\\\N\\"b"');
});
