import { isIPv6 } from 'net';

// What Go's net/url makes of a registry key or image name. Checked against Go 1.26.8 with GODEBUG defaults of go1.26,
// as kubernetes v1.37 sets them; earlier versions let '[' through inside a host. Source:
// https://github.com/golang/go/blob/go1.26.8/src/net/url/url.go

/** Host with its port, and path, of a URL; both are byte strings with percent escapes resolved. */
export interface RegistryUrl {
  readonly host: string;
  readonly path: string;
}

const CONTROL = /[\x00-\x1f\x7f]/;
const BAD_ESCAPE = /%(?![0-9a-fA-F]{2})/;
const USER_INFO = /^[A-Za-z0-9\-._:~!$&'()*+,;=%@]*$/;
const HOST_CHARACTER = 'A-Za-z0-9!$&\'()*+,;=<>"\\-_.~\\]';
const NAMED_HOST = new RegExp(`^(?:[${HOST_CHARACTER}\\x80-\\xff]|%25|%[89a-fA-F][0-9a-fA-F])*(?::[0-9]*)?$`);
const IP_LITERAL = /^\[([0-9a-fA-F:.]+)(%25[^[]+)?\](?::[0-9]*)?$/;
const ZONE = new RegExp(`^(?:[${HOST_CHARACTER}:\\x80-\\xff]|%[0-9a-fA-F]{2})*$`);
const ZONE_ESCAPED = new RegExp(`^[${HOST_CHARACTER}:[% ]$`);

/**
 * Parses what follows the scheme in an `https://` or `http://` URL.
 *
 * @param text byte string without scheme
 * @returns undefined where `url.Parse` fails
 */
export function parseSchemelessUrl(text: string): RegistryUrl | undefined {
  const [beforeFragment, fragment] = cut(text, '#');
  const [url] = cut(beforeFragment, '?');
  if (CONTROL.test(beforeFragment) || BAD_ESCAPE.test(fragment)) {
    return undefined;
  }
  const slash = url.indexOf('/');
  const authority = slash < 0 ? url : url.slice(0, slash);
  const path = slash < 0 ? '' : url.slice(slash);
  const at = authority.lastIndexOf('@');
  const userInfo = authority.slice(0, Math.max(at, 0));
  const host = parseHost(authority.slice(at + 1));
  if (host === undefined || !USER_INFO.test(userInfo) || BAD_ESCAPE.test(userInfo) || BAD_ESCAPE.test(path)) {
    return undefined;
  }
  return { host, path: unescape(path) };
}

/**
 * Splits a host into its dot-separated labels and its port, as `SplitURL` of the kubelet's keyring.go does.
 *
 * An IPv6 address keeps its brackets unless a port follows it: it is then, by accident, a character class.
 */
export function splitHost(host: string): { labels: string[]; port: string } {
  const match = /^\[([^[\]]*)\]:([0-9]*)$/.exec(host) ?? /^([^:[\]]*):([0-9]*)$/.exec(host);
  const [name, port] = match ? [match[1], match[2]] : [host, ''];
  return { labels: name.split('.'), port };
}

function parseHost(host: string): string | undefined {
  if (!host.startsWith('[')) {
    return NAMED_HOST.test(host) ? unescape(host) : undefined;
  }
  const literal = IP_LITERAL.exec(host);
  if (!literal || !isIPv6(literal[1])) {
    return undefined;
  }
  return isZone(literal[2] ?? '') ? unescape(host) : undefined;
}

/** An IPv6 zone may hold only what a host may hold, a space and percent signs (RFC 6874, section 2, as Go reads it). */
function isZone(zone: string): boolean {
  const escapes = zone.match(/%[0-9a-fA-F]{2}/g) ?? [];
  return ZONE.test(zone) && escapes.every(escape => ZONE_ESCAPED.test(unescape(escape)));
}

function unescape(text: string): string {
  return text.includes('%')
    ? text.replace(/%([0-9a-fA-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)))
    : text;
}

function cut(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + separator.length)];
}
