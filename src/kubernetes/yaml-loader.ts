import * as yaml from 'js-yaml';

/** What a text of YAML holds. */
export interface LoadedYaml {
  /** The values of its documents; of a document that refers to itself or unfolds to too much, nothing. */
  readonly values: readonly unknown[];
  /** Why it was not read, without any of its contents. */
  readonly problem?: string;
  /** The line of the text of which that is said, from 0. */
  readonly line?: number;
}

/** Deeper nesting is not read: objects of Kubernetes, schemas included, stay far below, and so does the stack. */
const MAX_DEPTH = 400;

/** As many nodes as a document with aliases may unfold to; the largest object of etcd has fewer. */
const MAX_UNFOLDED = 1_000_000;

/**
 * The scalars of JSON, as the API server gets them: dates stay texts. Merging (`<<`) is of YAML 1.1, which kubectl
 * reads; so is `!!binary`, of which the text is kept.
 */
const SCHEMA = yaml.CORE_SCHEMA.extend({
  implicit: [(yaml as any).types.merge],
  explicit: [new yaml.Type('tag:yaml.org,2002:binary', { kind: 'scalar', construct: data => data }), ...unknownTags()],
});

/** Tags of others (`!secret`, `!Ref`, `!!python/name`): what they mark is read, as kubectl does. */
function unknownTags(): yaml.Type[] {
  return (['scalar', 'sequence', 'mapping'] as const).flatMap(kind =>
    ['!', 'tag:'].map(tag => new yaml.Type(tag, { kind, multi: true, construct: data => data })),
  );
}

// `json`: of a key that is there twice the last one counts, as kubectl has it.
const OPTIONS = { schema: SCHEMA, json: true, maxDepth: MAX_DEPTH } as yaml.LoadOptions;

/**
 * Reads a text of YAML without ever throwing, and in bounds.
 *
 * @param implicit types of scalars without quotes, beside those of JSON
 */
export function loadYaml(text: string, implicit: readonly yaml.Type[] = []): LoadedYaml {
  const values: unknown[] = [];
  try {
    const options =
      implicit.length === 0 ? OPTIONS : { ...OPTIONS, schema: SCHEMA.extend({ implicit: [...implicit] }) };
    yaml.loadAll(text, value => values.push(value), options);
  } catch (error) {
    return { values, ...yamlProblem(error) };
  }
  const problem = text.includes('*') ? values.map(unfoldingProblem).find(found => found !== undefined) : undefined;
  return problem === undefined ? { values } : { values: [], problem };
}

/** A node of a text of YAML or JSON, with its place. The children of a mapping are its keys and values in turns. */
export interface YamlNode {
  /** The line of the text at which it begins, from 0. */
  readonly line: number;
  readonly value: unknown;
  readonly children: readonly YamlNode[];
}

/** The first value of a text with the lines of all its parts; what follows it need not be YAML. */
export function yamlTree(text: string): YamlNode | undefined {
  const open: { line: number; value: unknown; children: YamlNode[] }[] = [{ line: 0, value: undefined, children: [] }];
  const listener = (event: 'open' | 'close', state: { readonly line: number; readonly result: unknown }) => {
    if (event === 'open') {
      open.push({ line: state.line, value: undefined, children: [] });
    } else if (open.length > 1) {
      const node = open.pop()!;
      open[open.length - 1].children.push({ ...node, value: state.result });
    }
  };
  try {
    yaml.load(text, { ...OPTIONS, listener } as yaml.LoadOptions);
  } catch {
    // What came before is known all the same.
  }
  return open[0].children[0];
}

/** The messages of js-yaml quote names that may be something else, and its marks show the text around them. */
function yamlProblem(error: unknown): { problem: string; line?: number } {
  if (!(error instanceof yaml.YAMLException)) {
    return { problem: 'is not YAML that can be read' };
  }
  const reason = error.reason.replace(/\s*["!<].*$/s, '');
  return { problem: `is not YAML: ${reason}`, ...(error.mark ? { line: error.mark.line } : {}) };
}

/** Aliases cost nothing while they are shared, and everything once somebody walks over them. */
function unfoldingProblem(root: unknown): string | undefined {
  const sizes = new Map<object, number>();
  const stack: { node: object; children: unknown[]; index: number; size: number }[] = [];
  const enter = (node: object) => {
    sizes.set(node, Infinity);
    stack.push({ node, children: Object.values(node), index: 0, size: 1 });
  };
  if (typeof root === 'object' && root !== null) {
    enter(root);
  }
  while (stack.length > 0) {
    const frame = stack[stack.length - 1];
    const child = frame.children[frame.index];
    if (frame.index === frame.children.length) {
      sizes.set(frame.node, frame.size);
      stack.pop();
      if (stack.length > 0) {
        stack[stack.length - 1].size += frame.size;
      }
      continue;
    }
    frame.index++;
    if (typeof child !== 'object' || child === null) {
      frame.size += 1;
    } else if (!sizes.has(child)) {
      enter(child);
    } else if (sizes.get(child) === Infinity) {
      return 'refers to itself by an alias and was not read';
    } else {
      frame.size += sizes.get(child)!;
    }
    if (frame.size > MAX_UNFOLDED) {
      return `unfolds by its aliases to more than ${MAX_UNFOLDED} nodes and was not read`;
    }
  }
  return undefined;
}
