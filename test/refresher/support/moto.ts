import { spawn } from 'node:child_process';
import { request } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { cached } from './cache';
import { EXPIRY } from './ecr';
import { StandInAnswer, StandInRequest } from './stand-in';
import { run, runOrThrow, start } from '../../support/program';
import { makeFolder } from '../../support/workspace';

const REQUIREMENT = 'moto[server]==5.2.5';

/** The AWS of https://docs.getmoto.org/en/latest/docs/server_mode.html, on a free port of the loopback address. */
export class Moto {
  public static async start(): Promise<Moto> {
    const python = join(await environment(), 'bin/python');
    const folder = makeFolder('moto');
    const child = start(python, ['-m', 'moto.server', '-H', '127.0.0.1', '-p', '0'], {
      env: { PATH: process.env.PATH, HOME: folder, MOTO_EC2_LOAD_DEFAULT_AMIS: 'false' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return new Moto(await listeningPort(child), child);
  }

  /** Does what takes long the first time, so that no test has to wait for it. */
  public static async prepare(): Promise<void> {
    await environment();
  }

  /** Python that has botocore. */
  public static async python(): Promise<string> {
    return join(await environment(), 'bin/python');
  }

  private constructor(private readonly port: number, private readonly child: ReturnType<typeof spawn>) {}

  public get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Forgets all that it was told, and refuses nothing. */
  public async reset(): Promise<void> {
    await this.post('reset');
    await this.enforce(false);
  }

  /**
   * Whether, from now on, what policies of IAM do not allow is refused:
   * https://docs.getmoto.org/en/latest/docs/iam.html.
   */
  public enforce(isEnforced: boolean): Promise<void> {
    return this.post('reset-auth', isEnforced ? '0' : 'inf');
  }

  private async post(path: string, body = ''): Promise<void> {
    const { ok, status } = await fetch(`${this.url}/moto-api/${path}`, { method: 'POST', body });
    if (!ok) throw new Error(`moto answers ${path} with HTTP ${status}`);
  }

  /**
   * Hands a request on as it is: moto goes by its Host and Authorization headers. Its tokens expire in 2015; those of
   * this answer when ECR's do.
   */
  public readonly answer = async (asked: StandInRequest): Promise<StandInAnswer> => {
    const answer = await this.ask(asked);
    return { ...answer, body: String(answer.body).replace(/("expiresAt": ?)[\d.]+/, `$1${EXPIRY}.25`) };
  };

  private async ask({ method, host, path, query, headers, body }: StandInRequest): Promise<StandInAnswer> {
    const search = query.toString();
    const response = await new Promise<any>((resolve, reject) =>
      request(
        {
          host: '127.0.0.1',
          port: this.port,
          method,
          path: search ? `${path}?${search}` : path,
          headers: { ...headers, host },
        },
        resolve,
      )
        .on('error', reject)
        .end(body),
    );
    return {
      status: response.statusCode,
      headers: { 'content-type': response.headers['content-type'] ?? '' },
      body: await text(response),
    };
  }

  public stop(): void {
    this.child.kill('SIGKILL');
  }
}

/** The virtual environment with moto. */
async function environment(): Promise<string> {
  const pythonIn = (folder: string) => join(folder, 'bin/python');
  return cached({
    name: REQUIREMENT.replace(/\W+/g, '-'),
    works: async folder => (await run(pythonIn(folder), ['-c', 'import moto.server'], { env: process.env })).ok,
    make: async folder => {
      await runOrThrow('python3', ['-m', 'venv', folder], { env: process.env });
      await runOrThrow(
        pythonIn(folder),
        ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', REQUIREMENT],
        { env: process.env },
      );
    },
  });
}

/** The server takes port 0, and prints the port that it got once it listens. */
async function listeningPort(child: ReturnType<typeof spawn>): Promise<number> {
  let printed = '';
  return new Promise((resolve, reject) => {
    const read = (chunk: Buffer) => {
      printed += chunk;
      const found = /Running on http:\/\/127\.0\.0\.1:(\d+)/.exec(printed);
      if (found) resolve(Number(found[1]));
    };
    child.stdout!.on('data', read);
    child.stderr!.on('data', read);
    child.on('exit', code => reject(new Error(`moto did not start (${code}): ${printed}`)));
  });
}
