import { PullFailureCause } from '../pull-failure-cause';
import { Verdict } from './forms';

const {
  UNAUTHORIZED, FORBIDDEN_DENIED, TOKEN_EXPIRED, TAG_NOT_FOUND, NOT_FOUND, PROXY, RATE_LIMITED, REGISTRY_5XX,
  UNEXPECTED_STATUS, NETWORK_TIMEOUT,
} = PullFailureCause;

/** A status in digits: behind a word that announces it, in a first line of HTTP, or before its own words. */
export const STATUS_FORMS: readonly RegExp[] = [
  new RegExp('(?<!expected )\\b(?:status|statusCode|datasource|http|response|server error|said|respond(?:s|ed) with'
    + '|repl(?:ies|ied) with|(?:error|return|http)? ?code|returned|got|received'
    + '|answered)(?:[ _-]?(?:status|code|error))?(?: is| was| of)?[\\s:=("\'[<>]{0,4}([45]\\d\\d)\\b(?!\\.\\d)', 'i'),
  /\[([45]\d\d)\]\s{3}/,
  /\b(?:unavailable|unauthorized|forbidden|not found|denied|requests|gateway|error) ?\(([45]\d\d)\)/i,
  /\bHTTP\/\d(?:\.\d)? ([45]\d\d)\b/i,
  new RegExp('\\b([45]\\d\\d)\\b[\\s:,()/-]{1,4}(?:unauthorized|authorization required|forbidden|(?:page )?not ?found'
    + '|too many|client error|server error|internal|bad g|service|gateway|origin|web server)', 'i'),
];

/** The same, as an engine hands on what a registry answered: its own status says nothing of that. */
export const HANDED_ON: readonly RegExp[] = [/\bunexpected (?:http )?status(?: code)?:? ([45]\d\d)\b/i];

const BY_STATUS: ReadonlyMap<number, Verdict> = new Map<number, Verdict>([
  [401, [UNAUTHORIZED, NOT_FOUND, TOKEN_EXPIRED, FORBIDDEN_DENIED]],
  [403, [FORBIDDEN_DENIED, UNAUTHORIZED, TOKEN_EXPIRED, NOT_FOUND]],
  [404, [TAG_NOT_FOUND, NOT_FOUND, UNAUTHORIZED, UNEXPECTED_STATUS]],
  [407, [PROXY]],
  [408, [NETWORK_TIMEOUT, UNEXPECTED_STATUS]],
  [429, [RATE_LIMITED]],
]);

/** What a status means, whoever reports it. */
export function statusVerdict(status: number): Verdict {
  return BY_STATUS.get(status) ?? [status >= 500 ? REGISTRY_5XX : UNEXPECTED_STATUS];
}
