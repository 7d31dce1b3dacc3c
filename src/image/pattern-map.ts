import { LabelMatcher, labelMatcher } from './host-glob';

interface Entry<T> {
  readonly pattern: string;
  readonly matches: LabelMatcher;
  readonly value: T;
}

/**
 * Values by patterns of labels, found without trying each pattern: a label is looked up by its ends, in each of the
 * lengths that the patterns have before their first and after their last `*`.
 */
export class PatternMap<T> {
  private readonly groups = new Map<string, Entry<T>[]>();
  private readonly lengths = new Map<string, { readonly head: number; readonly tail: number }>();

  /**
   * The value of a pattern, made if there is none yet.
   *
   * @returns undefined for a malformed pattern, which matches nothing
   */
  public getOrCreate(pattern: string, create: () => T): T | undefined {
    const [head, tail] = ends(pattern);
    const group = this.groups.get(`${head}*${tail}`) ?? [];
    const existing = group.find(entry => entry.pattern === pattern);
    const matches = labelMatcher(pattern);
    if (existing || !matches) {
      return existing?.value;
    }
    const value = create();
    group.push({ pattern, matches, value });
    this.groups.set(`${head}*${tail}`, group);
    this.lengths.set(`${head.length}*${tail.length}`, { head: head.length, tail: tail.length });
    return value;
  }

  /** The values whose patterns match a label. */
  public lookup(label: string): T[] {
    const found: T[] = [];
    for (const { head, tail } of this.lengths.values()) {
      const group =
        head + tail <= label.length
          ? this.groups.get(`${label.slice(0, head)}*${label.slice(label.length - tail)}`)
          : undefined;
      group?.forEach(({ matches, value }) => matches(label) && found.push(value));
    }
    return found;
  }
}

/** What stands before the first and after the last `*`; nothing for a character class. */
function ends(pattern: string): [string, string] {
  return pattern.startsWith('[')
    ? ['', '']
    : [pattern.slice(0, pattern.indexOf('*')), pattern.slice(pattern.lastIndexOf('*') + 1)];
}
