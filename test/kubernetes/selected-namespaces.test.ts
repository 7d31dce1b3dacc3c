import { canSelect, checkNamespaceSelector } from '../../src/kubernetes/selected-namespaces';

test.each([
  [{ names: ['shop'] }, { names: ['shop'], matchLabels: {} }],
  [{ matchLabels: { pull: 'yes' } }, { names: [], matchLabels: { pull: 'yes' } }],
  [{ names: ['shop'], matchLabels: { pull: 'yes' } }, { names: ['shop'], matchLabels: { pull: 'yes' } }],
])('%j', (selector, expected) => {
  expect(checkNamespaceSelector('namespaceSelector', selector)).toEqual(expected);
});

test.each([
  [{}, /'namespaceSelector' has neither 'names' nor 'matchLabels', which would mean every namespace: name the namespaces, or give a label/],
  [{ matchLabels: {}, names: [] }, /would mean every namespace/],
  [{ names: ['A'] }, /'namespaceSelector.names' must be a DNS label.*got 'A'/],
  [{ names: ['shop', 'shop'] }, /'namespaceSelector.names' names 'shop' twice/],
])('%j is refused', (selector, message) => {
  expect(() => checkNamespaceSelector('namespaceSelector', selector)).toThrow(message);
});

test.each([
  [{ names: ['shop'], matchLabels: {} }, 'shop', true],
  [{ names: ['shop'], matchLabels: {} }, 'other', false],
  [{ names: ['shop'], matchLabels: {} }, undefined, false],
  [{ names: [], matchLabels: { pull: 'yes' } }, 'other', true],
  [{ names: [], matchLabels: { pull: 'yes' } }, undefined, true],
  [{ names: ['shop'], matchLabels: { pull: 'yes' } }, 'other', true],
])('%j can select %s: %s', (selector, namespace, expected) => {
  expect(canSelect(selector as Parameters<typeof canSelect>[0], namespace)).toBe(expected);
});
