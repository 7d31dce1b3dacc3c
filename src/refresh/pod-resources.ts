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

/**
 * Merges what a user says of resources into what they are.
 *
 * @throws for what the API server would refuse
 */
export function mergedResources(property: string, own: Resources, given: Resources): Resources {
  const requests = mergedAmounts(`${property}.requests`, own.requests, given.requests);
  const limits = mergedAmounts(`${property}.limits`, own.limits, given.limits);
  for (const [name, limit] of Object.entries(limits)) {
    const request = requests[name];
    if (request !== undefined && valueOf(request) > valueOf(limit)) {
      throw new Error(`'${property}' must request no more than the limit, got ${name} ${shownAmount(request)} with the `
        + `limit ${shownAmount(limit)}: set both 'requests.${name}' and 'limits.${name}', or null for no limit`);
    }
  }
  return { ...own, requests, limits };
}

function mergedAmounts(property: string, own: Amounts = {}, given: Amounts = {}): Amounts {
  for (const [name, amount] of Object.entries(given).filter(([, value]) => value !== null)) {
    if (!NAME.test(name)) {
      throw new Error(`'${property}' has no resource '${name}': the names are cpu, memory, ephemeral-storage, `
        + 'hugepages-SIZE and DOMAIN/DEVICE');
    }
    if (!['string', 'number'].includes(typeof amount) || !QUANTITY.test(String(amount))) {
      throw new Error(`'${property}.${name}' must be a quantity such as '256Mi' or '100m', got ${shownAmount(amount)}`);
    }
  }
  return withoutNull({ ...own, ...given });
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

function shownAmount(value: unknown): string {
  return JSON.stringify(value) ?? 'undefined';
}
