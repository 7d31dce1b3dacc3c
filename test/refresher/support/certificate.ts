import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { join } from 'node:path';
import { cleanEnvironment, runOrThrow } from '../../support/program';
import { makeFolder } from '../../support/workspace';

export interface Certificate {
  readonly key: Buffer;
  readonly cert: Buffer;
  /** Where `cert` is. */
  readonly file: string;
}

/** A self-signed certificate for hosts, which is its own CA. */
export async function makeCertificate(hosts: string[]): Promise<Certificate> {
  const folder = makeFolder('certificate');
  const [keyFile, file] = [join(folder, 'tls.key'), join(folder, 'ca.crt')];
  await runOrThrow('openssl', [
    'req', '-x509', '-nodes', '-days', '1', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256',
    '-subj', '/CN=stand-in', '-addext',
    `subjectAltName=${hosts.map(host => `${isIP(host) ? 'IP' : 'DNS'}:${host}`).join(',')}`,
    '-keyout', keyFile, '-out', file,
  ], { env: cleanEnvironment(folder) });
  return { key: readFileSync(keyFile), cert: readFileSync(file), file };
}
