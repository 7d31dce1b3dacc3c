import { strict as assert } from 'node:assert';
import { inTurns, Laboratory, median, printTable, SMOKE } from './harness';

/**
 * A `PrivateRegistryAccess` in each of N charts, as teams build an app together, against the same objects made by hand.
 * cdk8s validates every construct once for each chart, so one construct more in each costs N² by itself: the target,
 * 1.25 times the CPU, is against objects that stand in such a construct.
 *
 * Measured on a quiet machine of two cores: 1.61 times at 400 charts, above the target, and 1.18 at 1,600; of the main
 * thread 1.41 and 1.07 (1.47 and 1.13, 1.30 and 1.08 before each text was looked through for what an unset variable
 * leaves, on another day). What is left at 400 is V8, which optimizes 164 functions instead of 99 (`--trace-opt`), and
 * the loading of the library: once, however many charts there are. A profile of the main thread (`--cpu-prof`) has 16 %
 * in validation (the proof 8, the plan 3, `Tree.isComplete` 3) and 6 % in the constructors; garbage collection is the
 * same. `isComplete` looks at each chart once for each chart, as cdk8s does six times: its share stays, those of the
 * others fall with the number of charts.
 */
const SIZES = SMOKE ? [20] : [100, 400, 1_600];
const RUNS = SMOKE ? 1 : 5;

const laboratory = new Laboratory();
try {
  const [bare, construct, access] = ['bare', 'construct', 'access'].map(made =>
    laboratory.program('charts', { BENCH_ACCESS: made }));
  const objectsOf = (program: (size: number) => unknown) => {
    program(3);
    return laboratory.objects();
  };
  const objects = objectsOf(access);
  [bare, construct].forEach(program =>
    assert.deepEqual(objectsOf(program), objects, 'all programs must emit the same objects'));

  printTable(`Synthesis of N charts with an access each (median of ${RUNS} runs; target: 1.25 times a construct each)`,
    SIZES.map(size => {
      const [plain, baseline, ours] = inTurns(RUNS, size, [bare, construct, access]);
      return {
        'N': size,
        'CPU ms': median(ours, ({ cpuMs }) => cpuMs).toFixed(0),
        'a construct each': median(baseline, ({ cpuMs }) => cpuMs).toFixed(0),
        'ratio': median(ours, ({ cpuMs }, run) => cpuMs / baseline[run].cpuMs).toFixed(2),
        'main thread': median(ours, ({ mainMs }) => mainMs).toFixed(0),
        'a construct each ': median(baseline, ({ mainMs }) => mainMs).toFixed(0),
        'ratio ': median(ours, ({ mainMs }, run) => mainMs / baseline[run].mainMs).toFixed(2),
        'bare': median(plain, ({ cpuMs }) => cpuMs).toFixed(0),
        'ratio  ': median(ours, ({ cpuMs }, run) => cpuMs / plain[run].cpuMs).toFixed(2),
      };
    }));
} finally {
  laboratory.remove();
}
