import { type AwsCredentials, signed } from './aws-signature.mts';
import { Failure } from './failure.mts';
import { type Answer, form, Refusal, type Request } from './http.mts';
import type { Run } from './part.mts';
import type { EcrPart } from '../plan.ts';

/** Errors that another attempt meets again. AWS has others with the same HTTP status, such as throttling. */
const FINAL = ['AccessDenied', 'ExpiredToken', 'InvalidIdentityToken', 'InvalidClientTokenId', 'UnrecognizedClient',
  'SignatureDoesNotMatch', 'IncompleteSignature'];

/** A service of AWS, and the region that a request is signed for. */
export interface AwsService {
  readonly url: string;
  readonly service: string;
  readonly region: string;
}

type AwsRequest = Required<Pick<Request, 'headers' | 'body'>>;

/** Sends a POST to a service of AWS; signed, if there are credentials. */
export async function askAws(
  { url, service, region }: AwsService, { headers, body }: AwsRequest, run: Run, credentials?: AwsCredentials,
): Promise<Answer> {
  const all = credentials ? signed({ url, headers, body, service, region, now: run.now() }, credentials) : headers;
  try {
    return await run.ask(url, { method: 'POST', headers: all, body });
  } catch (error) {
    throw error instanceof Refusal ? awsFailure(error, new URL(url).host) : error;
  }
}

/** Calls an action of the Security Token Service: https://docs.aws.amazon.com/STS/latest/APIReference/ */
export async function askSts(
  { sts, region }: EcrPart, fields: Readonly<Record<string, string>>, run: Run, credentials?: AwsCredentials,
): Promise<Answer> {
  return askAws({ url: sts, service: 'sts', region }, form({ Version: '2011-06-15', ...fields }), run, credentials);
}

/** Errors of AWS have a code that tells more than the HTTP status, in XML or in JSON. */
function awsFailure(refusal: Refusal, host: string): Failure {
  const { body, status, waitSeconds } = refusal;
  const code = xmlText(body, 'Code') ?? /"__type":\s*"(?:[^"#]*#)?(\w+)"/.exec(body)?.[1];
  if (code === undefined) return refusal;
  const said = xmlText(body, 'Message') ?? /"[mM]essage":\s*"((?:[^"\\]|\\.)*)"/.exec(body)?.[1] ?? '';
  const retryable = !FINAL.some(final => code.includes(final));
  return new Failure(`${code} (HTTP ${status} from ${host}): ${said}`, retryable, waitSeconds);
}

/**
 * The text of an element. Those that are asked for have no others in them, and no characters in their values that XML
 * would escape.
 */
export function xmlText(text: string, element: string): string | undefined {
  return new RegExp(`<${element}>([^<]*)</${element}>`).exec(text)?.[1];
}
