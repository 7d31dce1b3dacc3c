import { STAGES } from '../../../scripts/pull-stages';
import { PullFailure, PullFailureCause } from '../../../src/diagnose';
import { CAUSE_ROWS } from '../../../src/diagnose/causes';
import { ADVICE } from '../../../src/diagnose/causes/advice';
import { fold } from '../../../src/diagnose/match/reading';
import { MessageEntry, readCorpus } from '../support';

const messages = readCorpus<MessageEntry>('messages');

test('every cause has words but OTHER, which may, and every cause has a meaning, a fix and a command', () => {
  const withWords = new Set(CAUSE_ROWS.map(({ cause }) => cause));
  expect([...withWords.add(PullFailureCause.OTHER)].sort()).toEqual(Object.values(PullFailureCause).sort());
  expect(Object.keys(ADVICE).sort()).toEqual(Object.values(PullFailureCause).sort());
});

const ROWS = CAUSE_ROWS.map(row => [row.cause, row] as const);

test.each(ROWS)('a message of the corpus is decided by each row: %s', (_, row) => {
  const words = row.words.map(text => text.trim());
  expect(messages.some(({ message, cause }) => {
    const failure = PullFailure.classify(message);
    return failure.cause === cause && cause === row.cause && words.includes(failure.evidence[0]);
  })).toBe(true);
});

test('no words stand in the table twice, unless a row before has a condition', () => {
  const free = CAUSE_ROWS.filter(({ when }) => !when).flatMap(({ words }) => words.map(fold));
  expect(free.filter((words, index) => free.indexOf(words) !== index)).toEqual([]);
});

test('a meaning is one sentence', () => {
  expect(Object.values(ADVICE).filter(({ meaning }) => !/^[A-Z].*\.$/.test(meaning) || /[.!?] [A-Z]/.test(meaning)))
    .toEqual([]);
});

const SIGNS = STAGES.flatMap(({ signs }) => signs);

test('every cause but OTHER is one of the steps of a pull, once', () => {
  expect([...SIGNS.map(([cause]) => cause), PullFailureCause.OTHER].sort())
    .toEqual(Object.values(PullFailureCause).sort());
});

test.each(SIGNS)('%s is known by its sign in the picture: %s', (cause, words) => {
  expect(PullFailure.classify(`Failed to pull image "ghcr.io/acme/web:1": ${words}`).cause).toBe(cause);
});
