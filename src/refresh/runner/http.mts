import * as http from 'node:http';
import * as https from 'node:https';
import { setDefaultAutoSelectFamilyAttemptTimeout } from 'node:net';
import { Failure } from './failure.mts';

/** How long one request may take, and how large an answer may be. */
const REQUEST_SECONDS = 10;
const MAX_BYTES = 8 * 1024 * 1024;

// Node gives an address 250 ms before it goes on to the next, and gives up after the last: too little for a host far
// away that also has an IPv6 address where there is no IPv6. https://github.com/nodejs/node/issues/54359
setDefaultAutoSelectFamilyAttemptTimeout(REQUEST_SECONDS * 1000 / 4);

export interface Request {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Answer {
  readonly host: string;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

/** Sends a request, and gives its answer if that is a 2xx. */
export type Ask = (url: string, request?: Request) => Promise<Answer>;

/** An answer that is none. */
export class Refusal extends Failure {
  readonly status: number;
  readonly body: string;

  constructor(status: number, { host, headers, body }: Answer) {
    const wait = headers['retry-after'] ?? '';
    const retryable = [408, 425, 429].includes(status) || status >= 500;
    super(`HTTP ${status} from ${host}: ${problemIn(body)}`, retryable, /^[1-9]\d{0,4}$/.test(wait) ? Number(wait) : 0);
    this.status = status;
    this.body = body;
  }
}

/**
 * Asks through an agent, which knows whom to trust and which way to go. Redirects are not followed: a token goes where
 * it is meant to go.
 */
export async function ask(agent: http.Agent, url: string, request: Request = {}): Promise<Answer> {
  const { method = 'GET', headers = {}, body } = request;
  const { host, protocol } = new URL(url);
  const timeout = AbortSignal.timeout(REQUEST_SECONDS * 1000);
  try {
    const response = await new Promise<http.IncomingMessage>((resolve, reject) => {
      // As long as a proxy has not answered, the request does not hear the signal.
      timeout.addEventListener('abort', reject);
      const client = protocol === 'https:' ? https : http;
      client.request(url, { method, headers, agent, signal: timeout }, resolve).on('error', reject).end(body);
    });
    const answer = { host, headers: response.headers, body: await textOf(response) };
    // One without a length ends where the connection does, which is closed when time is up.
    timeout.throwIfAborted();
    const status = response.statusCode ?? 0;
    if (status < 200 || status > 299) throw new Refusal(status, answer);
    return answer;
  } catch (error) {
    if (error instanceof Failure) throw error;
    const reason = timeout.aborted ? ` within ${REQUEST_SECONDS} s` : `: ${reasonOf(error)}`;
    throw new Failure(`no answer from ${host}${reason}`, true);
  }
}

/** A form, as the body of a POST. */
export function form(fields: Readonly<Record<string, string>>) {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  return { method: 'POST', headers, body: String(new URLSearchParams(fields)) };
}

async function textOf(response: http.IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response) {
    size += chunk.length;
    if (size > MAX_BYTES) throw new Error(`its answer is larger than ${MAX_BYTES} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

/** What an answer says went wrong, in the forms of OAuth, Google, registries, Microsoft, Kubernetes and AWS. */
function problemIn(body: string): string {
  try {
    const { error_description: description, error, errors, message, Message } = JSON.parse(body);
    const texts = [description, error?.message, errors?.[0]?.message, error, message, Message];
    return texts.find(text => typeof text === 'string') ?? body;
  } catch {
    return body;
  }
}

/** Node's codes say more than the messages of some errors, which are empty where several addresses were tried. */
function reasonOf(error: unknown): string {
  const { code = '', message, errors } = error as NodeJS.ErrnoException & { errors?: Error[] };
  // Node's own advice is an option that the container does not have.
  const said = (message || errors?.map(one => one.message).join(', ') || '').replace(/; if the root CA .*/, '');
  return said.includes(code) ? said : `${code} ${said}`;
}
