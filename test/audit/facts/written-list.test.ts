import { writtenList } from '../../../src/audit/facts/written-list';
import { parseYaml } from '../support';

test.each([
  ['a template without quotes', '{{ .Values.list }}', [{ name: '{{ … }}' }]],
  ['a template in brackets', '[[ .list ]]', [{ name: '{{ … }}' }]],
  ['a template', '"${LIST}"', [{ name: '${LIST}' }]],
  ['entries that are templates', '[{{ .Values.a }}, "<secret>", { name: b }]',
    [{ name: '{{ … }}' }, { name: '<secret>' }, { name: 'b' }]],
  ['a list', '[{ name: a }]', [{ name: 'a' }]],
  ['a text', 'regcred', 'regcred'],
  ['a list of texts', '[regcred]', ['regcred']],
  ['a name in braces', '{secrets}', [{ name: '{{ … }}' }]],
  ['an entry in braces', '[{ secret }]', [{ name: '{{ … }}' }]],
  ['a name that is left out', '[{ name }]', [{ name: null }]],
  ['nothing', '', null],
])('%s', (_, text, expected) => {
  const [{ list }] = parseYaml(`list: ${text}\n`) as [{ list: unknown }];
  expect(writtenList(list)).toEqual(expected);
});
