/** A status before its word, `401/Unauthorized`, which is no path. What stands behind a host is its port. */
const NO_STATUS = '(?<!(?:(?<![\\w.:/-])|\\b(?:code|status|error):)[45]\\d\\d)';

/**
 * Names of images, pods, files and hosts, and of who is logged in where: they may be called `push`, `login` or
 * `timeout`, so that words in them do not count.
 */
export const NAMES = [
  // Looked for once in what is joined: of each of its characters it would cost as many looks as that is long
  `(?<![\\w.-])[\\w.-]+${NO_STATUS}(?:/|%2F)[\\w./@:%-]{1,300}(?<![:,.;])`, '(?<![\\w.-])[\\w.-]+@[\\w.-]{1,255}',
  '\\b[a-z]\\w{0,60}(?:-\\w{1,60}){1,8}(?<!code|status|error)(?::v?\\d[\\w.-]{0,127}|-(?=[a-z]{0,9}\\d)[a-z0-9]{3,10}\\b)',
  // With a tag or many parts, and behind words that announce one
  '\\b[a-z][\\w.-]{0,80}:latest\\b', '\\b[a-z][\\w-]{0,60}(?:\\.[a-z][\\w-]{0,60}){2,8}\\b(?<!code|status|error)',
  '(?<=\\bartifact )[\\w.-]{1,80}(?=: )', '(?<=\\b(?:docker|podman|nerdctl) pull )[a-z][\\w.:-]{0,200}(?<![:.])',
].join('|');
const NAME_FORM = new RegExp(NAMES, 'g');

/** Whether a text has words of a form that are no part of a name. */
export function hasWords(form: RegExp, text: string): boolean {
  return form.test(text) && form.test(text.replace(NAME_FORM, ' '));
}

/** Blanks, quotes and brackets: none of them is in a name. */
const ENDS_NAME = /[\s"'`\\()[\]{}<>,;|=]/;
/** By code: most characters are looked up, which a long name needs for each of its words. */
const ENDS = Uint8Array.from({ length: 128 }, (_, code) => Number(ENDS_NAME.test(String.fromCharCode(code))));
/** Longer names are looked at in part. */
const REACH = 128;
/** What has a path, who is logged in where, and what has a tag of digits. */
const NAME = new RegExp(`[\\w.-]${NO_STATUS}(?:/|%2F)[\\w.-]|\\w@\\w`
  + '|^[a-z]\\w*(?:-\\w+)+(?<!code|status|error):v?\\d', 'i');
/** What makes an address of the word before it. */
const SCHEME = /^s?:\//;

/** Whether words at some indices of a text begin or end within a name: `acme/unauthorized-page`, `denied/agent:1`. */
export function isWithinName(text: string, start: number, end: number): boolean {
  // No name has blanks in it: what is said stands close behind what it is said of.
  if (start > 0 && text[start - 1] === ':' && text.slice(start, end).trim().includes(' ')) {
    return false;
  }
  return (isJoined(text, start) && NAME.test(nameAround(text, start)))
    || (isJoined(text, end) && NAME.test(nameAround(text, end - 1)) && !SCHEME.test(text.slice(end, end + 3)));
}

/** Whether nothing is between the characters before and behind an index that ends a name. */
function isJoined(text: string, index: number): boolean {
  return index > 0 && index < text.length && !endsName(text, index - 1) && !endsName(text, index);
}

function nameAround(text: string, index: number): string {
  let [start, end] = [index, index];
  while (start > 0 && index - start < REACH && !endsName(text, start - 1)) {
    start--;
  }
  while (end < text.length && end - index < REACH && !endsName(text, end)) {
    end++;
  }
  return text.slice(start, end);
}

function endsName(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code < ENDS.length ? ENDS[code] === 1 : ENDS_NAME.test(text[index]);
}
