/** A text that counts how many of its characters are looked at. */
export interface CountedText {
  /** Passes for a string; it refuses to be used in a way that is not counted. */
  readonly text: string;
  readonly reads: () => number;
}

/**
 * Costs are checked against one another by what is read, and not by time: the same on every machine, however busy.
 *
 * `indexOf` counts what it passes, `slice` what it copies. What is done with a copy is not counted.
 */
export function countedText(content: string): CountedText {
  let reads = 0;
  const methods: Record<string, unknown> = {
    length: content.length,
    charCodeAt: (index: number) => {
      reads++;
      return content.charCodeAt(index);
    },
    indexOf: (part: string, from = 0) => {
      const index = content.indexOf(part, from);
      reads += (index < 0 ? content.length : index) - from;
      return index;
    },
    includes: (part: string) => content.includes(part),
    slice: (from: number, to = content.length) => {
      reads += to - from;
      return content.slice(from, to);
    },
  };
  const text = new Proxy(Object(content), {
    get: (_, key) => {
      if (typeof key === 'string' && /^[0-9]+$/.test(key)) {
        reads++;
        return content[Number(key)];
      }
      if (!Object.hasOwn(methods, key)) {
        throw new Error(`'${String(key)}' of a text is not counted`);
      }
      return methods[String(key)];
    },
  });
  return { text, reads: () => reads };
}
