import { strict as assert } from 'node:assert';
import { inTurns, Laboratory, median, printTable, SMOKE } from './harness';

/**
 * A `PrivateRegistryAccess` in each of N charts, as teams build an app together, against the same objects made by hand.
 * cdk8s validates every construct once for each chart, so one construct more in each costs N² by itself: the target,
 * 1.25 times the CPU, is against objects that stand in such a construct.
 *
 * Measured on two quiet cores: 1.25 times at 400 charts and 1.10 at 1,600 (of the main thread 1.22 and 1.02; 1.61 and
 * 1.18 the day before). Under a load of 1 to 4, in three series of 11 to 15 turns, it was 1.16 to 1.18 at 400. At 100
 * it is 1.37: 9 ms are code that runs for the first time, however many charts there are, and V8 has not done with the
 * rest.
 *
 * TurboFan allocates 171 MB for 400 charts instead of 230 (139 for a construct each; `--turbo-stats`). What is left
 * is spread over the proof, the plan and the constructors; V8 compiles `Tree.visit`, and throws it away as the walk
 * is over (10 to 20 ms on another thread). `isComplete` looks at each chart once for each chart, as cdk8s does six
 * times: its share stays, those of the others fall with the number of charts. Of no use were: to remember images that
 * were fine, and repeated keys by what a Secret holds, and a walk of the tree in two steps.
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
