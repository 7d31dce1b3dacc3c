import { detached } from './text';

/** The makers of tokens that scripts ask. */
export type TokenProvider = 'ecr' | 'ecr-public' | 'artifact-registry' | 'acr';

/** What a script does that has to do with pull secrets. */
export interface ScriptFacts {
  /** Where it gets tokens from. */
  readonly providers: readonly TokenProvider[];
  /** Whether it writes Secrets, or seems to. */
  readonly writes: boolean;
  /** Whether it deletes a Secret and makes it anew, so that there is none in between. */
  readonly deletesFirst: boolean;
  /** The names of the Secrets that it writes, as far as they stand in it; variables as they are written. */
  readonly secretNames: readonly string[];
  /** The namespaces that it writes to, as far as they stand in it; variables as they are written. */
  readonly namespaces: readonly string[];
}

// Repetitions are bounded: a text of a megabyte is looked through in milliseconds, whatever it holds.
const PROVIDERS: readonly (readonly [TokenProvider, RegExp])[] = [
  ['ecr-public', /\becr-public\s+(?:\S+\s+){0,12}?get-(?:login-password|authorization-token)\b/],
  ['ecr', /\becr\s+(?:\S+\s+){0,12}?get-(?:login-password|login|authorization-token)\b|\bGetAuthorizationToken\b|AmazonEC2ContainerRegistry_V\d+/],
  ['artifact-registry', /\bprint-access-token\b|\/computeMetadata\/v1\/instance\/service-accounts\/[^/\s"']+\/token\b|:generateAccessToken\b/],
  ['acr', /\/oauth2\/exchange\b|\bacr\s+login\b.{0,200}--expose-token/],
];

const WRITES = /\bcreate\s+secret\s|\.dockerconfigjson|kubernetes\.io\/dockercfg|\bpatch\s+secrets?\b|\/secrets(?:\/|\b["'\s])/;
const CREATED = /\bcreate\s+secret\s+(?:docker-registry|generic)\s+(?:-\S+\s+){0,12}("?[^\s"'\\;|&]+)/g;
const DELETED = /\bdelete\s+secrets?[\s/]+(?:-\S+\s+){0,12}("?[^\s"'\\;|&]+)/g;
const NAMESPACES = /(?:\s-n[= ]?|--namespace[= ])\s*"?'?([^\s"'\\;|&]+)/g;
const APPLIED = /--dry-run/;

const NOTHING: ScriptFacts = { providers: [], writes: false, deletesFirst: false, secretNames: [], namespaces: [] };

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
  const created = [...text.matchAll(CREATED)].map(match => unquoted(match[1]));
  const deleted = [...text.matchAll(DELETED)].map(match => unquoted(match[1]));
  return {
    providers,
    writes,
    deletesFirst: deleted.some(name => created.includes(name)) && !APPLIED.test(text),
    secretNames: unique(created),
    namespaces: unique([...text.matchAll(NAMESPACES)].map(match => unquoted(match[1]))),
  };
}

function unquoted(text: string): string {
  return text.replace(/["']/g, '');
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)].slice(0, 100).map(detached);
}
