import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { API_TOKEN, ApiStandIn } from './api-stand-in';
import { modulesOf, source } from './modules';
import { API_TOKEN_FOLDER, mountFiles, movedBelow } from './mount';
import { nodeUnderTest } from './node';
import { StandIn } from './stand-in';
import { Plan } from '../../../src/refresh/plan';
import { makeFolder } from '../../support/workspace';

export interface PodOptions {
  /** What is different from `PLAN`. */
  readonly plan: Partial<Plan> & Pick<Plan, 'parts'>;
  readonly api: ApiStandIn;
  /** A stand-in for the clouds: the proxy of the plan, and a CA of its bundle. */
  readonly cloud?: StandIn;
  readonly env?: Record<string, string>;
  /** Files of the volume with what identities show to their clouds. */
  readonly identity?: Record<string, string>;
  /** Texts of `.dockerconfigjson` of the Secrets that are merged in, by part. */
  readonly statics?: Record<string, string>;
  /** Data of the state Secret. */
  readonly previous?: Record<string, string>;
  /** Files of the ConfigMap that are others than the program's own. */
  readonly config?: Record<string, string>;
  /** Of the volume with the token. */
  readonly token?: Record<string, string>;
  /** A module that is loaded before the program, and may read files: it changes the world, not the program. */
  readonly preload?: string;
  readonly onStart?: (child: ChildProcess) => void;
}

export interface Outcome {
  readonly code: number | null;
  readonly lines: string[];
  readonly stderr: string;
  /** What the log says of each thing, by its name. */
  readonly said: Record<string, string>;
}

const PLAN = {
  namespaces: ['team'], labels: { a: 'b' }, annotations: {}, gapSeconds: 1200, budgetSeconds: 1, jitterSeconds: 60,
};

/** Time for one attempt and another one after 2 to 4 seconds, and none after that. */
export const TWO_ATTEMPTS = 6;

/**
 * What a refresher's pod mounts, below a folder that stands for `/`, and its one container, whose command is that of
 * the pod.
 */
export class Pod {
  public readonly root = makeFolder('pod');

  constructor(private readonly options: PodOptions) {}

  public mount(path: string, files: Record<string, string>): string {
    return mountFiles(this.root, path, files);
  }

  public async run(): Promise<Outcome> {
    const { api, env = {}, preload, onStart } = this.options;
    this.mountAll();
    const files = readdirSync(this.root, { recursive: true }).length;
    const args = [
      ...preload === undefined ? [] : ['--allow-fs-read=*', `--import=${preload}`],
      '--permission', '--allow-fs-read=/registry-access/*', `--allow-fs-read=${API_TOKEN_FOLDER}/*`,
      '/registry-access/config/main.mjs',
    ];
    const child = spawn(
      '/usr/bin/setpriv',
      ['--pdeathsig', 'KILL', await nodeUnderTest(), ...args.map(arg => this.moved(arg))],
      {
        env: { KUBERNETES_SERVICE_HOST: '127.0.0.1', KUBERNETES_SERVICE_PORT: `${api.server.securePort}`, ...env },
        cwd: '/',
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    onStart?.(child);
    const [stdout, stderr, [code]] = await Promise.all([
      textOf(child.stdout), textOf(child.stderr), once(child, 'close'),
    ]);
    if (readdirSync(this.root, { recursive: true }).length !== files) throw new Error('a file was written');
    const lines = stdout.split('\n').slice(0, -1);
    return { code, lines, stderr, said: Object.fromEntries(lines.map(line => line.split(/: (.*)/s))) };
  }

  private mountAll(): void {
    const { api, cloud, identity, statics = {}, previous, config, token, plan } = this.options;
    const full: Plan = {
      ...PLAN,
      apiTokenFolder: API_TOKEN_FOLDER,
      secrets: [{ name: 'pull', parts: Object.keys(plan.parts) }],
      ...(previous && {
        state: { folder: '/registry-access/previous', namespace: 'own', name: 'pull-parts', labels: { part: 'state' } },
      }),
      ...cloud && { proxy: { url: `http://${cloud.address}`, noProxy: [] }, caFile: '/registry-access/ca/ca.crt' },
      ...plan,
    };
    const modules = Object.fromEntries(modulesOf(full).map(name => [name, source(name)]));
    this.mount('registry-access/config', { ...modules, 'plan.json': this.moved(JSON.stringify(full)), ...config });
    this.mount(API_TOKEN_FOLDER, { 'token': API_TOKEN, 'ca.crt': readFileSync(api.server.caFile, 'utf8'), ...token });
    if (cloud) this.mount('registry-access/ca', { 'ca.crt': readFileSync(cloud.caFile, 'utf8') });
    if (identity) this.mount('registry-access/identity', identity);
    if (previous) this.mount('registry-access/previous', previous);
    for (const [id, content] of Object.entries(statics)) {
      this.mount(`registry-access/static/${id}`, { '.dockerconfigjson': content });
    }
  }

  private moved(content: string): string {
    return movedBelow(this.root, content);
  }
}

/** What was printed; nothing, if a test has closed the stream. */
async function textOf(stream: Readable): Promise<string> {
  return text(stream).catch(() => '');
}

/** Runs a refresher. */
export async function runPod(options: PodOptions): Promise<Outcome> {
  return new Pod(options).run();
}
