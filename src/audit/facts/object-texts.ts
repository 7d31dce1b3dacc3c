import { findCredential, PRIVATE_KEY } from './credential-pattern';
import { worthOfWritten } from './login-worth';
import { entriesAt, objectsAt, textAt, textsAt } from './members';
import { podSpecsOf } from './pod-spec';
import { isRegistryPassword } from './registry-password';
import { firstCredential, PASSWORD, Unproved } from './scan-text';
import { secretLoginsOf } from './secret-logins';
import { isPlainObject, KubernetesObject } from '../../kubernetes/kubernetes-object';
import { isBase64 } from '../../kubernetes/pull-secret';

/** A credential in an object, by its place. */
export interface CredentialInObject {
  readonly field: string;
  /** What it looks like. */
  readonly what: string;
  /** The line of the text of the place, without the blanks around it. Not to be kept. */
  readonly line: string;
  /** Whether it may as well be the name of a password, or say where it comes from. */
  readonly mayBeName?: boolean;
  /** What it gives away, where that is not sure by its form. */
  readonly worth?: Unproved;
  /** Whether it is a login with a token. */
  readonly hasToken?: boolean;
}

/** Words in lower case, which may be a password, or the name of a Secret or the path of one. */
const WORDS = /^[a-z]+(?:[-_./:][a-z]+)*$/;
const LONGEST_KEY = 100;

/**
 * The credentials in the values of a ConfigMap, or in the environment and the arguments of a workload.
 *
 * @param now the time in milliseconds
 */
export function plainCredentialsOf(object: KubernetesObject, now: number): CredentialInObject[] {
  if (object.kind === 'ConfigMap') {
    return entriesAt(object, 'data').flatMap(([key, value]) =>
      typeof value === 'string' ? seen(`data[${shownName(key)}]`, value, now) : [],
    );
  }
  return containersOf(object).flatMap(([list, containers]) => containers.flatMap(container => {
    const where = `${list}[${textAt(container, 'name') ?? ''}]`;
    const command = [...textsAt(container, 'command'), ...textsAt(container, 'args')].join(' ');
    return [
      ...objectsAt(container, 'env').flatMap(entry => ofVariable(where, entry, now)),
      ...seen(`${where}.args`, command, now),
    ];
  }));
}

/** Names of what is made for tests and examples; the keys in it open nothing. */
const OF_TEST = /(?:^|-)(?:test|tests|testing|example|sample|dummy|fake)(?:-|$)/;

/** Longer values are no credentials. */
const LONGEST_VALUE = 100_000;

const OF_DOCKER = /^\.docker(?:configjson|cfg)$/;

/** Base64 of an object of JSON. */
const ENCODED_TWICE = /^e[wy][A-Za-z0-9+/\r\n]{40,}={0,2}\s*$/;

/** Base64 of PEM is seen as it stands. */
const SEEN = /^LS0tLS1CRUdJTi/;

/** Whether an object is a Secret that was made for tests or examples, by its name. */
export function isOfTest({ kind, metadata }: KubernetesObject): boolean {
  return kind === 'Secret' && OF_TEST.test(String(metadata?.name));
}

/** The credentials in base64 of a Secret's `data`. */
export function encodedCredentialsOf(object: KubernetesObject, now: number): CredentialInObject[] {
  return object.kind !== 'Secret' || isPlainObject(object.sops) || isOfTest(object)
    ? [] : entriesAt(object, 'data').flatMap(([key, value]) =>
      !isBase64(value) || value.length > LONGEST_VALUE || SEEN.test(value)
        ? []
        : encodedIn(key, Buffer.from(value, 'base64').toString('utf8'), now).map(found =>
          ({ ...found, line: value.slice(0, 40) })));
}

/** The logins in the members of a Secret, but for what is seen by itself. */
export function memberLoginsOf(
  object: KubernetesObject, now: number, others: readonly CredentialInObject[],
): CredentialInObject[] {
  const told = new Set(others.map(({ field }) => field));
  return isOfTest(object) ? [] : secretLoginsOf(object, now).map(({ list, key, what, written, worth }) => ({
    field: list === 'data' ? `data[${shownName(key)}]` : memberField(list, key),
    what,
    line: written.trim().slice(0, 40),
    ...worth && { worth },
  })).filter(({ field }) => !told.has(field));
}

/** The credentials in a decoded value. A config of Docker is read as a pull secret, unless it was encoded twice. */
function encodedIn(key: string, text: string, now: number): CredentialInObject[] {
  const isConfig = OF_DOCKER.test(key);
  return isConfig && !ENCODED_TWICE.test(text) ? []
    : seen(`data[${shownName(key)}]`, text, now, isConfig ? key : '');
}

/** The credentials in all texts of an object, but for those of `plainCredentialsOf`. */
export function otherCredentialsOf(object: KubernetesObject, now: number): CredentialInObject[] {
  const found: CredentialInObject[] = [];
  const isConfigMap = object.kind === 'ConfigMap';
  const containers = new Set<unknown>(containersOf(object).flatMap(([, list]) => list));
  // A stack of our own is not exhausted by the depth of objects.
  const pending: { readonly value: unknown; readonly key: string; readonly field: string }[] = [
    { value: object, key: '', field: '' },
  ];
  while (pending.length > 0) {
    const { value, key, field } = pending.pop()!;
    if (typeof value === 'string') {
      found.push(...seen(field, value, now, key));
    } else if (Array.isArray(value)) {
      [...value.entries()]
        .reverse()
        .forEach(([index, entry]) => pending.push({ value: entry, key: '', field: `${field}[${index}]` }));
    } else if (isPlainObject(value)) {
      const isLookedAt = (member: string) => (isConfigMap && field === '' && member === 'data')
        || (containers.has(value) && ['command', 'args', 'env'].includes(member));
      Object.keys(value).filter(member => !isLookedAt(member)).reverse().forEach(member =>
        pending.push({ value: value[member], key: member, field: memberField(field, member) }));
    }
  }
  return isOfTest(object) ? found.filter(({ what }) => what !== PRIVATE_KEY) : found;
}

/** The containers of an object, by the list in which they are. */
function containersOf(object: KubernetesObject): [string, Record<string, any>[]][] {
  const specs = podSpecsOf(object);
  return ['initContainers', 'containers'].map(list => [list, specs.flatMap(spec => objectsAt(spec, list))]);
}

function ofVariable(where: string, entry: unknown, now: number): CredentialInObject[] {
  const name = textAt(entry, 'name') ?? '';
  const value = textAt(entry, 'value') ?? '';
  const field = `${where}.env[${shownName(name)}]`;
  const found = seen(field, value, now);
  const worth = isRegistryPassword(name, value) ? worthOfWritten(undefined, value) : 'nothing';
  return found.length > 0 || worth === 'nothing' ? found : [{
    field,
    what: PASSWORD,
    line: value.trim(),
    ...WORDS.test(value) && { mayBeName: true },
    ...(worth === 'sure' ? {} : { worth }),
  }];
}

const BASE64_IN_LINES = /^[A-Za-z0-9+/]{16}[A-Za-z0-9+/\r\n ]*={0,2}[\r\n ]{0,9}$/;

/** What a text is seen to be, by itself or with its key in front of it, as it is in a manifest. */
function seen(field: string, text: string, now: number, key = ''): CredentialInObject[] {
  const value = BASE64_IN_LINES.test(text) ? text.replace(/\s/g, '') : text;
  const first = firstCredential(text, now)
    ?? (key === '' || value.includes('\n') ? undefined : firstCredential(`"${key}": "${value}"`, now));
  return first === undefined ? [] : [{
    field,
    what: first.what,
    line: (text.split('\n')[first.line] ?? text).trim(),
    ...first.worth && { worth: first.worth },
    ...first.hasToken && { hasToken: true },
  }];
}

function memberField(field: string, member: string): string {
  return /^\w+$/.test(member)
    ? field === ''
      ? shownName(member)
      : `${field}.${shownName(member)}`
    : `${field}[${shownName(member)}]`;
}

/** A key as it may be shown: anything can be one. */
function shownName(key: string): string {
  return key.length > LONGEST_KEY || findCredential(key) ? '***' : key;
}
