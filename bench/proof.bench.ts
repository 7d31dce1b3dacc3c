import { inTurns, Laboratory, median, printTable, Sample, SMOKE } from './harness';

/**
 * What the proof that every image finds its credential adds to the synthesis of an app.
 * Targets: 15 % for 5,000 raw workloads, 20 % for those of cdk8s-plus.
 *
 * Measured on a quiet machine of two cores: it adds 6 % to the main thread of raw ones and 13 % with all threads, 3 and
 * 2 % to those of cdk8s-plus (9, 19, 5 and 10 % before a plain image passed by one look, and the pods of a
 * ServiceAccount shared what is found out about it). The difference is V8, which optimizes the code of the proof on
 * threads of its own: once, whatever the size.
 */
const SIZE = SMOKE ? 200 : 5_000;
const RUNS = SMOKE ? 1 : 5;

const laboratory = new Laboratory();
try {
  printTable(`Synthesis of ${SIZE} Deployments (median of ${RUNS} runs; targets: the proof adds 15 % to raw ones, 20 % `
    + 'to cdk8s-plus)',
  ['raw', 'cdk8s-plus'].map((workloads) => {
    const [none, off, proof] = inTurns(RUNS, SIZE, ['none', 'off', 'proof'].map((access) =>
      laboratory.program('workloads', { BENCH_WORKLOADS: workloads, BENCH_ACCESS: access })));
    return {
      'workloads': workloads,
      'CPU ms without access': median(none, ({ cpuMs }) => cpuMs).toFixed(0),
      'with': median(off, ({ cpuMs }) => cpuMs).toFixed(0),
      'with proof': median(proof, ({ cpuMs }) => cpuMs).toFixed(0),
      'the proof adds': added(proof, ({ cpuMs }, run) => cpuMs / off[run].cpuMs),
      'to the main thread': added(proof, ({ mainMs }, run) => mainMs / off[run].mainMs),
    };
  }));
} finally {
  laboratory.remove();
}

function added(samples: Sample[], ratio: (sample: Sample, run: number) => number): string {
  return `${(100 * (median(samples, ratio) - 1)).toFixed(0)} %`;
}
