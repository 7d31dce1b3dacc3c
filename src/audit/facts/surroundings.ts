import { AWS_KEY, isShortLived, PRIVATE_KEY, WEB_TOKENS } from './credential-pattern';
import { Certificate, certificatesIn, isSampleKey } from './sample-certificate';
import { namesIssuer } from './web-token';

/** A value long enough for the secret part of an AWS key, and base64 of one. */
const VALUE = /[A-Za-z0-9/+]{40,4000}={0,2}/g;
const MOST = 2000;

/** What stands around a credential and tells what it is worth. Looked through when it is asked for, once. */
export class Surroundings {
  private certificates?: Certificate[];
  private awsSecret?: boolean;
  private noIssuer?: boolean;

  /**
   * @param text that of the object or the document
   * @param now the time in milliseconds
   */
  constructor(private readonly text: () => string, private readonly now: number) {}

  /**
   * Whether a credential gives nothing away by itself: a token that ends within hours, the key of a certificate that
   * has ended or is for names of examples, the id of an AWS key without its secret.
   *
   * @param field where it is, as far as it is known
   */
  public isHarmless(what: string, field = ''): boolean {
    if (what === PRIVATE_KEY) {
      this.certificates ??= certificatesIn(this.text(), this.now);
      return isSampleKey(this.certificates, field);
    }
    if (what === AWS_KEY) {
      this.awsSecret ??= hasAwsSecret(this.text());
      return !this.awsSecret;
    }
    return isShortLived(what);
  }

  /** Whether no web token says who made it, so that it is one of an application of its own. */
  public get namesNoIssuer(): boolean {
    this.noIssuer ??= ![...this.text().matchAll(WEB_TOKENS)].slice(0, MOST).some(([token]) => namesIssuer(token));
    return this.noIssuer;
  }
}

/**
 * The secret has forty characters, of all kinds: that of a commit is in lower case. A password of SES has 44: base64 of
 * a 4 and 32 bytes (https://docs.aws.amazon.com/ses/latest/dg/smtp-credentials.html).
 */
function hasAwsSecret(text: string): boolean {
  const values = (of: string) => (of.match(VALUE) ?? []).slice(0, MOST);
  const isSecret = (value: string) => /^(?:B[A-P][A-Za-z0-9/+]{2})?[A-Za-z0-9/+]{40}$/.test(value)
    && [/[a-z]/, /[A-Z]/, /\d/].every(pattern => pattern.test(value));
  return values(text).some(value =>
    isSecret(value) || values(Buffer.from(value, 'base64').toString('latin1')).some(isSecret));
}
