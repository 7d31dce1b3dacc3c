import { strict as assert } from 'node:assert';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { growthExponent, inTurns, Laboratory, median, printTable, SMOKE } from './harness';
import { writeClusterDump, writeYamlDump } from './support/cluster-dump';
import { processCost } from './support/process-cost';

/**
 * The command over what `kubectl` printed of a cluster, against the usual one-liner of jq; documents of YAML, against
 * the parser of cdk8s; how the cost grows; and how soon `--help` answers. Targets: 2.5 times as fast as jq in at most
 * 150 MB, 8 times as fast as `yaml`, a growth exponent of 1.1, and 60 ms.
 */
const SIZES = SMOKE ? [500, 1_000, 2_000] : [1_000, 10_000, 100_000];
const YAML_SIZE = SMOKE ? 200 : 2_000;
const RUNS = SMOKE ? 1 : 3;
const HELP_RUNS = SMOKE ? 2 : 21;

/** Far above noise, and below what anything quadratic comes to. */
const GROWTH_LIMIT = 1.6;

const COMMAND = [process.execPath, resolve(__dirname, '../lib/cli/main.js')];
/**
 * Who pulls without a secret, as people ask for it. It is wrong: it knows nothing of ServiceAccounts, nor of what the
 * Secrets hold.
 */
const ONE_LINER = '.items[] | select(.spec.imagePullSecrets == null) | "\\(.metadata.namespace)/\\(.metadata.name)"';
const FINDINGS = 1;

const folder = mkdtempSync(join(tmpdir(), 'bench-audit-'));
const laboratory = new Laboratory();
try {
  const file = (size: number) => join(folder, `${size}.json`);
  SIZES.forEach((size) => writeClusterDump(file(size), size));

  const largest = SIZES[SIZES.length - 1];
  const audit = () => processCost([...COMMAND, 'audit', file(largest), '--format', 'json'], FINDINGS);
  const jq = () => processCost(['jq', '-r', ONE_LINER, file(largest)]);
  const costs = Array.from({ length: RUNS }, () => ({ ours: audit(), theirs: jq() }));
  printTable(
    `Audit of ${largest} pods, whole processes (median of ${RUNS} runs; targets: jq takes 2.5 times as long, at most `
      + '150 MB)',
    [
      {
        'MB of JSON': (statSync(file(largest)).size / 1e6).toFixed(0),
        'CPU ms': median(costs, ({ ours }) => ours.cpuMs).toFixed(0),
        'jq CPU ms': median(costs, ({ theirs }) => theirs.cpuMs).toFixed(0),
        'jq / ours': median(costs, ({ ours, theirs }) => theirs.cpuMs / ours.cpuMs).toFixed(2),
        'peak MB': median(costs, ({ ours }) => ours.peakMb).toFixed(0),
        'jq peak MB': median(costs, ({ theirs }) => theirs.peakMb).toFixed(0),
      },
    ],
  );

  const library = laboratory.program('audit-file', { BENCH_FILE: join(folder, 'SIZE.json') });
  const points = SIZES.map(size => ({ size, samples: inTurns(RUNS, size, [library])[0] })).map(({ size, samples }) => ({
    size,
    cost: median(samples, ({ cpuMs }) => cpuMs),
    peakMb: median(samples, ({ peakMb }) => peakMb),
  }));
  printTable('Audit of N pods by the library', points.map(({ size, cost, peakMb }) => ({
    'N': size, 'CPU ms': cost.toFixed(0), 'µs/pod': (cost / size * 1_000).toFixed(1), 'peak MB': peakMb.toFixed(0),
  })));
  const growth = growthExponent(points);
  console.log(`growth exponent: ${growth.toFixed(2)} (target: 1.1)`);
  if (SMOKE) assert(growth < GROWTH_LIMIT, `N pods cost N^${growth.toFixed(2)}, limit ${GROWTH_LIMIT}`);

  const yaml = join(folder, `${YAML_SIZE}.yaml`);
  writeYamlDump(yaml, YAML_SIZE);
  const [ours, theirs] = inTurns(
    RUNS,
    YAML_SIZE,
    ['audit-file', 'parse-all-documents'].map(name => laboratory.program(name, { BENCH_FILE: yaml })),
  );
  printTable(
    `Audit of ${YAML_SIZE} pods in YAML, against parsing alone (median of ${RUNS} runs; target: 8 times as fast)`,
    [
      {
        'MB of YAML': (statSync(yaml).size / 1e6).toFixed(1),
        'CPU ms': median(ours, ({ cpuMs }) => cpuMs).toFixed(0),
        'parseAllDocuments': median(theirs, ({ cpuMs }) => cpuMs).toFixed(0),
        'ratio': median(ours, ({ cpuMs }, run) => theirs[run].cpuMs / cpuMs).toFixed(1),
        'peak MB': median(ours, ({ peakMb }) => peakMb).toFixed(0),
        'their peak MB': median(theirs, ({ peakMb }) => peakMb).toFixed(0),
      },
    ],
  );

  const starts = Array.from({ length: HELP_RUNS }, () => ({
    empty: processCost([process.execPath, '--eval', '0']), help: processCost([...COMMAND, '--help']),
  }));
  printTable(
    '--help beside an empty process of node (median; target: 60 ms)',
    (['wallMs', 'cpuMs'] as const).map(figure => ({
      'ms of': figure === 'wallMs' ? 'clock' : 'CPU',
      'node': median(starts, ({ empty }) => empty[figure]).toFixed(0),
      '--help': median(starts, ({ help }) => help[figure]).toFixed(0),
      'added': median(starts, ({ empty, help }) => help[figure] - empty[figure]).toFixed(0),
    })),
  );
} finally {
  laboratory.remove();
  rmSync(folder, { recursive: true });
}
