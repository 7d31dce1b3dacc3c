import { GRAPH } from './graph.support';
import { svgElement, toSvg } from '../../../src/audit/formats/graph-svg';

test('is a picture of its own, with a title for each node and line', () => {
  const svg = toSvg(GRAPH);
  expect(svg).toMatch(
    /^<\?xml version="1.0" encoding="UTF-8"\?>\n<svg xmlns="http:\/\/www.w3.org\/2000\/svg" .*>\n[^]*<\/svg>\n$/,
  );
  expect(svg).toContain('<title>Pull secret shop/gone (missing)</title>');
  expect(svg).toContain('<path class="uncovered"');
  expect(svg).toContain('Pod &quot;b&quot; &lt;x&gt; → reg.io:5000: no credential');
  expect(svg.match(/<rect /g)).toHaveLength(GRAPH.nodes.length);
});

test('a node is as wide as the longest label of its column', () => {
  const svg = svgElement({
    nodes: [
      { id: 'x', kind: 'registry', label: 'x'.repeat(80) }, { id: 'y', kind: 'registry', label: '名'.repeat(60) },
      { id: 'z', kind: 'secret', label: 'z', namespace: 'n', state: 'broken' },
    ],
    edges: [],
  });
  expect(svg).toContain(`>${'x'.repeat(80)}</text>`);
  expect([...svg.matchAll(/<rect [^>]*width="(\d+)"/g)].map(([, width]) => Number(width)))
    .toEqual([expect.any(Number), 60 * 2 * 7 + 16, 60 * 2 * 7 + 16]);
  expect(svg).toContain('>n/z (undecodable)</text>');
});
