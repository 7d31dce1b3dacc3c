/** The base64 of DER begins with `M`, that of OpenSSH's own form with `b3BlbnNzaC`. */
const BODY = /^(?:M|b3BlbnNzaC)[A-Za-z0-9+/]{58,}/;

/** No words between: `(truncated)`, `YOUR_KEY`. */
const WHOLE = /^[A-Za-z0-9+/]+={0,2}$/;

/** Dots for what was left out, and one character in the place of others; in keys of OpenSSH there are many `A`. */
const CUT = /\.{3}|…|([b-zB-Z0-9])\1{9}|A{20}/;

/** As many lines hold the beginning of a key, with the headers that an encrypted one has. */
const LINES = 12;

/**
 * Whether the header of a private key is followed by a key. Documentation has dots or words there, and a comment often
 * the header alone.
 *
 * @param lines those of a text
 * @param index the one with the header
 */
export function isKeyAt(lines: readonly string[], index: number): boolean {
  const text = lines.slice(index, index + LINES).map(line => line.slice(0, 5000)).join('\n');
  const [, body = ''] = /-----BEGIN [A-Z ]*PRIVATE KEY-----(.*)/s.exec(text) ?? [];
  const [key, end] = body.split('-----END', 2);
  const plain = key.replace(/(?:Proc-Type|DEK-Info):[^\n\\]*/g, '').replace(/(?<!\\)\\+[nr]|[\s"'#*,\\|>-]/g, '');
  // Of a long one only the beginning is looked at.
  return !CUT.test(key) && BODY.test(plain) && (end === undefined || WHOLE.test(plain));
}
