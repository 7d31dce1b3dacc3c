import { Failure } from './failure.mts';
import { readIfThere } from './files.mts';
import type { Part } from './part.mts';
import type { StaticPart } from '../plan.ts';

const TYPE = 'the type kubernetes.io/dockerconfigjson';

/** Logins have two levels. `JSON.stringify` runs out of stack at some 4,000, and that would end the whole run. */
const MAX_DEPTH = 100;

export function describe({ secretName }: StaticPart): string {
  return `Secret ${secretName}`;
}

/** The credentials of a mounted Secret, which do not expire. */
export async function fetchPart({ file }: StaticPart): Promise<Part> {
  const text = await readIfThere(file);
  if (text === undefined) throw new Failure(`it has no .dockerconfigjson: does it exist, with ${TYPE}?`);
  const config = configIn(text);
  const name = Object.keys(config).find(member => member.toLowerCase() === 'auths');
  if (name !== undefined && name !== 'auths') throw new Failure('the member auths has to be in small letters');
  const auths = Object.entries(objectOr(config.auths ?? {}, 'auths is no object'));
  if (auths.length === 0) throw new Failure('it holds no credentials');
  for (const [key, entry] of auths) {
    const shown = shownKey(key);
    checkEntry(shown, objectOr(entry, `the entry "${shown}" is no object`));
  }
  return { auths };
}

function configIn(text: string): Record<string, unknown> {
  let config: unknown;
  try {
    config = JSON.parse(text);
  } catch {
    // Its words would be the credentials.
    throw new Failure('it is not JSON');
  }
  const twice = nameTwice(text);
  if (twice !== undefined) throw new Failure(`the entry "${shownKey(twice)}" is there twice`);
  // A list has no such members.
  return config as Record<string, unknown> ?? {};
}

/** A key without what may be a password in front of its host. */
function shownKey(key: string): string {
  return JSON.stringify(key.replace(/.*@/s, '')).slice(1, -1);
}

/**
 * Refuses what would cost a pod all its credentials: the kubelet decodes all entries together, and takes names of
 * members in any case.
 */
function checkEntry(key: string, entry: Record<string, unknown>): void {
  for (const [member, value] of Object.entries(entry)) {
    if (!/^(auth|username|password|email)$/i.test(member) || value === null) continue;
    if (typeof value !== 'string') throw new Failure(`the ${member} of "${key}" is no string`);
    if (/^auth$/i.test(member) && !isLogin(value)) {
      throw new Failure(`the ${member} of "${key}" is not base64 of username:password`);
    }
  }
}

/** Go takes line breaks in base64, and the kubelet padding or none; but not half of it. */
function isLogin(auth: string): boolean {
  const text = auth.replace(/[\r\n]/g, '');
  if (text === '') return true;
  const isWhole = text.endsWith('=') ? text.length % 4 === 0 : text.length % 4 !== 1;
  return isWhole && /^[A-Za-z0-9+/]+={0,2}$/.test(text) && Buffer.from(text, 'base64').includes(':');
}

/**
 * Of a JSON text a name that is there twice in the outermost object or in those right in it. `JSON.parse` takes the
 * last of them, and Go puts two objects of one name together.
 */
function nameTwice(text: string): string | undefined {
  const open: Set<string>[] = [];
  for (const [, string, colon, bracket = ''] of text.matchAll(/("(?:[^"\\]|\\.)*")\s*(:?)|([{}[\]])/g)) {
    if ('{['.includes(bracket) && bracket) {
      if (open.push(new Set()) > MAX_DEPTH) throw new Failure('it is nested too deeply');
    } else if (bracket) {open.pop();} else if (colon && string && open.length <= 2) {
      const name: string = JSON.parse(string);
      if (open.at(-1)?.has(name)) return name;
      open.at(-1)?.add(name);
    }
  }
  return undefined;
}

function objectOr(value: unknown, problem: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Failure(problem);
  return value as Record<string, unknown>;
}
