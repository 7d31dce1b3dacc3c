import { execFileSync } from 'node:child_process';
import {
  existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { Yaml } from 'cdk8s';
import * as ts from 'typescript';

const REPOSITORY = resolve(__dirname, '..');

/** Small sizes and few runs: shows that a benchmark works, not how fast the library is. */
export const SMOKE = process.env.BENCH_SMOKE === '1';

/** What one run of a program cost. */
export interface Sample {
  /** CPU time that loading the program and what it imports took, on all threads. */
  readonly loadMs: number;
  /** CPU time that its `run` took, on all threads. */
  readonly cpuMs: number;
  /** The part of it on the thread that runs the program; V8 optimizes code and collects garbage on others. */
  readonly mainMs: number;
  /** The largest resident set of the whole process. */
  readonly peakMb: number;
}

/**
 * Runs the programs of `bench/programs` against the built library, each run in a new process of plain Node: a
 * TypeScript loader in the process would add to both sides of a comparison and so hide differences.
 */
export class Laboratory {
  private readonly folder = mkdtempSync(join(tmpdir(), 'bench-'));
  private readonly outdir = join(this.folder, 'dist');
  private readonly runner = this.compile(join(__dirname, 'runner.ts'));

  constructor() {
    if (!existsSync(join(REPOSITORY, 'lib/index.js'))) {
      throw new Error('the library is not built: run "npx projen compile" first, or "npx projen bench" for both');
    }
    mkdirSync(join(this.folder, 'node_modules'));
    for (const peer of ['cdk8s', 'cdk8s-plus-27', 'constructs']) {
      symlinkSync(join(REPOSITORY, 'node_modules', peer), join(this.folder, 'node_modules', peer));
    }
    symlinkSync(REPOSITORY, join(this.folder, 'node_modules/cdk8s-registry-access'));
  }

  /** Makes a function that runs a program once. */
  public program(name: string, env: Record<string, string> = {}): (size: number) => Sample {
    const program = this.compile(join(__dirname, 'programs', `${name}.ts`));
    return (size) => JSON.parse(execFileSync(process.execPath, [this.runner, program, String(size)], {
      env: { ...process.env, ...env, CDK8S_OUTDIR: this.outdir },
      encoding: 'utf-8',
    }));
  }

  /** The objects that the last program synthesized. */
  public objects(): unknown[] {
    return readdirSync(this.outdir).flatMap((file) => Yaml.load(join(this.outdir, file)));
  }

  /** Keeps the objects that the last program synthesized, in a JSON file that a program can read. */
  public saveObjects(): string {
    const file = join(this.folder, 'objects.json');
    writeFileSync(file, JSON.stringify(this.objects()));
    return file;
  }

  public remove(): void {
    rmSync(this.folder, { recursive: true });
  }

  private compile(file: string): string {
    const { outputText } = ts.transpileModule(readFileSync(file, 'utf-8'), {
      compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
    });
    const output = join(this.folder, `${basename(file, '.ts')}.js`);
    writeFileSync(output, outputText);
    return output;
  }
}

/** Runs programs in turns, so that a slow moment of the machine hits all of them, and gives the samples of each. */
export function inTurns(runs: number, size: number, programs: ((size: number) => Sample)[]): Sample[][] {
  const rounds = Array.from({ length: runs }, () => programs.map((program) => program(size)));
  return programs.map((_, index) => rounds.map((round) => round[index]));
}

/** The median of some figure over samples. */
export function median<T>(samples: T[], figure: (sample: T, index: number) => number): number {
  const sorted = samples.map(figure).sort((a, b) => a - b);
  const middle = sorted.length >> 1; // eslint-disable-line no-bitwise
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The exponent `e` of the cost `c · size^e` that fits best: the slope of a line through the logarithms. */
export function growthExponent(points: { size: number; cost: number }[]): number {
  const xs = points.map(({ size }) => Math.log(size));
  const ys = points.map(({ cost }) => Math.log(cost));
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [mx, my] = [mean(xs), mean(ys)];
  const covariance = mean(xs.map((x, index) => (x - mx) * (ys[index] - my)));
  return covariance / mean(xs.map((x) => (x - mx) ** 2));
}

/** Prints rows of figures under their names. */
export function printTable(title: string, rows: Record<string, string | number>[]): void {
  const columns = Object.keys(rows[0]);
  const widths = columns.map((column) => Math.max(column.length, ...rows.map((row) => String(row[column]).length)));
  const line = (cells: (string | number)[]) =>
    cells.map((cell, index) => String(cell).padStart(widths[index])).join('  ');
  console.log([`\n${title}`, line(columns), ...rows.map(row => line(columns.map(column => row[column])))].join('\n'));
}
