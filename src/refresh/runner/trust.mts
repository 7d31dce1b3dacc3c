import { X509Certificate } from 'node:crypto';
import * as tls from 'node:tls';
import { Failure } from './failure.mts';
import { readIfThere } from './files.mts';

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/**
 * Has the CAs of a bundle trusted beside those of Node.js wherever nothing else is said: for the clouds, and for a
 * proxy with HTTPS. (The API server has its own CA and no other.)
 */
export async function trustAlso(file: string): Promise<void> {
  const text = await readIfThere(file);
  if (text === undefined) throw new Failure(`there is no file ${file}`);
  const certificates = text.match(CERTIFICATE) ?? [];
  if (certificates.length === 0) throw new Failure(`${file} holds no certificate in PEM`);
  const broken = certificates.findIndex(pem => !isCertificate(pem));
  if (broken >= 0) {
    throw new Failure(`certificate ${broken + 1} of the ${certificates.length} in ${file} cannot be read: take it out`);
  }
  // Later than the types that the library is checked with:
  // https://nodejs.org/docs/latest-v24.x/api/tls.html#tlssetdefaultcacertificatescerts
  const { getCACertificates, setDefaultCACertificates } = tls as any;
  setDefaultCACertificates([...getCACertificates(), ...certificates]);
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).raw.length > 0;
  } catch {
    return false;
  }
}
