import { isValidJson, objectMembers, stringValue, wellFormed } from './json-members';
import { namedError } from './named-error';
import { withoutUserInfo } from './registry-key';

// Decoding of pull secrets as in
// https://github.com/kubernetes/kubernetes/blob/v1.37.2/pkg/credentialprovider/config.go, with Go 1.26's encoding/json
// underneath: member names match in any case, a duplicate member is decoded over the first, `null` leaves a string as
// it was and empties a map.

/** What the kubelet keeps of an entry. */
export interface DecodedEntry {
  readonly key: string;
  readonly username: string;
  readonly password: string;
  readonly email: string;
}

type EntryField = 'username' | 'password' | 'email' | 'auth';

// `i` with `u` compares by simple case folding, as encoding/json does: 'ſ' counts as 's'.
const AUTHS = /^auths$/iu;
const HTTP_HEADERS = /^HttpHeaders$/iu;
const ENTRY_FIELDS: [RegExp, EntryField][] = [
  [/^username$/iu, 'username'],
  [/^password$/iu, 'password'],
  [/^email$/iu, 'email'],
  [/^auth$/iu, 'auth'],
];

// Go skips line breaks inside base64, ignores the unused bits of the last character, and the kubelet takes padding or
// none.
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}(?:==)?|[A-Za-z0-9+/]{3}=?)?$/;

/** Decodes the text of `.dockerconfigjson`. */
export function decodeDockerConfigJson(text: string): DecodedEntry[] {
  const json = validJson(text);
  let auths = new Map<string, DecodedEntry>();
  for (const { name, value } of structMembers(json, 'the document')) {
    if (AUTHS.test(name)) {
      auths = value === 'null' ? new Map() : decodeEntries(value, 'auths', auths);
    } else if (HTTP_HEADERS.test(name)) {
      structMembers(value, 'HttpHeaders').forEach(header => decodeString(header.value, 'a value of HttpHeaders'));
    }
  }
  return [...auths.values()];
}

/** Decodes the text of the legacy `.dockercfg`. */
export function decodeDockercfg(text: string): DecodedEntry[] {
  return [...decodeEntries(validJson(text), 'the document', new Map()).values()];
}

/** An error that never shows a value of the document. */
export function configError(code: string, message: string): Error {
  return namedError('DockerConfigJsonError', code, message);
}

function validJson(text: string): string {
  const json = wellFormed(text);
  if (!isValidJson(json)) {
    // JSON.parse quotes the text around the mistake in its message, and the mistake may be in a password.
    throw configError('invalid-json', 'the text is not valid JSON (its contents are not shown, they may be secret)');
  }
  return json.trim();
}

function decodeEntries(json: string, what: string, entries: Map<string, DecodedEntry>): Map<string, DecodedEntry> {
  for (const { name: key, value } of structMembers(json, what)) {
    entries.set(key, decodeEntry(key, value));
  }
  return entries;
}

function decodeEntry(key: string, json: string): DecodedEntry {
  const where = `entry ${JSON.stringify(withoutUserInfo(key))}`;
  const fields = { username: '', password: '', email: '', auth: '' };
  for (const { name, value } of structMembers(json, where)) {
    const field = ENTRY_FIELDS.find(([pattern]) => pattern.test(name))?.[1];
    if (field) {
      fields[field] = decodeString(value, `'${field}' of ${where}`) ?? fields[field];
    }
  }
  const { auth, ...plain } = fields;
  return { key, ...plain, ...(auth === '' ? {} : decodeAuth(auth, where)) };
}

function decodeAuth(auth: string, where: string): { username: string; password: string } {
  const base64 = auth.replace(/[\r\n]/g, '');
  if (!BASE64.test(base64)) {
    throw configError('invalid-auth', `'auth' of ${where} is not base64; write base64 of username:password`);
  }
  const decoded = Buffer.from(base64, 'base64').toString('utf8');
  const colon = decoded.indexOf(':');
  if (colon < 0) {
    throw configError('auth-without-colon', `'auth' of ${where} has no colon; write base64 of username:password`);
  }
  return { username: decoded.slice(0, colon), password: decoded.slice(colon + 1) };
}

function structMembers(json: string, what: string) {
  const members = json === 'null' ? [] : objectMembers(json);
  if (!members) {
    throw configError('wrong-type', `${what} is not a JSON object`);
  }
  return members;
}

function decodeString(json: string, what: string): string | undefined {
  const text = stringValue(json);
  if (text === undefined && json !== 'null') {
    throw configError('wrong-type', `${what} is not a string`);
  }
  return text;
}
