/** The clock of what collects lines: to the microsecond or finer. */
const CLOCK = '\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6,9}Z';

/**
 * What stands before every line of what something else collected, so that it says nothing of where a message begins:
 * GitHub Actions and Azure Pipelines, GitLab, `docker logs -t` and `kubectl logs --timestamps`, Jenkins, Cirrus,
 * Coolify, journald.
 */
const COLLECTED = new RegExp([
  `^${CLOCK}(?: \\d\\d[OE][ +]| )?`,
  '^\\[\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z\\] |^\\d\\d:\\d\\d:\\d\\d (?: (?=(?: {2})*(?! )))?',
  '^\\[\\d\\d:\\d\\d:\\d\\d\\.\\d{3}\\] |^\\d{4}-[A-Z][a-z]{2}-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{6} ?',
  // Google's Cloud Build, and what git shows of a server that builds what was pushed
  '^Step #\\d{1,3}(?: - "[^"]{1,80}")?: |^remote: ',
  // kubectl logs --prefix
  '^\\[pod/[\\w.-]{1,253}/[\\w.-]{1,63}\\] ?',
  '^\\w{3} [ \\d]\\d \\d\\d:\\d\\d:\\d\\d \\S{1,100} [\\w./@-]{1,80}(?:\\[\\d+\\])?: ?',
].join('|'));
/** Docker compose. Most lines have no bar, which is cheap to see. */
const COMPOSE = /^[\w.-]{1,60}[-_]\d{1,3} {1,40}\| /;
/** The job and the step, as `gh run view --log` shows them before the clock. */
const STEP = new RegExp(`^[^\\t]{1,80}\\t[^\\t]{1,120}\\t(?=${CLOCK})`);
/** How runners mark what a step wrote as an error. */
const MARK = /^(?:##\[(?:error|warning)\]|::(?:error|warning)[^:]{0,200}::)/;

/** What was collected may be what another one had collected. */
const MAX_LAYERS = 4;

/** What pages have in the place of other characters, and pages that show the source of others. */
const ENTITY = /&(?:amp;){0,3}(?:quot|apos|amp|lt|gt|nbsp|#3[49]|#x2[27]);/gi;
const CHARACTERS: ReadonlyMap<string, string> = new Map(Object.entries({
  '"': ['quot', '#34', '#x22'], '\'': ['apos', '#39', '#x27'], '&': ['amp'], '<': ['lt'], '>': ['gt'], ' ': ['nbsp'],
}).flatMap(([character, names]) => names.map((name): [string, string] => [`&${name};`, character])));
/** What pages and word processors make of blanks and quotes. */
const TYPOGRAPHY = /[\u00A0\u2018\u2019\u201C\u201D]/g;

/** A line as a program wrote it: without what collected it, and with the characters that a page has others for. */
export function collectedLine(line: string): string {
  const text = withoutMarkup(line);
  const bare = text.includes('\t') ? text.replace(STEP, '') : text;
  let inner = withoutCollector(bare);
  for (let layers = 1, outer = bare; inner !== outer && layers < MAX_LAYERS; layers++) {
    [outer, inner] = [inner, withoutCollector(inner)];
  }
  return inner;
}

/** Whether docker compose shows that a container wrote a line, whatever collected that. */
export function isOfContainer(line: string): boolean {
  return COMPOSE.test(line) || COMPOSE.test(line.replace(COLLECTED, ''));
}

function withoutCollector(line: string): string {
  const text = line.replace(COLLECTED, '');
  const inner = text === line && line.includes('| ') ? line.replace(COMPOSE, '') : text;
  return inner.startsWith('##[') || inner.startsWith('::') ? inner.replace(MARK, '') : inner;
}

function withoutMarkup(line: string): string {
  // Most lines have none of it, which is cheap to see.
  const text = line.includes('\u00A0') || line.includes('\u201C') || line.includes('\u2018') || line.includes('\u2019')
    ? line.replace(TYPOGRAPHY, character => character === '\u00A0' ? ' ' : character < '\u201C' ? '\'' : '"') : line;
  return text.includes('&')
    ? text.replace(ENTITY, entity => CHARACTERS.get(entity.toLowerCase().replace(/^&(?:amp;)+(?=.)/, '&'))!) : text;
}
