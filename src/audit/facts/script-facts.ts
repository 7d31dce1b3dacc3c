import { detached } from './text';

/** The makers of tokens that scripts ask. */
export type TokenProvider = 'ecr' | 'ecr-public' | 'artifact-registry' | 'acr';

/** What a script does that has to do with pull secrets. */
export interface ScriptFacts {
  /** Where it gets tokens from. */
  readonly providers: readonly TokenProvider[];
  /** Whether it writes Secrets, or seems to. */
  readonly writes: boolean;
  /** Whether it deletes a Secret and makes it again, so that there is none in between. */
  readonly deletesFirst: boolean;
  /** The names of the Secrets that it writes, as far as they stand in it; variables as they are written. */
  readonly secretNames: readonly string[];
  /** The namespaces that it writes to, as far as they stand in it; variables as they are written. */
  readonly namespaces: readonly string[];
}

// Repetitions are bounded: a text of a megabyte is looked through in milliseconds, whatever it holds.
const PROVIDERS: readonly (readonly [TokenProvider, RegExp])[] = [
  ['ecr-public', /\becr-public\s+(?:\S+\s+){0,12}?get-(?:login-password|authorization-token)\b/],
  ['ecr',
    /\becr\s+(?:\S+\s+){0,12}?get-(?:login-password|login|authorization-token)\b|\bGetAuthorizationToken\b|AmazonEC2ContainerRegistry_V\d+/],
  ['artifact-registry',
    /\bprint-access-token\b|\/computeMetadata\/v1\/instance\/service-accounts\/[^/\s"']+\/token\b|:generateAccessToken\b/],
  ['acr', /\/oauth2\/exchange\b|\bacr\s+login\b.{0,200}--expose-token/],
];

const WRITES =
  /\bcreate\s+secret\s|\.dockerconfigjson|kubernetes\.io\/dockercfg|\bpatch\s+secrets?\b|\/secrets(?:\/|\b["'\s])/;
// Options may stand in front of a name, and that of the namespace has a value of its own.
const OPTIONS = '(?:(?:-n|--namespace)\\s+\\S+\\s+|-(?!(?:n|-namespace)\\s)\\S+\\s+){0,12}';
const NAME = '(["\']?[^\\s"\'\\\\;|&]+)';
const CREATED = new RegExp(`\\bcreate\\s+secret\\s+${OPTIONS}(?:docker-registry|generic)\\s+${OPTIONS}${NAME}`, 'g');
const DELETED = new RegExp(`\\bdelete\\s+secrets?[\\s/]+${OPTIONS}${NAME}`, 'g');
const REPLACED = /\bkubectl\s+(?:\S+\s+){0,6}?replace\s+(?:\S+\s+){0,6}?--force\b/;
const ASSIGNED = /(?:^|[\n;])\s*(?:export\s+)?([A-Za-z_]\w{0,63})=["']?([a-z0-9.-]{1,253})["']?(?=\s*(?:[\n;]|$))/g;
const NAMESPACES = /(?:\s-n[= ]?|--namespace[= ])\s*"?'?([^\s"'\\;|&]+)/g;

/** A manifest that a script hands to `kubectl apply` or the API server, in YAML or JSON, with what follows its kind. */
const MANIFEST = /\bkind\\?["']?\s*:\s*\\?["']?Secret\b(?=([^]{0,400}))/g;
const METADATA = {
  name: /(?<![\w./-])name\\?["']?\s*:\s*\\?["']?([^\s"'\\,}]+)/,
  namespace: /(?<![\w./-])namespace\\?["']?\s*:\s*\\?["']?([^\s"'\\,}]+)/,
};

/** The end of a command, and what commands that write are known by. A backslash at the end of a line continues it. */
const END_OF_COMMAND = /(?<!\\)\n|;|&&|\|\|/;
const WRITING_COMMAND = /\b(?:create\s+secret|apply|replace|patch\s+secrets?)\b/;

/** What a text does that has nothing to do with pull secrets. */
export const NOTHING: ScriptFacts = {
  providers: [], writes: false, deletesFirst: false, secretNames: [], namespaces: [],
};

/** What some texts of a job do: its commands, arguments and the scripts that it mounts. */
export function scriptFacts(texts: readonly string[]): ScriptFacts {
  return texts.map(factsOf).reduce(mergeFacts, NOTHING);
}

export function mergeFacts(a: ScriptFacts, b: ScriptFacts): ScriptFacts {
  return {
    providers: [...new Set([...a.providers, ...b.providers])],
    writes: a.writes || b.writes,
    deletesFirst: a.deletesFirst || b.deletesFirst,
    secretNames: [...new Set([...a.secretNames, ...b.secretNames])],
    namespaces: [...new Set([...a.namespaces, ...b.namespaces])],
  };
}

/** Whether there is anything in it. */
export function isOfInterest({ providers, writes }: ScriptFacts): boolean {
  return providers.length > 0 || writes;
}

function factsOf(text: string): ScriptFacts {
  const providers = PROVIDERS.filter(([, pattern]) => pattern.test(text)).map(([provider]) => provider);
  const writes = WRITES.test(text);
  if (providers.length === 0 && !writes) {
    return NOTHING;
  }
  const variables = new Map([...text.matchAll(ASSIGNED)].map(([, name, value]) => [name, value]));
  const named = (pattern: RegExp) =>
    [...text.matchAll(pattern)].map(({ 1: name, index }) => ({
      name: withVariables(name.replace(/["']/g, ''), variables), index,
    }));
  const created = [...named(CREATED), ...memberOfManifests('name', text, variables)];
  const firstDeleted = new Map(named(DELETED).reverse().map(({ name, index }) => [name, index]));
  return {
    providers,
    writes,
    deletesFirst:
      created.some(({ name, index }) => (firstDeleted.get(name) ?? Infinity) < index)
      || (created.length > 0 && REPLACED.test(text)),
    secretNames: unique(created.map(({ name }) => name)),
    namespaces: namespacesOf(text, variables),
  };
}

/** A member of the metadata of the Secrets whose manifests are in a script. */
function memberOfManifests(member: keyof typeof METADATA, text: string, variables: ReadonlyMap<string, string>) {
  return [...text.matchAll(MANIFEST)].flatMap(({ 1: rest, index }) => {
    const [, value] = METADATA[member].exec(rest.split(/\bkind\b/, 1)[0]) ?? [];
    return value === undefined ? [] : [{ name: withVariables(value, variables), index }];
  });
}

/** The namespaces of the commands and manifests that write; where these name none, those of all commands. */
function namespacesOf(text: string, variables: ReadonlyMap<string, string>): string[] {
  const writing = text.split(END_OF_COMMAND).filter(command => WRITING_COMMAND.test(command)).join('\n');
  const [written, all] = [writing, text].map(part =>
    [...part.matchAll(NAMESPACES)].map(([, name]) => withVariables(name.replace(/["']/g, ''), variables)),
  );
  written.push(...memberOfManifests('namespace', text, variables).map(({ name }) => name));
  return unique(written.length > 0 ? written : all);
}

/** A word of a script with the variables whose values are known. */
export function withVariables(word: string, variables: ReadonlyMap<string, string>): string {
  return word.replace(/\$(?:\{(\w+)(?::?-[^}]{0,253})?\}|(\w+))/g, (written, braced, plain) =>
    variables.get(braced ?? plain) ?? written);
}

/** The same for those that have a value of their own where they are not set: `${NAME:-pull}`. */
export function withDefaults(word: string): string {
  return word.replace(/\$\{\w+:?-([^}$]*)\}/g, '$1');
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)].slice(0, 100).map(detached);
}

/** Commands that make a pull secret, to the end of their lines; a backslash at the end of one continues it. */
const MAKES_PULL_SECRET = new RegExp(`\\bcreate\\s+secret\\s+${OPTIONS}(docker-registry|generic)\\b`
  + '((?:[^`\\n\\\\]|\\\\\\r?\\n|\\\\.){0,2000})', 'g');
const FOR_PULLS = /dockerconfigjson|dockercfg/;
const OPTION = /^-/;

/**
 * Whether a text speaks of a command that makes a pull secret and does not tell its name: the command alone, with dots,
 * or with a variable that is set elsewhere.
 */
export function makesUnnamedPullSecret(text: string): boolean {
  if (!text.includes('create secret')) {
    return false;
  }
  const variables = new Map([...text.matchAll(ASSIGNED)].map(([, name, value]) => [name, value]));
  return [...text.matchAll(MAKES_PULL_SECRET)].some(([, type, rest]) => {
    // In a sentence the command ends with the mark that it began with.
    const [command] = rest.split(/\*\*|<\/code>|[;|)]/, 1);
    const words = command.replace(/\\\r?\n/g, ' ').trim().split(/\s+/);
    const name = withVariables(words.find(word => word !== '' && !OPTION.test(word)) ?? '', variables)
      .replace(/["']/g, '');
    return (type === 'docker-registry' || FOR_PULLS.test(command)) && !/^[a-z0-9][a-z0-9.-]*$/.test(name);
  });
}
