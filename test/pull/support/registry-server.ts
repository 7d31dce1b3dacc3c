import { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { cleanEnvironment, runOrThrow, start } from '../../support/program';
import { makeFolder } from '../../support/workspace';

export interface RegistryUser {
  readonly username: string;
  readonly password: string;
}

export interface RegistryServerOptions {
  /** Who alone may read and write everything. */
  readonly user: RegistryUser;
  /** Serve HTTPS with a certificate that only `certDir` makes trusted. Otherwise plain HTTP. */
  readonly tls?: boolean;
}

/** A user with a password that nobody knows. */
export function newUser(username: string): RegistryUser {
  return { username, password: randomBytes(12).toString('base64url') };
}

/** Debian's docker-registry on a free port of the loopback address, with nothing in it. */
export class RegistryServer {
  public static async start(options: RegistryServerOptions): Promise<RegistryServer> {
    const folder = makeFolder('registry');
    await writeHtpasswd(folder, options.user);
    if (options.tls) await writeCertificate(folder);
    const [config, logFile] = [join(folder, 'config.yml'), join(folder, 'log')];
    writeFileSync(config, JSON.stringify(configuration(folder, options)));
    const log = openSync(logFile, 'w');
    const child = start('docker-registry', ['serve', config], {
      env: cleanEnvironment(folder), stdio: ['ignore', log, log],
    });
    closeSync(log);
    return new RegistryServer(
      await listeningAddress(child, logFile), options.tls ? join(folder, 'trust') : undefined, child,
    );
  }

  private constructor(
    /** `127.0.0.1:PORT`, as it begins an image reference and as it is written as a key of a Docker configuration. */
    public readonly host: string,
    /** The folder with the CA certificate to trust, when the registry serves HTTPS. */
    public readonly certDir: string | undefined,
    private readonly child: ChildProcess,
  ) {}

  public async stop(): Promise<void> {
    const exited = once(this.child, 'exit');
    if (this.child.kill('SIGKILL')) await exited;
  }
}

/** The format is described at https://distribution.github.io/distribution/about/configuration/; JSON is YAML too. */
function configuration(folder: string, options: RegistryServerOptions): object {
  return {
    version: '0.1',
    log: { formatter: 'json', accesslog: { disabled: true } },
    storage: { filesystem: { rootdirectory: join(folder, 'storage') } },
    auth: { htpasswd: { realm: 'pull suite', path: join(folder, 'htpasswd') } },
    http: {
      addr: '127.0.0.1:0',
      secret: randomBytes(16).toString('hex'),
      ...(options.tls && { tls: { certificate: join(folder, 'trust', 'ca.crt'), key: join(folder, 'tls.key') } }),
    },
  };
}

/** bcrypt is the only hash that the registry takes; 4 is its lowest cost. */
async function writeHtpasswd(folder: string, { username, password }: RegistryUser): Promise<void> {
  const file = join(folder, 'htpasswd');
  await runOrThrow('htpasswd', ['-c', '-i', '-B', '-C', '4', file, username], {
    env: cleanEnvironment(folder), input: password,
  });
}

/** A self-signed certificate that is its own CA. Clients trust every `*.crt` of their certificate folder as a CA. */
async function writeCertificate(folder: string): Promise<void> {
  mkdirSync(join(folder, 'trust'));
  await runOrThrow('openssl', [
    'req', '-x509', '-nodes', '-days', '1', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256',
    '-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1',
    '-keyout', join(folder, 'tls.key'), '-out', join(folder, 'trust', 'ca.crt'),
  ], { env: cleanEnvironment(folder) });
}

/** The registry takes port 0, and logs the port that it got once it listens. */
async function listeningAddress(child: ChildProcess, log: string): Promise<string> {
  for (;;) {
    const running = child.exitCode === null && child.signalCode === null;
    const text = readFileSync(log, 'utf8');
    const address = /listening on (127\.0\.0\.1:\d+)/.exec(text)?.[1];
    if (address) return address;
    if (!running) throw new Error(`docker-registry did not start: ${text}`);
    await setTimeout(50);
  }
}
