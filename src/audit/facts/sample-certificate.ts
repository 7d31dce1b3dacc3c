import { X509Certificate } from 'crypto';

/** Nothing longer is a certificate. */
const BLOCK = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]{100,20000})-----END CERTIFICATE-----/g;
/**
 * Base64 of one in several lines, or of any longer text that may have one somewhere, such as the values of a chart:
 * each is read once.
 */
const ENCODED = /LS0tLS1CRUdJTiBDRVJUSUZJQ0FUR[A-Za-z0-9+/\s]{100,30000}={0,2}|[A-Za-z0-9+/]{200,60000}={0,2}/g;
const MOST = 20;

/** What an X.509 certificate is for, as far as names go that everybody has for themselves. */
export interface Certificate {
  readonly isCa: boolean;
  /** Whether it has ended, or is for names of examples, of one machine or of one cluster only. */
  readonly isSample: boolean;
}

/**
 * The certificates in a text, PEM or base64 of it.
 *
 * @param now the time in milliseconds
 */
export function certificatesIn(text: string, now: number): Certificate[] {
  const lines = text.replace(/(?<!\\)\\+[nr]/g, '\n').replace(/^[ \t#]+/gm, '');
  const encoded = [...lines.matchAll(ENCODED)].slice(0, MOST)
    .map(([base64]) => Buffer.from(base64.replace(/\s/g, ''), 'base64').toString('latin1').replace(/^[ \t#]+/gm, ''));
  return [lines, ...encoded].flatMap(each => [...each.matchAll(BLOCK)].slice(0, MOST)).flatMap(([, body]) => {
    try {
      return [readCertificate(new X509Certificate(Buffer.from(body.replace(/\s/g, ''), 'base64')), now)];
    } catch {
      return [];
    }
  });
}

function readCertificate(certificate: X509Certificate, now: number): Certificate {
  return { isCa: certificate.ca, isSample: Date.parse(certificate.validTo) <= now || isForSampleNames(certificate) };
}

/** Names of documentation, of a machine, of Services of a cluster, and of networks at home. */
const SAMPLE_NAME = new RegExp(`^(?:\\*\\.)?(?:${[
  '(?:.*\\.)?example(?:\\.(?:com|org|net|io|dev))?', '(?:.*\\.)?(?:localhost|local|localdomain|test|invalid)',
  '[a-z0-9-]+', '(?!kubernetes\\.)[a-z0-9-]+\\.default', '(?:.*\\.)?svc', '(?:.*\\.)?cluster\\.local',
  '(?:.*\\.)?(?:foo|bar|(?:my|your)?-?domain|test)\\.com', '.*\\.(?:nip|sslip|xip)\\.io',
  '.*\\.(?:lan|lab|home|home\\.arpa|internal|intranet|minikube)',
].join('|')})$`, 'i');
/** Addresses of a machine, and of networks at home and of clusters. */
const OWN_ADDRESS =
  /^(?:127\.|0\.0\.0\.0$|::1$|0:0:0:0:0:0:0:1$|10\.|192\.168\.|169\.254\.|172\.(?:1[6-9]|2\d|3[01])\.)/;

const ADDRESS = /^\d{1,3}(?:\.\d{1,3}){3}$/;

/** For what a server is named in a certificate, and what else is. */
const ALTERNATIVE = /(DNS|IP Address):"?([^,"]+)"?/g;

function isForSampleNames(certificate: X509Certificate): boolean {
  const names = [...(certificate.subjectAltName ?? '').matchAll(ALTERNATIVE)];
  if (names.length > 0) {
    // `web.prod` beside `web.prod.svc`; that of the API server is none of a sample.
    const services = new Set(names.map(([, , name]) => name).filter(name => !name.startsWith('kubernetes.')));
    return names.every(([, kind, name]) =>
      kind === 'DNS' ? SAMPLE_NAME.test(name) || services.has(`${name}.svc`) : OWN_ADDRESS.test(name));
  }
  const [, name = ''] = /^CN=(.+)$/m.exec(certificate.subject ?? '') ?? [];
  // A word alone may be a user, an authority or who signs; but nobody else signed for it, and it can sign for nobody.
  return (/^CN=\w+$/.test(certificate.subject) && !certificate.ca && certificate.checkIssued(certificate))
    || (/[.]|^(?:localhost|nginxsvc)$/i.test(name) && SAMPLE_NAME.test(name))
    || (ADDRESS.test(name) && OWN_ADDRESS.test(name));
}

/**
 * Whether a private key is that of a sample, by the certificates around it: of a server if it is not said to be that of
 * an authority.
 *
 * @param field where the key is, as far as it is known
 */
export function isSampleKey(certificates: readonly Certificate[], field: string): boolean {
  const isOfCa = /(?:^|[^a-z])ca(?:[^a-z]|$)/i.test(field);
  const leaves = certificates.filter(({ isCa }) => !isCa);
  const meant = isOfCa ? certificates.filter(({ isCa }) => isCa) : leaves.length > 0 ? leaves : certificates;
  return meant.length > 0 && meant.every(({ isSample }) => isSample);
}
