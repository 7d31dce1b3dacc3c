import { strict as assert } from 'node:assert';
import { join } from 'node:path';
import { growthExponent, inTurns, Laboratory, median, printTable, SMOKE } from './harness';
import { CAUSE_ROWS } from '../src/diagnose/causes';

/**
 * Finds the causes of the messages of the corpus, against a plain search for each word of the table in each message.
 * Target: a cost that grows with the length of a line and no faster. A cluster has some thousand events: how many
 * messages a second are read is printed, and nothing is done to make them more.
 */
const SIZES = SMOKE ? [2_000] : [10_000, 100_000, 300_000];
const LINES = SMOKE ? [1_000_000, 4_000_000] : [1_000_000, 2_000_000, 4_000_000, 8_000_000];
const RUNS = SMOKE ? 1 : 3;

/** Far above noise, and below what anything quadratic comes to. */
const GROWTH_LIMIT = 1.6;

const laboratory = new Laboratory();
try {
  const env = {
    BENCH_CORPUS: join(__dirname, '../test/diagnose/corpus/messages.jsonl'),
    BENCH_WORDS: JSON.stringify(CAUSE_ROWS.flatMap(({ words }) => words.map((word) => word.toLowerCase()))),
  };
  const classify = laboratory.program('classify', env);
  const search = laboratory.program('search-words', env);
  printTable(`Causes of N messages (median of ${RUNS} runs)`, SIZES.map((size) => {
    const [ours, theirs] = inTurns(RUNS, size, [classify, search]);
    const perSecond = (samples: typeof ours) =>
      Math.round((size / median(samples, ({ cpuMs }) => cpuMs)) * 1_000).toLocaleString('en');
    return {
      'N': size,
      'CPU ms': median(ours, ({ cpuMs }) => cpuMs).toFixed(0),
      'messages/s': perSecond(ours),
      'word search/s': perSecond(theirs),
      'CPU ratio': median(ours, (sample, run) => sample.cpuMs / theirs[run].cpuMs).toFixed(2),
      'peak MB': median(ours, ({ peakMb }) => peakMb).toFixed(0),
    };
  }));

  for (const isDistinct of [false, true]) {
    const paste = laboratory.program('read-paste', { ...env, BENCH_DISTINCT: isDistinct ? '1' : '' });
    const pastes = SIZES.map((size) => {
      const samples = inTurns(RUNS, size, [paste])[0];
      return { size, cost: median(samples, ({ cpuMs }) => cpuMs), peak: median(samples, ({ peakMb }) => peakMb) };
    });
    const which = isDistinct ? ', none of the same image' : '';
    printTable(`A paste with N messages${which}`, pastes.map(({ size, cost, peak }) => ({
      'N': size,
      'CPU ms': cost.toFixed(0),
      'messages/s': Math.round((size / cost) * 1_000).toLocaleString('en'),
      'peak MB': peak.toFixed(0),
    })));
    if (pastes.length > 1) console.log(`growth exponent: ${growthExponent(pastes).toFixed(2)} (target: 1.05)`);
  }

  const line = laboratory.program('classify-line');
  const lines = LINES.map((size) => ({ size, cost: median(inTurns(RUNS, size, [line])[0], ({ cpuMs }) => cpuMs) }));
  printTable(
    'The cause in one line of N characters',
    lines.map(({ size, cost }) => ({ 'N': size, 'CPU ms': cost.toFixed(0) })),
  );
  const growth = growthExponent(lines);
  console.log(`growth exponent: ${growth.toFixed(2)} (target: 1.05)`);
  if (SMOKE) assert(growth < GROWTH_LIMIT, `a line costs N^${growth.toFixed(2)}, limit ${GROWTH_LIMIT}`);
} finally {
  laboratory.remove();
}
