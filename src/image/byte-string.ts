// Go strings are bytes, JavaScript strings UTF-16. Where the kubelet's code works on bytes (percent escapes, sorting),
// so do we, on strings in which each character stands for one byte of the UTF-8 text.

const NON_ASCII = /[^\x00-\x7f]/;

export function toBytes(text: string): string {
  return NON_ASCII.test(text) ? Buffer.from(text, 'utf8').toString('latin1') : text;
}

export function fromBytes(bytes: string): string {
  return NON_ASCII.test(bytes) ? Buffer.from(bytes, 'latin1').toString('utf8') : bytes;
}

/** Orders texts as Go orders strings. */
export function compareBytes(a: string, b: string): number {
  const [left, right] = [toBytes(a), toBytes(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}
