import { GRAPH } from './graph.support';
import { toMermaid } from '../../../src/audit/formats/graph-mermaid';

test('draws nodes by their kind, and what has no credential as a dotted line', () => {
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
