import { unsetSentence, unsetWord } from '../../src/given/unset-word';

test.each([
  ['undefined', 'undefined'],
  ['None', 'None'],
  ['null', 'null'],
  ['arn:aws:iam::undefined:role/pull', 'undefined'],
  ['None@acme.iam.gserviceaccount.com', 'None'],
  ['robot$undefined', 'undefined'],
  ['robot$team+None', 'None'],
  ['registry.example.com:undefined', 'undefined'],
  ['https://proxy.None:3128', 'None'],
  ['svc-undefined', 'undefined'],
  ['undefined-behaviour', undefined],
  ['acme/null', undefined],
  ['none', undefined],
  ['Nonesuch', undefined],
  ['of None of them', undefined],
  ['', undefined],
])('%s: %s', (text, word) => {
  expect(unsetWord(text)).toBe(word);
});

test('a sentence says where the word is from', () => {
  expect(`'path' ${unsetSentence('None')}`)
    .toBe("'path' holds 'None', which a variable that is not set leaves: set it");
});
