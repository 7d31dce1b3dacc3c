import { inTurns, Laboratory, median, printTable, SMOKE } from './harness';

/** What `require` of the package costs beside `require('cdk8s')`. Target: at most 10 ms. */
const PROGRAMS = {
  "require('cdk8s')": 'load-cdk8s',
  "… and require('cdk8s-registry-access')": 'load-package',
  '… and every name in it': 'load-and-use',
};

const laboratory = new Laboratory();
try {
  const programs = Object.values(PROGRAMS).map((name) => laboratory.program(name));
  const [baseline, ...others] = inTurns(SMOKE ? 2 : 21, 0, programs);
  printTable('Loading (median; target: +10 ms for the package)', [baseline, ...others].map((samples, index) => ({
    'program': Object.keys(PROGRAMS)[index],
    'CPU ms': median(samples, ({ loadMs }) => loadMs).toFixed(1),
    'added': median(samples, ({ loadMs }, run) => loadMs - baseline[run].loadMs).toFixed(1),
  })));
} finally {
  laboratory.remove();
}
