import { opensNothing, Worth, worthOfWritten } from './login-worth';
import { entriesAt } from './members';
import { isRegistryPassword } from './registry-password';
import { LOGIN, PASSWORD, Unproved } from './scan-text';
import { isPlainObject, KubernetesObject } from '../../kubernetes/kubernetes-object';
import { isBase64 } from '../../kubernetes/pull-secret';

/** A password of a registry in a Secret that is no pull secret. It is not kept. */
export interface SecretLogin {
  /** The member that holds it. */
  readonly list: 'data' | 'stringData';
  readonly key: string;
  readonly what: string;
  /** As it is written. */
  readonly written: string;
  readonly worth?: Unproved;
}

interface Value {
  readonly list: SecretLogin['list'];
  readonly key: string;
  readonly written: string;
  readonly text: string;
}

/** The registries that Tekton logs in to with a Secret, by the annotation. */
const OF_TEKTON = /^tekton\.dev\/docker-/;

const LONGEST = 10_000;

/**
 * The logins of registries in the members of a Secret: user and password that Tekton is told the registry of, and those
 * whose names say it, `DOCKER_USERNAME` and `DOCKER_PASSWORD`.
 *
 * @param now the time in milliseconds
 */
export function secretLoginsOf(object: KubernetesObject, now: number): SecretLogin[] {
  if (object.kind !== 'Secret' || isPlainObject(object.sops)) {
    return [];
  }
  const values = valuesOf(object);
  const registries = entriesAt(object, 'metadata', 'annotations')
    .flatMap(([key, value]) => OF_TEKTON.test(key) && typeof value === 'string' ? [value] : []);
  const named = (name: string) => values.get(name)?.text;
  const [users, hosts] = [byStem(values, USER), byStem(values, REGISTRY)];
  return [...values.values()].flatMap(({ list, key, written, text }) => {
    const isOfTekton = key === 'password' && registries.length > 0;
    const stem = key.replace(OF_PASSWORD, '').toUpperCase();
    const user = isOfTekton ? named('username') : isRegistryPassword(key, text) ? users.get(stem) : undefined;
    const known = isOfTekton ? registries : [hosts.get(stem) ?? ''].filter(host => host !== '');
    const worth = user === undefined ? 'nothing' : worthOfLogin(user, text, known, now);
    return worth === 'nothing' ? [] : [{
      list, key, written, what: isOfTekton ? LOGIN : PASSWORD, ...worth === 'sure' ? {} : { worth },
    }];
  });
}

/** The texts in a Secret, by key: what is in `stringData` wins. */
function valuesOf(object: KubernetesObject): ReadonlyMap<string, Value> {
  return new Map((['data', 'stringData'] as const).flatMap(list => entriesAt(object, list).flatMap(([key, value]) => {
    if (typeof value !== 'string' || value.length > LONGEST || (list === 'data' && !isBase64(value))) {
      return [];
    }
    const text = (list === 'data' ? Buffer.from(value, 'base64').toString('utf8') : value).trim();
    // What is no text was a form that happens to be base64, or is no password.
    return /[\p{Cc}\uFFFD]/u.test(text) ? [] : [[key, { list, key, written: value, text }] as const];
  })));
}

/** How the name of a password ends, and those of its user and its registry instead. */
const OF_PASSWORD = /(?:_(?:LOGIN|ROBOT|USER))?_(?:PASS|PASSWD|PASSWORD|TOKEN)$/i;
const USER = /^_(?:USER(?:_?NAME)?|LOGIN|ID|ROBOT(?:_?NAME)?)$/i;
const REGISTRY = /^_(?:REGISTRY(?:_(?:URL|HOST|SERVER))?|URL|HOST(?:NAME)?|SERVER|ADDRESS|ENDPOINT)$/i;

/** The values whose names have some end, by what stands before it in capitals: the first of each. */
function byStem(values: ReadonlyMap<string, Value>, end: RegExp): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { key, text } of values.values()) {
    for (const { index } of key.matchAll(/_/g)) {
      if (end.test(key.slice(index))) {
        const stem = key.slice(0, index).toUpperCase();
        found.set(stem, found.get(stem) ?? text);
      }
    }
  }
  return found;
}

function worthOfLogin(user: string, password: string, registries: readonly string[], now: number): Worth {
  return user === '' || opensNothing(user, password, registries, now) ? 'nothing' : worthOfWritten(user, password);
}
