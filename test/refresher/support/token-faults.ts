import { DROP, Handler, StandInAnswer } from './stand-in';

/** What a server that issues tokens may do instead, and how the log has to say it. */
export interface TokenFault {
  readonly answer: StandInAnswer | typeof DROP;
  readonly said: RegExp;
  /** Whether another attempt could help. */
  readonly heals: boolean;
}

/**
 * Faults by name; the names are DNS labels, so that one run can have them all, each under a name of its own. A server
 * that does not answer at all takes a request its whole time, and has a test of its own.
 *
 * @param host who has the fault
 * @param member the member of its answers that is the token
 * @param good an answer of the server when it is well
 * @param secret what it is sent, and may send back
 */
export function tokenFaults(
  host: string, member: string, good: Record<string, unknown>, secret: string,
): Record<string, TokenFault> {
  const at = host.replace(/[.*]/g, '\\$&');
  const noAnswer = new RegExp(`: no answer from ${at}: (?:.* )?(socket hang up|ECONNRESET)`);
  const noToken = new RegExp(`: the answer of ${at} has no '${member}' that could be a token$`);
  const http = (status: number, text: string) => new RegExp(`: HTTP ${status} from ${at}: ${text}$`);
  return {
    down: { answer: DROP, said: noAnswer, heals: true },
    throttled: {
      answer: { status: 429, body: { error: { message: 'Quota exceeded' } } },
      said: http(429, 'Quota exceeded'),
      heals: true,
    },
    broken: {
      answer: { status: 503, body: 'upstream connect error' }, said: http(503, 'upstream connect error'), heals: true,
    },
    denied: {
      answer: { status: 403, body: { error: { code: 403, message: 'Permission\n \u001b[1mdenied' } } },
      said: http(403, 'Permission \\[1mdenied'),
      heals: false,
    },
    echoing: {
      answer: { status: 400, body: { error_description: `no such token: ${secret}` } },
      said: http(400, 'no such token: \\[masked\\]'),
      heals: false,
    },
    moved: {
      answer: { status: 302, headers: { location: 'https://elsewhere.example.com/' } },
      said: new RegExp(`: HTTP 302 from ${at}:$`),
      heals: false,
    },
    empty: { answer: { body: '' }, said: noToken, heals: true },
    page: { answer: { body: '<html>Log in to the network</html>' }, said: noToken, heals: true },
    cut: { answer: { body: JSON.stringify(good).slice(0, -1) }, said: noToken, heals: true },
    huge: {
      answer: { body: ' '.repeat(9e6) },
      said: new RegExp(`: no answer from ${at}: its answer is larger than 8388608 bytes$`),
      heals: true,
    },
    list: { answer: { body: [good] }, said: noToken, heals: true },
    without: { answer: { body: { ...good, [member]: undefined } }, said: noToken, heals: true },
    null: { answer: { body: { ...good, [member]: null } }, said: noToken, heals: true },
    nested: {
      answer: { body: { ...good, [member]: [good], of: good, text: JSON.stringify(good) } }, said: noToken, heals: true,
    },
    blank: { answer: { body: { ...good, [member]: '' } }, said: noToken, heals: true },
    malformed: { answer: { body: { ...good, [member]: `${good[member]}","x":"` } }, said: noToken, heals: true },
  };
}

/** Gives these answers first, and then what the handler gives. */
export function after(answers: readonly (StandInAnswer | typeof DROP)[], handler: Handler): Handler {
  const left = [...answers];
  return request => (left.shift() as StandInAnswer) ?? handler(request);
}
