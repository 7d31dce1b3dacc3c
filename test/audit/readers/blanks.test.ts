import { Blanks } from '../../../src/audit/readers/blanks';

test.each([
  0, 1, 2, 3,
])('ends where the indentation does, or before, at an address of %i more than whole words', shift => {
  const bytes = Buffer.concat([Buffer.alloc(shift), Buffer.from(`x${' '.repeat(23)}y  ${' '.repeat(9)}`)]).subarray(
    shift,
  );
  const blanks = new Blanks(bytes);
  for (let from = 1; from <= 24; from++) {
    expect(blanks.skip(from)).toBeGreaterThanOrEqual(from);
    expect(24 - blanks.skip(from)).toBeGreaterThanOrEqual(0);
    expect(24 - blanks.skip(from)).toBeLessThan(4);
  }
  expect(blanks.skip(0)).toBe(0);
  expect(blanks.skip(bytes.length)).toBe(bytes.length);
  expect(blanks.skip(26)).toBeLessThanOrEqual(bytes.length);
});
