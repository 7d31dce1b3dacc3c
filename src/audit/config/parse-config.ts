import { shownUnlessSecret } from '../../given/shown';
import { isPlainObject } from '../../kubernetes/kubernetes-object';
import { checkNamespace, checkObjectName } from '../../kubernetes/name';
import { Registry } from '../../registry';
import { namedRegistry } from '../../registry/named-registry';
import { isNodePattern, nodePattern } from '../../registry/node-patterns';
import { AuditInstructions, DeclaredPullSecret } from '../engine/settings';

/** What the text of a configuration says. */
export interface ParsedConfig {
  readonly options: AuditInstructions;
  /** Files of folders that are read, `*` standing for any text; none means all. */
  readonly include: readonly string[];
  /** Files of folders that are not read. */
  readonly exclude: readonly string[];
}

/** A kind of value: whether one can be right, and what to write. */
interface Kind {
  readonly what: string;
  readonly isRight: (value: unknown) => boolean;
  /** What a list is of. */
  readonly entry?: Kind;
}

/** The members of an object, and those that it cannot do without. */
interface Shape {
  readonly members: Readonly<Record<string, Kind>>;
  readonly required: readonly string[];
}

const text = (what: string): Kind => ({ what, isRight: value => typeof value === 'string' && value !== '' });
const list = (what: string, entry: Kind): Kind => ({ what: `a list of ${what}`, isRight: Array.isArray, entry });

const TEXT = text('a string');
const PATHS = list('paths', text('a path'));
const REGISTRIES = list('registries', text('a registry such as registry.example.com'));
const DAYS: Kind = { what: 'a number of days, at least 0', isRight: value => typeof value === 'number' && value >= 0 };
const SEVERITIES: Kind = { what: 'an object such as { PRA401: warning }', isRight: isPlainObject };
const OBJECTS = list('objects', { what: 'an object', isRight: isPlainObject });

const CONFIG: Shape = {
  required: [],
  members: {
    privateRegistries: REGISTRIES,
    publicRegistries: REGISTRIES,
    nodeRegistries: REGISTRIES,
    preloadedImages: list('images', text('an image')),
    externalSecrets: OBJECTS,
    severities: SEVERITIES,
    excludedNamespaces: list('namespaces', text('a namespace')),
    ignores: OBJECTS,
    expiryWarningDays: DAYS,
    include: PATHS,
    exclude: PATHS,
  },
};

const REGISTRY_LISTS = ['privateRegistries', 'publicRegistries'];

/** The objects in lists. A mistyped member would make an ignore accept more than intended, without a notice. */
const ENTRIES: Readonly<Record<string, Shape>> = {
  externalSecrets: { required: ['name', 'covers'], members: { name: TEXT, namespace: TEXT, covers: REGISTRIES } },
  ignores: {
    required: ['rule', 'reason'],
    members: { rule: TEXT, reason: TEXT, namespace: TEXT, kind: TEXT, name: TEXT, file: TEXT, expires: TEXT },
  },
};

/**
 * Reads the configuration.
 *
 * @throws for a member that is not known or cannot be right
 */
export function parseConfig(value: unknown): ParsedConfig {
  if (!isPlainObject(value)) {
    const got = shownValue(value);
    throw new Error(`the configuration must be an object with members such as privateRegistries; got ${got}`);
  }
  checkMembers(value, CONFIG, '');
  for (const [name, shape] of Object.entries(ENTRIES)) {
    (value[name] ?? []).forEach((entry: Record<string, unknown>, index: number) => {
      checkMembers(entry, shape, `${name}[${index}].`);
    });
  }
  const { include = [], exclude = [], externalSecrets, nodeRegistries, ...options } = value;
  for (const name of REGISTRY_LISTS.filter(each => Object.hasOwn(options, each))) {
    options[name] = registries(name, options[name]);
  }
  return {
    include,
    exclude,
    options: {
      ...options,
      ...nodeRegistries === undefined ? {} : nodeRegistriesOf(index => `nodeRegistries[${index}]`, nodeRegistries),
      ...externalSecrets === undefined ? {} : { pullSecrets: externalSecrets.map(declaredPullSecret) },
    },
  };
}

/**
 * The options that say what the nodes pull by themselves, from texts: registries, hosts with wildcards, platforms.
 *
 * @param nameOf what a text is to the user by its index, for messages
 * @throws for a text that is none of these
 */
export function nodeRegistriesOf(
  nameOf: (index: number) => string, texts: readonly string[],
): Pick<AuditInstructions, 'nodeRegistries' | 'nodeRegistryPatterns'> {
  const nodeRegistries: Registry[] = [];
  const patterns: string[] = [];
  texts.forEach((each, index) => {
    if (isNodePattern(each)) {
      patterns.push(nodePattern(nameOf(index), each).text);
    } else {
      nodeRegistries.push(namedRegistry(nameOf(index), each));
    }
  });
  return { nodeRegistries, ...patterns.length === 0 ? {} : { nodeRegistryPatterns: patterns } };
}

function declaredPullSecret({ name, namespace, covers }: Record<string, any>, index: number): DeclaredPullSecret {
  const path = `externalSecrets[${index}]`;
  return {
    secretName: checkObjectName(`${path}.name`, name),
    namespace: namespace === undefined ? undefined : checkNamespace(`${path}.namespace`, namespace),
    covers: registries(`${path}.covers`, covers),
  };
}

function registries(path: string, texts: readonly string[]): Registry[] {
  return texts.map((each, index) => namedRegistry(`${path}[${index}]`, each));
}

function checkMembers(value: Readonly<Record<string, unknown>>, { members, required }: Shape, prefix: string): void {
  for (const [name, member] of Object.entries(value)) {
    if (!Object.hasOwn(members, name)) {
      throw new Error(
        `'${prefix}${name}' is not a member of the configuration; there are ${Object.keys(members).join(', ')}`,
      );
    }
    checkKind(`${prefix}${name}`, member, members[name]);
  }
  const missing = required.find(name => !Object.hasOwn(value, name));
  if (missing !== undefined) {
    throw new Error(`'${prefix}${missing}' is missing: write ${members[missing].what}`);
  }
}

function checkKind(path: string, value: unknown, { what, isRight, entry }: Kind): void {
  if (!isRight(value)) {
    throw new Error(`'${path}' must be ${what}; got ${shownValue(value)}`);
  }
  if (entry) {
    (value as unknown[]).forEach((each, index) => checkKind(`${path}[${index}]`, each, entry));
  }
}

function shownValue(value: unknown): string {
  if (typeof value === 'object' && value !== null) {
    return Array.isArray(value) ? 'a list' : 'an object';
  }
  return typeof value === 'number' ? `${value}` : value === '' ? "''" : shownUnlessSecret(value);
}
