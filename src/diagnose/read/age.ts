const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400, y: 31_536_000 };
const AGE = /^(?:\d+[smhdy])+$/;
const COUNT = /\(x\d+ over [^()]{0,40}\)/g;
/** The columns before a message are shorter. */
const MAX_COLUMNS = 500;

/**
 * How many seconds ago an event was seen last, by the columns of its row. Tables of old say beside it when it was seen
 * first, some in front of it and some behind.
 */
export function ageIn(columns: string): number | undefined {
  const words = withoutCount(columns.slice(0, MAX_COLUMNS)).split(/[\s|│]+/);
  const ages = words.filter(word => AGE.test(word)).slice(0, 2).map(secondsOf);
  return ages.length === 0 ? undefined : Math.min(...ages);
}

/** Columns without how often an event was seen: `3m (x4 over 5m)`. */
export function withoutCount(columns: string): string {
  return columns.includes('(x') ? columns.replace(COUNT, '') : columns;
}

function secondsOf(age: string): number {
  return [...age.matchAll(/(\d+)([smhdy])/g)].reduce((sum, [, count, unit]) => sum + Number(count) * SECONDS[unit], 0);
}
