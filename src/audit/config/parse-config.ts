import { nodeRegistriesOf } from './node-registries';
import { isPlainObject } from '../../kubernetes/kubernetes-object';
import { Registry } from '../../registry';
import { namedRegistry } from '../../registry/named-registry';
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
}

/** The members of an object, and those that it cannot do without. */
interface Shape {
  readonly members: Readonly<Record<string, Kind>>;
  readonly required: readonly string[];
}

const isText = (value: unknown) => typeof value === 'string' && value !== '';

const TEXT: Kind = { what: 'a string', isRight: isText };
const TEXTS: Kind = { what: 'a list of strings', isRight: value => Array.isArray(value) && value.every(isText) };
const REGISTRIES: Kind = { ...TEXTS, what: 'a list of registries' };
const DAYS: Kind = { what: 'a number of days', isRight: value => typeof value === 'number' && value >= 0 };
const SEVERITIES: Kind = {
  what: 'an object such as { PRA401: warning }',
  isRight: value => isPlainObject(value) && Object.values(value).every(isText),
};
const OBJECTS: Kind = {
  what: 'a list of objects',
  isRight: value => Array.isArray(value) && value.every(isPlainObject),
};

const CONFIG: Shape = {
  required: [],
  members: {
    privateRegistries: REGISTRIES,
    publicRegistries: REGISTRIES,
    nodeRegistries: REGISTRIES,
    preloadedImages: { ...TEXTS, what: 'a list of images' },
    externalSecrets: OBJECTS,
    severities: SEVERITIES,
    excludedNamespaces: { ...TEXTS, what: 'a list of namespaces' },
    ignores: OBJECTS,
    expiryWarningDays: DAYS,
    include: { ...TEXTS, what: 'a list of paths' },
    exclude: { ...TEXTS, what: 'a list of paths' },
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
 * @param file its name, for messages
 * @throws for a member that is not known or cannot be right
 */
export function parseConfig(value: unknown, file: string): ParsedConfig {
  if (!isPlainObject(value)) {
    throw new Error(`${file} must be an object with members such as privateRegistries`);
  }
  checkMembers(value, CONFIG, file, '');
  for (const [list, shape] of Object.entries(ENTRIES)) {
    (value[list] ?? []).forEach((entry: Record<string, unknown>, index: number) => {
      checkMembers(entry, shape, file, `${list}[${index}].`);
    });
  }
  const { include = [], exclude = [], externalSecrets, nodeRegistries, ...options } = value;
  for (const list of REGISTRY_LISTS.filter(name => Object.hasOwn(options, name))) {
    options[list] = registries(list, options[list]);
  }
  return {
    include,
    exclude,
    options: {
      ...options,
      ...nodeRegistries === undefined ? {} : nodeRegistriesOf('nodeRegistries', nodeRegistries),
      ...externalSecrets === undefined ? {} : { pullSecrets: externalSecrets.map(declaredPullSecret) },
    },
  };
}

function declaredPullSecret({ name, namespace, covers }: Record<string, any>): DeclaredPullSecret {
  return { secretName: name, namespace, covers: registries('externalSecrets.covers', covers) };
}

function registries(property: string, texts: readonly string[]): Registry[] {
  return texts.map(text => namedRegistry(property, text));
}

function checkMembers(
  value: Readonly<Record<string, unknown>>, { members, required }: Shape, file: string, path: string,
): void {
  for (const [name, member] of Object.entries(value)) {
    if (!Object.hasOwn(members, name)) {
      throw new Error(
        `${file}: '${path}${name}' is not a member of the configuration; there are ${Object.keys(members).join(', ')}`,
      );
    }
    if (!members[name].isRight(member)) {
      throw new Error(`${file}: '${path}${name}' must be ${members[name].what}`);
    }
  }
  const missing = required.find(name => !Object.hasOwn(value, name));
  if (missing !== undefined) {
    throw new Error(`${file}: '${path}${missing}' is missing: write ${members[missing].what}`);
  }
}
