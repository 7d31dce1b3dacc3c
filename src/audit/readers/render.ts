import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { BuildFolders } from './read-files';
import { readText } from './read-text';
import { ReaderSink } from './reader-sink';
import { isPlainObject } from '../../kubernetes/kubernetes-object';
import { loadYaml } from '../../kubernetes/yaml-loader';
import { counted } from '../../text/printable';
import { AuditOrigin } from '../audit-report';

/** What a program printed, or why it failed. */
interface Outcome {
  readonly output?: string;
  readonly problem?: string;
}

/** An object with the file that it was made from. */
interface Rendered {
  readonly object: unknown;
  readonly origin: AuditOrigin;
}

const MAX_OUTPUT = 256 * 2 ** 20;
const TIMEOUT_MS = 120_000;
// https://github.com/kubernetes-sigs/kustomize/blob/master/api/internal/utils/annotations.go
const ORIGIN = 'config.kubernetes.io/origin';

/**
 * Builds folders with kustomize, or that of kubectl, and Helm, as far as it can be done without the network, which is
 * found out by reading before anything is started.
 *
 * @returns the folders that were built
 */
export function renderFolders(
  { kustomizations, roots, charts }: BuildFolders, sink: ReaderSink, env: NodeJS.ProcessEnv,
): ReadonlySet<string> {
  const programs = new Programs(env);
  const built = new Set<string>();
  const render = (
    folder: string, refusal: string | undefined, make: () => Rendered[] | string, onFile?: (file: string) => void,
  ) => {
    const made = refusal ?? make();
    if (typeof made === 'string') {
      sink.onProblem({ file: folder, message: `was not rendered: ${made}` });
    } else {
      built.add(folder);
      made.forEach(({ object, origin }) => {
        onFile?.(origin.file!);
        sink.onObject(object, origin);
      });
    }
  };
  roots.forEach(root => render(root, kustomizations.refusalOf(root), () => kustomize(root, programs)));
  charts.filter(chart => chartOf(chart)?.type !== 'library')
    .forEach(chart => render(chart, missingCharts(chart), () => helm(chart, programs), sink.onDefaults));
  if (built.size > 0) {
    const names = programs.versions.join(' and ');
    sink.onProblem({ isNote: true, message: `${counted(built.size, 'folder')} rendered with ${names}` });
  }
  return built;
}

/** What kustomize makes of a folder. A kustomization around it asks for the file of each object, and changes nothing. */
function kustomize(folder: string, programs: Programs): Rendered[] | string {
  const work = realpathSync(mkdtempSync(join(tmpdir(), 'registry-access-')));
  try {
    const path = relative(work, realpathSync(folder));
    writeFileSync(
      join(work, 'kustomization.yaml'), JSON.stringify({ resources: [path], buildMetadata: ['originAnnotations'] }));
    const { output, problem } =
      programs.has('kustomize')
        ? programs.run('kustomize', ['build', work], folder)
        : programs.run('kubectl', ['kustomize', work], folder);
    return output === undefined ? problem! : loadYaml(output).values.map(object => {
      const said = isPlainObject(object) ? object.metadata?.annotations?.[ORIGIN] : undefined;
      const [, source] = /^(?:path|configuredIn): (.+)$/m.exec(String(said)) ?? [];
      return { object, origin: { file: source === undefined ? folder : nameOf(resolve(work, source), folder) } };
    });
  } finally {
    rmSync(work, { recursive: true });
  }
}

/** A path as the folder was named: relative to where the command was started, or absolute. */
function nameOf(path: string, folder: string): string {
  return isAbsolute(folder) ? path : relative(realpathSync('.'), path);
}

/** What Helm makes of a chart with its own values. */
function helm(chart: string, programs: Programs): Rendered[] | string {
  const { output, problem } = programs.run('helm', ['template', 'release', chart], chart);
  return output === undefined ? problem! : output.split(/^---$/m).flatMap(text => {
    const [, source] = /^# Source: [^/\n]+\/(.+)$/m.exec(text) ?? [];
    return loadYaml(text).values.filter(object => object !== null && object !== undefined)
      .map(object => ({ object, origin: { file: join(chart, source ?? 'templates') } }));
  });
}

/** Why a chart cannot be rendered from what is here. */
function missingCharts(chart: string): string | undefined {
  const requirements = join(chart, 'requirements.yaml');
  const { dependencies } = chartOf(chart) ?? {};
  const wanted = [dependencies, existsSync(requirements) ? valueOf(requirements)?.dependencies : undefined].flat()
    .flatMap(entry => isPlainObject(entry) ? [String(entry.name)] : []);
  const folder = join(chart, 'charts');
  const there = existsSync(folder) ? readdirSync(folder) : [];
  const missing = wanted.filter(name => !there.some(file => file === name || file.startsWith(`${name}-`)));
  return missing.length === 0
    ? undefined : `charts that it depends on are not in ${folder}: run 'helm dependency build ${chart}'`;
}

function chartOf(chart: string): Record<string, any> | undefined {
  return valueOf(join(chart, 'Chart.yaml'));
}

function valueOf(file: string): Record<string, any> | undefined {
  const [value] = loadYaml(readText(file)).values;
  return isPlainObject(value) ? value : undefined;
}

/** How each program says its version. */
const VERSIONS: Readonly<Record<string, readonly string[]>> = {
  kustomize: ['version'], kubectl: ['version', '--client'], helm: ['version', '--short'],
};

/** The programs of the `PATH`. */
class Programs {
  private readonly used = new Map<string, string>();
  private readonly env: NodeJS.ProcessEnv;

  constructor(env: NodeJS.ProcessEnv) {
    const nowhere = 'http://127.0.0.1:9';
    // Nothing is to be fetched, by whatever was not seen to be remote; no cluster is asked, and no plugin is started.
    this.env = {
      PATH: env.PATH,
      HOME: '/nonexistent',
      KUBECONFIG: '/dev/null',
      HELM_PLUGINS: '/nonexistent',
      HTTP_PROXY: nowhere,
      HTTPS_PROXY: nowhere,
      ALL_PROXY: nowhere,
      GIT_ALLOW_PROTOCOL: 'file',
    };
  }

  /** The versions of those that ran. */
  public get versions(): string[] {
    return [...this.used].map(([program, version]) => `${program} (${version})`);
  }

  public has(program: string): boolean {
    return (this.env.PATH ?? '').split(':').some(folder => existsSync(join(folder, program)));
  }

  public run(program: string, args: readonly string[], folder: string): Outcome {
    if (!this.has(program)) {
      return { problem: `${program} is not installed` };
    }
    if (!this.used.has(program)) {
      const { output = 'unknown version' } = this.start(program, VERSIONS[program], '');
      this.used.set(program, output.trim().split('\n').join(', '));
    }
    return this.start(program, args, folder);
  }

  private start(program: string, args: readonly string[], folder: string): Outcome {
    const { status, stdout, error } = spawnSync(program, args, {
      env: this.env, stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: MAX_OUTPUT, timeout: TIMEOUT_MS, encoding: 'utf8',
    });
    // What it says of a failure can quote values, and so credentials.
    return status === 0 ? { output: stdout } : {
      problem: error ? `${program} did not end well: ${(error as NodeJS.ErrnoException).code}`
        : `${program} failed; run '${program} ${args[0]} ${folder}' to see why`,
    };
  }
}
