import { checksumOf, hasFalseChecksum } from '../../../src/audit/facts/github-token';

const RANDOM = 'q7RzT2mWc9KpL4vXs8BnD6hYf3JgE5';

test('the checksum is the one that GitHub makes', () => {
  expect(checksumOf('zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ')).toBe('0mLq17');
});

test.each([
  ['one that GitHub may have made', `ghp_${RANDOM}${checksumOf(RANDOM)}`, false],
  ['one with another end', `ghp_${RANDOM}q7RzT2`, true],
  ['one of another kind', `gho_${RANDOM}q7RzT2`, true],
  ['a longer one, of which the form is not known', `ghp_${RANDOM}q7RzT2q7RzT2`, false],
  ['a fine-grained one, of which it is not known', `github_pat_${RANDOM}q7RzT2`, false],
  ['another text', 'hunter2', false],
])('%s has a false checksum: %p', (_, token, expected) => {
  expect(hasFalseChecksum(token)).toBe(expected);
});
