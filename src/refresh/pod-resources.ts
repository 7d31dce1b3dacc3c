import { checkMembers, shownScalar } from './members';

/** The resources of a container by name; null removes one. */
type Amounts = Readonly<Record<string, unknown>>;

export interface Resources {
  readonly requests?: Amounts;
  readonly limits?: Amounts;
}

/** https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/ */
const QUANTITY =
  /^(?<number>\d+(?:\.\d*)?|\.\d+)(?:(?<suffix>Ki|Mi|Gi|Ti|Pi|Ei|[numkMGTPE])|[eE](?<exponent>[+-]?\d{1,2}))?$/;

const DECIMAL = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'];
const BINARY = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];

/** Others are those of devices, whose names have a domain. */
const NAME = /^(?:cpu|memory|ephemeral-storage|hugepages-[0-9]+[KMG]i|[^/]+\/[^/]+)$/;

/** What a node has whole: it cannot be overcommitted. */
const WHOLE = /^hugepages-|\//;

/**
 * Merges what a user says of resources into what they are.
 *
 * @throws for what the API server would refuse: `validateResourceRequirements` in
 * https://github.com/kubernetes/kubernetes/blob/v1.37.2/pkg/apis/core/validation/validation.go
 */
export function mergedResources(property: string, own: Resources, given: unknown): Resources {
  const { requests: givenRequests, limits: givenLimits } = checkMembers(property, given, ['requests', 'limits']);
  const requests = mergedAmounts(`${property}.requests`, own.requests, givenRequests);
  const limits = mergedAmounts(`${property}.limits`, own.limits, givenLimits);
  for (const [name, request] of Object.entries(requests)) {
    const limit = limits[name];
    const isWhole = WHOLE.test(name);
    const most = limit === undefined ? Infinity : valueOf(limit);
    if (isWhole ? valueOf(request) !== most : valueOf(request) > most) {
      throw new Error(`'${property}' must request ${isWhole ? 'as much as' : 'no more than'} the limit, got ${name} `
        + `${shownScalar(request)} with ${limit === undefined ? 'no limit' : `the limit ${shownScalar(limit)}`}: set `
        + `both 'requests.${name}' and 'limits.${name}'${isWhole ? '' : ', or null for no limit'}`);
    }
  }
  return { ...own, requests, limits };
}

function mergedAmounts(property: string, own: Amounts = {}, given: unknown = {}): Amounts {
  const amounts = checkMembers(property, given);
  for (const [name, amount] of Object.entries(amounts).filter(([, value]) => value !== null)) {
    if (!NAME.test(name)) {
      throw new Error(`'${property}' has no resource '${name}': the names are cpu, memory, ephemeral-storage, `
        + 'hugepages-SIZE and DOMAIN/DEVICE');
    }
    if (!['string', 'number'].includes(typeof amount) || !QUANTITY.test(String(amount))) {
      throw new Error(
        `'${property}.${name}' must be a quantity such as '256Mi' or '100m', got ${shownScalar(amount)}`,
      );
    }
  }
  return withoutNull({ ...own, ...amounts });
}

/** What is left of members where null removes one. */
export function withoutNull(members: Amounts): Amounts {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== null));
}

function valueOf(quantity: unknown): number {
  const { number, suffix = '', exponent = '0' } = QUANTITY.exec(String(quantity))!.groups!;
  const power = BINARY.indexOf(suffix);
  return Number(number) * (power > 0 ? 1024 ** power : 1000 ** (DECIMAL.indexOf(suffix) - 3)) * 10 ** Number(exponent);
}
