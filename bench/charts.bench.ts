import { strict as assert } from 'node:assert';
import { inTurns, Laboratory, median, printTable, SMOKE } from './harness';

/**
 * A `PrivateRegistryAccess` in each of N charts, as teams build an app together, against the same objects made by hand.
 * cdk8s validates every construct once for each chart, so one construct more in each costs N² by itself: the target,
 * 1.25 times the CPU, is against objects that stand in such a construct.
 *
 * Measured on a machine of two cores under a load of 1 to 4. At 400 charts, in three series of 11 to 15 turns with the
 * code before the last work on this: 1.16, 1.17 and 1.18 times, where that had 1.20, 1.22 and 1.22; 11 to 39 ms of CPU
 * less, of 730 to 786 (baseline 599 to 650). This file, in 5 runs, gives 1.23 now, and gave 1.23 and on a quiet machine
 * 1.31 before: the target is met here, by little, and not shown to be met on a quiet machine, where the baseline takes
 * 530 ms. At 100 charts it is 1.35 in 11 turns (1.39 before) and 1.33 in this file: missed there, since 9 ms are code
 * that runs for the first time, however many charts there are. At 1,600 it is 1.16 (1.13 before, 0.8 in 3 turns).
 *
 * TurboFan allocates 171 MB for 400 charts instead of 183 (139 for a construct each; `--turbo-stats`), and the program
 * 44 MB more than the baseline (an estimate of samples). Not of use were: to remember images that were fine, and
 * repeated keys by what a Secret holds, and a walk of the tree in two steps. What is left is spread over the proof, the
 * plan and the constructors; V8 compiles `Tree.visit`, and throws it away as the walk is over (10 to 20 ms on another
 * thread). `isComplete` looks at each chart once for each chart, as cdk8s does six times: its share stays, those of the
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
