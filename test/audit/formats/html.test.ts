import { createHash } from 'node:crypto';
import { documentOf, evilDocument, PROBLEMS } from './support';
import { toHtml } from '../../../src/audit/formats/html';

// In a browser: test/browser.

test('the page loads nothing, and its policy allows its own script only', () => {
  const html = toHtml(documentOf());
  expect(html).not.toMatch(/\b(?:src|srcset|@import|url)\s*[=(]|<link|<iframe|<img/);
  const [, script] = /<script>([^]*)<\/script>/.exec(html)!;
  expect(html).toContain(`script-src 'sha256-${createHash('sha256').update(script).digest('base64')}'`);
  expect(html).toContain("default-src 'none'");
});

test('it has the findings, filters, the pull secrets, what is accepted and the graph', () => {
  const html = toHtml(documentOf());
  expect(html).toMatch(/<article class="finding error" data-rule="PRA103" [^>]*data-namespace="payments">/);
  expect(html).toContain('<option>payments</option><option>shop</option>');
  expect(html).toMatch(/<option value="PRA103">PRA103 [^<]+<\/option><option value="PRA402">/);
  expect([...html.matchAll(/<section class="rule (\w+)">/g)].map(([, severity]) => severity))
    .toEqual(['error', 'warning', 'info']);
  expect(html).toContain('error (1)');
  expect(html).toContain('made &lt;by hand&gt;');
  expect(html).toContain('<svg xmlns="http://www.w3.org/2000/svg" class="access-graph"');
});

test('it says what was not read, and notes by themselves', () => {
  const html = toHtml(documentOf([], { problems: PROBLEMS }));
  expect(html).toMatch(/<h2>Not read <span class="dim">1<.*<li>bad\\u001b\[31m&lt;b&gt;\.yaml:7 is not YAML: bad/);
  expect(html).toMatch(/<h2>Notes <span class="dim">1<.*<li>Secrets may not be listed/);
});

test('it says what it does not prove', () => {
  expect(toHtml(documentOf([], { caveat: 'Name yours in `privateRegistries`.' })))
    .toContain('<p>Name yours in <code>privateRegistries</code>.</p>');
});

test('names of any kind are text', () => {
  const html = toHtml(evilDocument()).replace(/<script>[^]*<\/script>/, '');
  expect(html).not.toContain('<script');
  expect(html).not.toMatch(/[^\n\P{Cc}]|\p{Cf}/u);
});

test('a graph of too many nodes is left out, and says so', () => {
  const nodes = Array.from({ length: 601 }, (_, index) => ({
    id: `n${index}`, kind: 'registry' as const, label: `n${index}`,
  }));
  expect(toHtml(documentOf([], { graph: () => ({ nodes, edges: [] }) })))
    .toContain('601 nodes are too many for a picture');
});
