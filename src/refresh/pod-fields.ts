import { isIP } from 'net';
import { checkList, checkMembers, shownScalar } from './members';
import { checkLabels } from '../kubernetes/labels';
import { checkObjectName } from '../kubernetes/name';
import { isLabelValue, isQualifiedName } from '../kubernetes/qualified-name';

/** Refuses what a field of a pod cannot have. */
export type FieldCheck = (property: string, value: any) => void;

const MAX_INT32 = 2 ** 31 - 1;

export const BOOLEAN = scalar('true or false', value => typeof value === 'boolean');
export const TEXT = scalar('a text', value => typeof value === 'string');
const ADDRESS = scalar('an IP address', value => typeof value === 'string' && isIP(value) !== 0);
const LABEL_KEY = scalar('the key of a label', value => typeof value === 'string' && isQualifiedName(value));
const LABEL_VALUE = scalar('the value of a label', isLabelValue);
const DECIMAL = scalar('a whole number as a text',
  value => typeof value === 'string' && /^(?:0|-?[1-9]\d*)$/.test(value));

function integer(least: number, most = MAX_INT32): FieldCheck {
  return scalar(`a whole number from ${least} to ${most}`,
    value => Number.isInteger(value) && (value as number) >= least && (value as number) <= most);
}

/** An int64, as far as a number of JavaScript can hold it. */
export function longInteger(least = Number.MIN_SAFE_INTEGER): FieldCheck {
  return integer(least, Number.MAX_SAFE_INTEGER);
}

/** What the API server takes for left out where it is empty. */
export function orEmpty(check: FieldCheck): FieldCheck {
  return (property, value) => {
    if (value !== '') {
      check(property, value);
    }
  };
}

/** The name of an object. */
export const NAME: FieldCheck = (property, value) => {
  TEXT(property, value);
  checkObjectName(property, value);
};

export function oneOf(...choices: readonly string[]): FieldCheck {
  return scalar(`one of ${choices.join(', ')}`, value => choices.includes(value as string));
}

function listOf(check: FieldCheck): FieldCheck {
  return (property, value) => checkList(property, value).forEach((item, index) => check(`${property}[${index}]`, item));
}

/** A list that is not empty. */
function someOf(check: FieldCheck, most = Infinity): FieldCheck {
  return (property, value) => {
    listOf(check)(property, value);
    if (value.length < 1 || value.length > most) {
      throw new Error(`'${property}' must have ${most === 1 ? 'one item' : 'one item or more'}, got ${value.length}`);
    }
  };
}

/**
 * An object; what is null counts as left out.
 *
 * @param needed the members that it must have
 */
export function members(fields: Readonly<Record<string, FieldCheck>>, ...needed: readonly string[]): FieldCheck {
  return (property, value) => {
    const given = checkMembers(property, value, Object.keys(fields));
    const missing = needed.find(name => !isGiven(given[name]));
    if (missing !== undefined) {
      throw new Error(`'${property}' must have ${needed.join(', ')}: '${missing}' is missing`);
    }
    Object.entries(given).filter(([, member]) => isGiven(member))
      .forEach(([name, member]) => fields[name](`${property}.${name}`, member));
  };
}

/** How many values an operator of a selector compares with. */
const OPERANDS: Readonly<Record<string, readonly [fits: (count: number) => boolean, what: string]>> = {
  In: [count => count > 0, 'at least one'],
  NotIn: [count => count > 0, 'at least one'],
  Exists: [count => count === 0, 'none'],
  DoesNotExist: [count => count === 0, 'none'],
  Gt: [count => count === 1, 'exactly one'],
  Lt: [count => count === 1, 'exactly one'],
};

function expressions(value: FieldCheck, ...operators: readonly string[]): FieldCheck {
  const check = members({ key: LABEL_KEY, operator: oneOf(...operators), values: listOf(value) }, 'key', 'operator');
  return listOf((property, given) => {
    check(property, given);
    const { operator, values } = given;
    const [fits, what] = OPERANDS[operator];
    const count = values?.length ?? 0;
    if (!fits(count)) {
      throw new Error(`'${property}.values' must have ${what}, as its operator is ${operator}, got ${count}`);
    }
  });
}

const LABEL_SELECTOR = members({
  matchLabels: (property, value) => checkLabels(property, checkMembers(property, value)),
  matchExpressions: expressions(LABEL_VALUE, 'In', 'NotIn', 'Exists', 'DoesNotExist'),
});

const NODE_TERM = members({
  matchExpressions: expressions(TEXT, ...Object.keys(OPERANDS)),
  matchFields: listOf(members({
    key: oneOf('metadata.name'), operator: oneOf('In', 'NotIn'), values: someOf(NAME, 1),
  }, 'key', 'operator', 'values')),
});
const POD_TERM = members({
  topologyKey: LABEL_KEY,
  labelSelector: LABEL_SELECTOR,
  namespaceSelector: LABEL_SELECTOR,
  namespaces: listOf(NAME),
  matchLabelKeys: listOf(LABEL_KEY),
  mismatchLabelKeys: listOf(LABEL_KEY),
}, 'topologyKey');
const WEIGHT = integer(1, 100);
const POD_AFFINITY = members({
  requiredDuringSchedulingIgnoredDuringExecution: listOf(POD_TERM),
  preferredDuringSchedulingIgnoredDuringExecution: listOf(
    members({ weight: WEIGHT, podAffinityTerm: POD_TERM }, 'weight', 'podAffinityTerm')),
});

/** https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/ */
export const AFFINITY = members({
  nodeAffinity: members({
    requiredDuringSchedulingIgnoredDuringExecution: members(
      { nodeSelectorTerms: someOf(NODE_TERM) }, 'nodeSelectorTerms'),
    preferredDuringSchedulingIgnoredDuringExecution: listOf(
      members({ weight: WEIGHT, preference: NODE_TERM }, 'weight', 'preference')),
  }),
  podAffinity: POD_AFFINITY,
  podAntiAffinity: POD_AFFINITY,
});

/** https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/ */
export const TOPOLOGY_SPREAD = members({
  maxSkew: integer(1),
  topologyKey: LABEL_KEY,
  whenUnsatisfiable: oneOf('DoNotSchedule', 'ScheduleAnyway'),
  labelSelector: LABEL_SELECTOR,
  matchLabelKeys: listOf(LABEL_KEY),
  minDomains: integer(1),
  nodeAffinityPolicy: oneOf('Honor', 'Ignore'),
  nodeTaintsPolicy: oneOf('Honor', 'Ignore'),
}, 'maxSkew', 'topologyKey', 'whenUnsatisfiable');

/** https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-dns-config */
export const DNS_CONFIG = members({
  nameservers: listOf(ADDRESS), searches: listOf(TEXT), options: listOf(members({ name: TEXT, value: TEXT }, 'name')),
});

export const HOST_ALIAS = members({ ip: ADDRESS, hostnames: listOf(NAME) }, 'ip');

export const SECRET_REFERENCE = members({ name: NAME }, 'name');

const COMPARISONS = ['Lt', 'Gt'];

function toleration(value: FieldCheck, ...needed: readonly string[]): FieldCheck {
  return members({
    key: orEmpty(LABEL_KEY),
    operator: orEmpty(oneOf('Exists', 'Equal', ...COMPARISONS)),
    value,
    effect: orEmpty(oneOf('NoSchedule', 'PreferNoSchedule', 'NoExecute')),
    tolerationSeconds: longInteger(),
  }, ...needed);
}

const TOLERATION = toleration(LABEL_VALUE);
const COMPARISON = toleration(DECIMAL, 'value');

/** https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/ */
export const checkToleration: FieldCheck = (property, given) => {
  (COMPARISONS.includes(given?.operator) ? COMPARISON : TOLERATION)(property, given);
  const { key, value, effect, operator, tolerationSeconds } = given;
  const fits = operator === 'Exists' ? (value ?? '') === '' : (key ?? '') !== '';
  if (!fits) {
    throw new Error(`'${property}' must have operator Exists without a value, or Equal, Lt or Gt with a key, got `
      + JSON.stringify(given));
  }
  if (isGiven(tolerationSeconds) && effect !== 'NoExecute') {
    throw new Error(`'${property}.tolerationSeconds' is of effect NoExecute alone, got ${shownScalar(effect)}: `
      + "write effect: 'NoExecute', or leave it out");
  }
};

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function scalar(what: string, fits: (value: unknown) => boolean): FieldCheck {
  return (property, value) => {
    if (!fits(value)) {
      throw new Error(`'${property}' must be ${what}, got ${shownScalar(value)}${quotesHint(value, fits)}`);
    }
  };
}

function quotesHint(value: unknown, fits: (value: unknown) => boolean): string {
  if (typeof value === 'string') {
    const isOther = /^(?:true|false|-?[1-9]\d*|0)$/.test(value) && fits(JSON.parse(value));
    return isOther ? `: write ${value} without quotes` : '';
  }
  const isText = ['number', 'boolean'].includes(typeof value) && fits(String(value));
  return isText ? `: write '${String(value)}' in quotes` : '';
}
