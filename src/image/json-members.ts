// A look into JSON text as Go's encoding/json sees it. JSON.parse alone will not do: it drops a duplicate member (Go
// decodes each in turn, and fails on a bad one), and forgets the order of members that differ only in case (for Go they
// are one field).

const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

/** `maxNestingDepth` of https://github.com/golang/go/blob/go1.26.8/src/encoding/json/scanner.go */
const MAX_DEPTH = 10000;

/** One member of a JSON object: its name, and its value as JSON text. */
export interface JsonMember {
  readonly name: string;
  readonly value: string;
}

/** Whether Go's `json.Unmarshal` finds the text well-formed. */
export function isValidJson(text: string): boolean {
  try {
    JSON.parse(text);
  } catch {
    return false;
  }
  let depth = 0;
  for (const [token] of text.matchAll(TOKEN)) {
    depth += nesting(token);
    if (depth > MAX_DEPTH) {
      return false;
    }
  }
  return true;
}

/**
 * The members of a JSON object in the order of the text, duplicates included. Undefined if the text is not an object.
 */
export function objectMembers(json: string): JsonMember[] | undefined {
  if (!json.startsWith('{')) {
    return undefined;
  }
  const members: JsonMember[] = [];
  let depth = 0;
  let name: string | undefined;
  let start = 0;
  for (const { 0: token, index } of json.matchAll(TOKEN)) {
    const ends = depth === 1 && (token === ',' || token === '}');
    if (ends && name !== undefined) {
      members.push({ name: stringValue(name)!, value: json.slice(start, index).trim() });
      name = undefined;
    } else if (depth === 1 && name === undefined) {
      name = token;
    } else if (depth === 1 && token === ':') {
      start = index + 1;
    }
    depth += nesting(token);
  }
  return members;
}

/** The text of a JSON string, lone surrogates replaced as Go does. Undefined if the JSON text is not a string. */
export function stringValue(json: string): string | undefined {
  return json.startsWith('"') ? wellFormed(JSON.parse(json)) : undefined;
}

/** Replaces lone surrogates, which UTF-8 cannot express, by U+FFFD. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}

function nesting(token: string): number {
  switch (token) {
    case '{': case '[': return 1;
    case '}': case ']': return -1;
    default: return 0;
  }
}
