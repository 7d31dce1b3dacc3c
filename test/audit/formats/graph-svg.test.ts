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

test('shows the beginning of a label that is too long', () => {
  const svg = svgElement({ nodes: [{ id: 'x', kind: 'registry', label: 'x'.repeat(50) }], edges: [] });
  expect(svg).toContain(`>${'x'.repeat(27)}…</text>`);
  expect(svg).toContain(`<title>Registry ${'x'.repeat(50)}</title>`);
});
