import { createHash, createHmac } from 'node:crypto';

export interface AwsCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** A POST to a URL without a query, in whose path is nothing that would have to be escaped. */
export interface UnsignedRequest {
  readonly url: string;
  /** With names in small letters. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly service: string;
  readonly region: string;
  /** Second of the epoch. */
  readonly now: number;
}

/**
 * The headers of a request, with those that sign it (version 4).
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function signed(request: UnsignedRequest, credentials: AwsCredentials): Record<string, string> {
  const { url, headers, body, service, region, now } = request;
  const { accessKeyId, secretAccessKey, sessionToken } = credentials;
  const { host, pathname } = new URL(url);
  const time = new Date(now * 1000).toISOString().replace(/[-:]|\.\d+/g, '');
  const scope = [time.slice(0, 8), region, service, 'aws4_request'];
  const all: Record<string, string> = {
    ...headers, host, 'x-amz-date': time, ...sessionToken !== undefined && { 'x-amz-security-token': sessionToken },
  };

  const names = Object.keys(all).sort();
  const lines = names.map(name => `${name}:${all[name]!.trim()}`);
  const canonical = ['POST', pathname, '', ...lines, '', names.join(';'), sha256(body)].join('\n');
  const text = ['AWS4-HMAC-SHA256', time, scope.join('/'), sha256(canonical)].join('\n');
  const key = scope.reduce<string | Buffer>(hmac, `AWS4${secretAccessKey}`);
  const signature = hmac(key, text).toString('hex');
  const credential = `${accessKeyId}/${scope.join('/')}`;
  const fields = [`Credential=${credential}`, `SignedHeaders=${names.join(';')}`, `Signature=${signature}`];
  return { ...all, authorization: `AWS4-HMAC-SHA256 ${fields.join(', ')}` };
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
