import { strict as assert } from 'node:assert';
import { growthExponent, median, printTable, SMOKE } from './harness';
import { processCost } from './support/process-cost';
import { ApiStandIn, page } from '../test/refresher/support/api-stand-in';
import { ecrAnswer, ecrHost, newToken } from '../test/refresher/support/ecr';
import { AWS_IDENTITY, ecrPart } from '../test/refresher/support/ecr-part';
import { nodeUnderTest, NODE_VERSION } from '../test/refresher/support/node';
import { runPod } from '../test/refresher/support/pod';
import { StandIn } from '../test/refresher/support/stand-in';
import { closeWorkspace, openWorkspace } from '../test/support/workspace';

/**
 * Runs of a refresher with the Node.js of its image, through a proxy and with a CA bundle, against stand-ins in this
 * process, beside an empty process of that Node.js. Limits: one ECR run takes 0.3 s of CPU; 500 namespaces, each with a
 * ServiceAccount, take 3 s and 128 MiB.
 */
const SIZES = SMOKE ? [100, 500] : [100, 500, 2_000, 5_000];
const RUNS = SMOKE ? 3 : 9;
const ECR_LIMIT = { cpuMs: 300 };
const LIMITED_SIZE = 500;
const SIZE_LIMIT = { cpuMs: 3_000, peakMiB: 128 };

/** Far above noise, and below what anything quadratic comes to. */
const GROWTH_LIMIT = 1.6;

const REGION = 'eu-west-1';

interface Cost {
  readonly cpuMs: number;
  readonly wallMs: number;
  readonly peakMiB: number;
}

/** Prints what a process has used when it ends. */
const USAGE = `process.on('exit', () => {
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
const cpuMs = (userCPUTime + systemCPUTime) / 1000;
console.log('usage: ' + JSON.stringify({ cpuMs, peakMiB: maxRSS / 1024, wallMs: performance.now() })); });`;

class Bench {
  public static async start(): Promise<Bench> {
    const cloud = await StandIn.start({ [ecrHost(REGION)]: () => ecrAnswer(newToken()) }, [ecrHost(REGION)]);
    return new Bench(await ApiStandIn.start(), cloud, await nodeUnderTest());
  }

  private constructor(
    private readonly api: ApiStandIn,
    private readonly cloud: StandIn,
    private readonly node: string,
  ) {}

  public async stop(): Promise<void> {
    await Promise.all([this.api.server.stop(), this.cloud.stop()]);
  }

  public empty(): Cost {
    const { cpuMs, wallMs, peakMb } = processCost([this.node, '--eval', '0']);
    return { cpuMs, wallMs, peakMiB: peakMb };
  }

  /** One token into one namespace. */
  public one(): Promise<Cost> {
    return this.run({}, 1);
  }

  /** One token into each of some namespaces that are found when it runs, and its name into a ServiceAccount there. */
  public many(size: number): Promise<Cost> {
    return this.run({ namespaces: [], selector: { labels: 'pull=yes', serviceAccounts: ['default'] } }, 2 * size, size);
  }

  private async run(plan: object, written: number, found = 0): Promise<Cost> {
    this.api.reset();
    this.api.others['/api/v1/namespaces'] = () =>
      page(Array.from({ length: found }, (_, index) => [`team-${index}`, 'Active']));
    const { code, lines, said } = await runPod({
      api: this.api,
      cloud: this.cloud,
      identity: AWS_IDENTITY,
      preload: `data:text/javascript,${encodeURIComponent(USAGE)}`,
      plan: { parts: { ecr: ecrPart(REGION) }, ...plan },
    });
    // A fast run that writes nothing is none.
    assert.equal(code, 0, lines.join('\n'));
    assert.equal(Object.keys(this.api.applied).length, written);
    return JSON.parse(said.usage);
  }
}

function assertWithin(what: string, costs: Cost[], limit: Partial<Cost>): void {
  for (const [figure, most] of Object.entries(limit) as [keyof Cost, number][]) {
    // The best run: the machine may have other things to do in the others.
    const best = Math.min(...costs.map((cost) => cost[figure]));
    assert(best <= most, `${what}: ${figure} ${best.toFixed(0)} in the best of ${costs.length} runs, limit ${most}`);
  }
}

async function main(): Promise<void> {
  openWorkspace();
  const bench = await Bench.start();
  try {
    const empty: Cost[] = [];
    const one: Cost[] = [];
    const many: Cost[][] = SIZES.map(() => []);
    for (let run = 0; run < RUNS; run += 1) {
      empty.push(bench.empty());
      one.push(await bench.one());
      for (const [index, size] of SIZES.entries()) many[index].push(await bench.many(size));
    }
    const rows: [string, Cost[]][] = [
      ['an empty process', empty], ['one ECR token', one],
      ...many.map((costs, index): [string, Cost[]] => [`${SIZES[index]} namespaces`, costs]),
    ];
    printTable(`Runs of a refresher, Node.js ${NODE_VERSION} (median of ${RUNS}; limits: 300 ms for one token, 3,000 `
      + 'ms and 128 MiB for 500 namespaces)',
    rows.map(([run, costs]) => ({
      run,
      'CPU ms': median(costs, ({ cpuMs }) => cpuMs).toFixed(0),
      '× empty': median(costs, ({ cpuMs }, index) => cpuMs / empty[index].cpuMs).toFixed(1),
      'ms of clock': median(costs, ({ wallMs }) => wallMs).toFixed(0),
      'peak MiB': median(costs, ({ peakMiB }) => peakMiB).toFixed(0),
    })));
    const growth = growthExponent(
      SIZES.map((size, index) => ({ size, cost: median(many[index], ({ cpuMs }) => cpuMs) })),
    );
    console.log(`growth exponent: ${growth.toFixed(2)} (of namespaces; target: 1)`);

    assertWithin('one ECR token', one, ECR_LIMIT);
    assertWithin(`${LIMITED_SIZE} namespaces`, many[SIZES.indexOf(LIMITED_SIZE)], SIZE_LIMIT);
    assert(growth < GROWTH_LIMIT, `N namespaces cost N^${growth.toFixed(2)}, limit ${GROWTH_LIMIT}`);
  } finally {
    await bench.stop();
    await closeWorkspace();
  }
}

void main();
