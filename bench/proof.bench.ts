import { inTurns, Laboratory, median, printTable, SMOKE } from './harness';

/**
 * What the proof that every image finds its credential adds to the synthesis of an app.
 * Targets: 25 % for 5,000 raw workloads, 35 % for those of cdk8s-plus.
 */
const SIZE = SMOKE ? 200 : 5_000;
const RUNS = SMOKE ? 1 : 5;

const laboratory = new Laboratory();
try {
  printTable(`Synthesis of ${SIZE} Deployments (median of ${RUNS} runs; targets: the proof adds 25 % to raw ones, 35 % `
    + 'to cdk8s-plus)',
  ['raw', 'cdk8s-plus'].map((workloads) => {
    const [none, off, proof] = inTurns(RUNS, SIZE, ['none', 'off', 'proof'].map((access) =>
      laboratory.program('workloads', { BENCH_WORKLOADS: workloads, BENCH_ACCESS: access })));
    return {
      'workloads': workloads,
      'CPU ms without access': median(none, ({ cpuMs }) => cpuMs).toFixed(0),
      'with': median(off, ({ cpuMs }) => cpuMs).toFixed(0),
      'with proof': median(proof, ({ cpuMs }) => cpuMs).toFixed(0),
      'the proof adds': `${(100 * median(proof, ({ cpuMs }, run) => cpuMs / off[run].cpuMs - 1)).toFixed(0)} %`,
    };
  }));
} finally {
  laboratory.remove();
}
