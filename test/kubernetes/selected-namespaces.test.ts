import { canSelect, checkNamespaceSelector } from '../../src/kubernetes/selected-namespaces';

test.each([
  [{ names: ['shop'] }, { names: ['shop'], matchLabels: {} }],
  [{ matchLabels: { pull: 'yes' } }, { names: [], matchLabels: { pull: 'yes' } }],
  [{ names: ['shop'], matchLabels: { pull: 'yes' } }, { names: ['shop'], matchLabels: { pull: 'yes' } }],
])('%j', (selector, expected) => {
  expect(checkNamespaceSelector('namespaceSelector', selector)).toEqual(expected);
});

test.each([
  [{},
    /'namespaceSelector' has neither 'names' nor 'matchLabels', which would mean every namespace: name the namespaces, or give a label/],
  [{ matchLabels: {}, names: [] }, /would mean every namespace/],
  [{ names: ['A'] }, /'namespaceSelector.names' must be a DNS label.*got 'A'/],
  [{ names: ['shop', 'shop'] }, /'namespaceSelector.names' names 'shop' twice/],
  [{ names: ['shop-*'] },
    /'namespaceSelector.names' takes names and no patterns, got 'shop-\*': give the namespaces a label, and select them with 'matchLabels'/],
  [{ matchLabels: { 'x y': ' ' } }, /'namespaceSelector.matchLabels' must hold labels, got 'x y': ' '/],
  [{ names: ['shop'], matchLabels: { 'a..b/c': 'd' } }, /must hold labels, got 'a..b\/c': 'd'/],
  [{ matchLabels: { pull: true as any } }, /matchLabels\.pull' must be a string, got true: write 'true' in quotes/],
  [{ matchLabels: { pull: 'a'.repeat(64) } }, /must hold labels, got 'pull': .* \(64 characters\)/],
])('%j is refused', (selector, message) => {
  expect(() => checkNamespaceSelector('namespaceSelector', selector)).toThrow(message);
});

test.each([
  [{ names: ['shop'], matchLabels: { pull: 'yes' } },
    "'namespaceSelector.names' ('shop') cannot be used here, as only labels select: list them in 'namespaces'"],
  [{}, "'namespaceSelector.matchLabels' is empty, which would mean every namespace: give a label, such as { "
    + "'example.com/registry-access': 'true' }"],
  [{ matchLabels: { 'x y': ' ' } }, "'namespaceSelector.matchLabels' must hold labels, got 'x y': ' '"],
])('%j is refused where only labels select', (selector, message) => {
  expect(() => checkNamespaceSelector('namespaceSelector', selector, { labelsOnlyBecause: 'only labels select' }))
    .toThrow(message);
});

test.each([
  [{ names: ['shop'], matchLabels: {} }, 'shop', true],
  [{ names: ['shop'], matchLabels: {} }, 'other', false],
  [{ names: ['shop'], matchLabels: {} }, undefined, false],
  [{ names: [], matchLabels: { pull: 'yes' } }, 'other', true],
  [{ names: [], matchLabels: { pull: 'yes' } }, undefined, true],
  [{ names: ['shop'], matchLabels: { pull: 'yes' } }, 'other', true],
  [{ names: [], matchLabels: { 'kubernetes.io/metadata.name': 'shop' } }, 'shop', true],
  [{ names: [], matchLabels: { 'kubernetes.io/metadata.name': 'shop' } }, 'other', false],
  [{ names: [], matchLabels: { 'kubernetes.io/metadata.name': 'shop' } }, undefined, true],
])('%j can select %s: %s', (selector, namespace, expected) => {
  expect(canSelect(selector as Parameters<typeof canSelect>[0], namespace)).toBe(expected);
});
