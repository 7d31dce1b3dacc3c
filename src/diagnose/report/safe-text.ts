const SEPARATOR = '://';
/** Longer than the address of any registry with a login in it. */
const MAX_AUTHORITY = 2_000;

/** A text without the logins of addresses in it: `https://***@host`. */
export function withoutLogins(text: string): string {
  if (!text.includes('@')) {
    return text;
  }
  let safe = '';
  let from = 0;
  for (let at = text.indexOf(SEPARATOR); at >= 0; at = text.indexOf(SEPARATOR, from)) {
    const start = at + SEPARATOR.length;
    const end = endOfAuthority(text, start);
    const login = text.slice(start, end).lastIndexOf('@');
    safe += text.slice(from, start) + (login >= 0 ? '***' : '');
    from = start + Math.max(login, 0);
  }
  return safe + text.slice(from);
}

/** Where a host and the login before it end: a password may hold anything but these. */
function endOfAuthority(text: string, start: number): number {
  const limit = Math.min(text.length, start + MAX_AUTHORITY);
  let end = start;
  while (end < limit && !'/?# \t\r\n"\'\\'.includes(text[end])) {
    end++;
  }
  return end;
}
