import { DAY, HOUR, inWords, MINUTE, SECOND } from '../../src/schedule/units';

test.each([
  [0, '0 seconds'],
  [999, '0 seconds'],
  [SECOND, '1 second'],
  [90 * SECOND, '1 minute 30 seconds'],
  [20 * MINUTE, '20 minutes'],
  [8 * HOUR, '8 hours'],
  [HOUR + 30 * MINUTE, '1 hour 30 minutes'],
  [DAY, '1 day'],
  [1461 * DAY + HOUR, '1461 days 1 hour'],
  [HOUR / 7, '8 minutes 34 seconds'],
])('%d milliseconds are %s', (milliseconds, words) => {
  expect(inWords(milliseconds)).toBe(words);
});
