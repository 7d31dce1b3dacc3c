import { strict as assert } from 'node:assert';
import { growthExponent, inTurns, Laboratory, median, printTable, SMOKE } from './harness';

/**
 * Our constructs for N namespaces against the same objects as bare `ApiObject`s.
 * Targets: 1.10 times the CPU, 1.15 times the peak memory, growth exponent 1.05.
 */
const SIZES = SMOKE ? [100, 400, 1_600] : [10, 100, 1_000, 3_000, 10_000];
const RUNS = SMOKE ? 1 : 5;

/** Far above noise, and below what anything quadratic comes to. */
const GROWTH_LIMIT = 1.6;

const laboratory = new Laboratory();
try {
  const access = laboratory.program('access');
  access(1);
  const bare = laboratory.program('bare', { BENCH_OBJECTS: laboratory.saveObjects() });
  assert.deepEqual(objectsOf(bare), objectsOf(access), 'both programs must emit the same objects');

  const results = SIZES.map((size) => {
    const [ours, theirs] = inTurns(RUNS, size, [access, bare]);
    return {
      size,
      ours,
      theirs,
      cpu: median(ours, ({ cpuMs }) => cpuMs),
      bareCpu: median(theirs, ({ cpuMs }) => cpuMs),
    };
  });
  printTable(`Synthesis of N namespaces (median of ${RUNS} runs; targets: CPU ratio 1.10, memory ratio 1.15)`,
    results.map(({ size, ours, theirs, cpu, bareCpu }) => ({
      'N': size,
      'CPU ms': cpu.toFixed(0),
      'bare': bareCpu.toFixed(0),
      'ratio': median(ours, (sample, run) => sample.cpuMs / theirs[run].cpuMs).toFixed(2),
      'peak MB': median(ours, ({ peakMb }) => peakMb).toFixed(0),
      'bare ': median(theirs, ({ peakMb }) => peakMb).toFixed(0),
      'ratio ': median(ours, (sample, run) => sample.peakMb / theirs[run].peakMb).toFixed(2),
    })));

  // At smaller sizes, compiling the code takes longer than running it.
  const largest = results.slice(-3);
  const growth = growthExponent(largest.map(({ size, cpu }) => ({ size, cost: cpu })));
  const bareGrowth = growthExponent(largest.map(({ size, bareCpu }) => ({ size, cost: bareCpu })));
  console.log(
    `growth exponent from N = ${largest[0].size}: ${growth.toFixed(2)}, bare ${bareGrowth.toFixed(2)} (target: 1.05)`,
  );
  if (SMOKE) assert(growth < GROWTH_LIMIT, `synthesis grows with N^${growth.toFixed(2)}, limit ${GROWTH_LIMIT}`);
} finally {
  laboratory.remove();
}

function objectsOf(program: (size: number) => unknown): unknown[] {
  program(3);
  return laboratory.objects();
}
