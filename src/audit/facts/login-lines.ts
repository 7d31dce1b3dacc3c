import { Worth, worthOfWritten } from './login-worth';
import { isOutOfReach } from './loopback';
import { jsonMembers } from './members';

/** The members of a login as values of charts have it. */
const PASSWORD_LINE = /^( *(?:- )?)password: *["']?([^\s"'#]{4,})/;
const REGISTRY_LINE = /^["']?(?:\w*registry\w*|docker-?server)["']?: *["']?([^\s"'#]+)/i;
const USER_LINE = /^["']?user(?:name)?["']?: *["']?([^\s"'#]+)/;
const MAX_MEMBERS = 10;
/** A member is shorter; what is behind it does not count. */
const LONGEST = 500;

/** A login below the host that it is for, as containerd, k3s and RKE2 have it: `configs: "reg.io": auth:`. */
const AUTH_LINE = /^\s*["']?auth["']?:\s*$/;
const HOST_LINE = /^\s*["']?((?:[\w-]+\.)+[\w-]+(?::\d+)?|[\w-]+:\d+)["']?:\s*$/;

/**
 * What a line with the password of a login gives away whose other members, a registry that somebody else can reach and
 * a user, stand around it.
 */
export function worthOfLoginAt(lines: readonly string[], line: number): Worth {
  const [, { length: indent = 0 } = '', password] = PASSWORD_LINE.exec(lines[line]) ?? [];
  if (password === undefined || worthOfWritten(undefined, password) === 'nothing') {
    return 'nothing';
  }
  const isOutside = (text: string) => text.trim() !== '' && indentOf(text) < indent;
  const before = lines.slice(Math.max(0, line - MAX_MEMBERS), line).reverse();
  const after = lines.slice(line + 1, line + 1 + MAX_MEMBERS);
  const members = [before, after]
    .flatMap(all => all.slice(0, all.findIndex(isOutside) < 0 ? undefined : all.findIndex(isOutside)))
    .filter(text => indentOf(text) === indent).map(text => text.slice(indent, indent + LONGEST));
  const host = members.map(member => REGISTRY_LINE.exec(member)?.[1]).find(found => found !== undefined)
    ?? hostAbove(before, indent);
  const user = members.map(member => USER_LINE.exec(member)?.[1]).find(found => found !== undefined);
  return host !== undefined && !isOutOfReach(host) && user !== undefined ? worthOfWritten(user, password) : 'nothing';
}

/** The host of `auth:` two levels further out. */
function hostAbove(before: readonly string[], indent: number): string | undefined {
  const parent = before.findIndex(text => text.trim() !== '' && indentOf(text) < indent);
  if (parent < 0 || !AUTH_LINE.test(before[parent])) {
    return undefined;
  }
  const indentOfParent = indentOf(before[parent]);
  const further = before.slice(parent + 1).find(text => text.trim() !== '' && indentOf(text) < indentOfParent);
  return further === undefined ? undefined : HOST_LINE.exec(further)?.[1];
}

function indentOf(text: string): number {
  return /^ *(?:- )?/.exec(text)![0].length;
}

/** A registry with its login in further lines, as JSON is written for people. */
const REGISTRY_OF_JSON = /^\s*["']([^"'\s]+)["']\s*:\s*\{\s*$/;
const MAX_LOGIN_LINES = 5;

/** Whether the registry of the `auth` in a line, if a line before it has one, is out of reach for others. */
export function isAuthOutOfReach(lines: readonly string[], line: number): boolean {
  const { registry } = registryAbove(lines, line);
  return registry !== undefined && isOutOfReach(registry);
}

/** The registry whose login a line is of, and the line that it begins in. */
function registryAbove(lines: readonly string[], line: number): { readonly registry?: string; readonly start: number } {
  const start = line - 1 - lines.slice(Math.max(0, line - MAX_LOGIN_LINES), line).reverse()
    .findIndex(text => REGISTRY_OF_JSON.test(text));
  return { registry: REGISTRY_OF_JSON.exec(lines[start] ?? '')?.[1], start };
}

const PASSWORD_OF_JSON = /^\s*"password"\s*:\s*"/;
const AUTHS_OF_JSON = /["']auths["']\s*:\s*\{\s*$/;
const MAX_CONFIG_LINES = 200;

/**
 * A Docker config of the one login whose password is in a line, as JSON is written for people; undefined where there is
 * none that a program takes from there, as it takes an `auth` beside it.
 */
export function configOfPasswordAt(lines: readonly string[], line: number): string | undefined {
  if (!PASSWORD_OF_JSON.test(lines[line])) {
    return undefined;
  }
  const { registry, start } = registryAbove(lines, line);
  const end = line + lines.slice(line, line + MAX_LOGIN_LINES).findIndex(text => /^\s*\}/.test(text));
  const { username, password, auth } = jsonMembers(`{${lines.slice(start + 1, Math.max(end, line)).join('\n')}}`);
  return registry !== undefined && typeof username === 'string' && typeof password === 'string' && !auth
    && worthOfWritten(username, password) !== 'nothing' && AUTHS_OF_JSON.test(lineAround(lines, start) ?? '')
    ? JSON.stringify({ auths: { [registry]: { username, password } } }) : undefined;
}

/** The line that begins what a line is in, by the indentation. */
function lineAround(lines: readonly string[], line: number): string | undefined {
  const indent = lines[line].search(/\S/);
  return lines.slice(Math.max(0, line - MAX_CONFIG_LINES), line).reverse()
    .find(text => text.trim() !== '' && text.search(/\S/) < indent);
}

const MAX_COMMAND_LINES = 12;
const GOES_ON = /\\\s*$/;

/** Whether a command, in this and the lines that it goes on in, is for a registry that is out of reach for others. */
export function isCommandOutOfReach(lines: readonly string[], line: number): boolean {
  let [first, last] = [line, line];
  while (first > 0 && line - first < MAX_COMMAND_LINES && GOES_ON.test(lines[first - 1])) {
    first -= 1;
  }
  while (last - line < MAX_COMMAND_LINES && GOES_ON.test(lines[last]) && last + 1 < lines.length) {
    last += 1;
  }
  const command = lines.slice(first, last + 1).map(text => text.slice(0, 2000)).join(' ');
  return /\bminikube ip\b/.test(command) || command.split(/[\s"'=]+/).some(word => isOutOfReach(word));
}
