import { fromBytes, toBytes } from './byte-string';

// Go's path.Match for one label of a host, as the kubelet applies it. A host can hold '*' and, where an IPv6 address in
// brackets stands without a port, a character class; never '?' (it begins a URL's query), '\' (no host character) or
// '/'. Source: https://github.com/golang/go/blob/go1.26.8/src/path/match.go

/** Whether a label (a byte string) matches. */
export type LabelMatcher = (label: string) => boolean;

const RANGE = '([^\\]-])(?:-([^\\]-]))?';
const CLASS = new RegExp(`^\\[((?:${RANGE})+)\\](.*)$`, 'su');

/** Whether the label of a key is matched as a pattern rather than compared. */
export function isPattern(label: string): boolean {
  return label.includes('*') || label.startsWith('[');
}

/**
 * Compiles the label of a key (a byte string).
 *
 * @returns undefined for a malformed pattern, which matches nothing
 */
export function labelMatcher(pattern: string): LabelMatcher | undefined {
  if (!pattern.startsWith('[')) {
    return starMatcher(pattern);
  }
  const match = CLASS.exec(fromBytes(pattern));
  return match ? classMatcher(match[1], starMatcher(toBytes(match[4]))) : undefined;
}

/**
 * `*` for any run of characters. Taking each part where it first occurs is enough, and keeps hostile patterns cheap.
 */
function starMatcher(pattern: string): LabelMatcher {
  const [head, ...parts] = pattern.split('*');
  const tail = parts.pop();
  if (tail === undefined) {
    return label => label === head;
  }
  return label => {
    let position = head.length;
    for (const part of parts) {
      const found = label.indexOf(part, position);
      if (found < 0) {
        return false;
      }
      position = found + part.length;
    }
    return label.startsWith(head) && label.endsWith(tail) && position <= label.length - tail.length;
  };
}

/** One character out of a class; a range that runs backwards holds none and is not an error. */
function classMatcher(ranges: string, rest: LabelMatcher): LabelMatcher {
  const bounds = [...ranges.matchAll(new RegExp(RANGE, 'gu'))].map(([, low, high]) => [low, high ?? low]);
  return label => bounds.some(([low, high]) => low <= label[0] && label[0] <= high) && rest(label.slice(1));
}
