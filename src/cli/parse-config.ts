import { Duration } from 'cdk8s';
import { AuditOptions } from '../audit/audit-options';
import { isPlainObject } from '../kubernetes/kubernetes-object';

/** What the file of the configuration says. */
export interface AuditConfig {
  readonly options: AuditOptions;
  /** Files of folders that are read, `*` standing for any text; none means all. */
  readonly include: readonly string[];
  /** Files of folders that are not read. */
  readonly exclude: readonly string[];
}

type Check = (value: unknown) => boolean;

const isText: Check = value => typeof value === 'string' && value !== '';
const isTexts: Check = value => Array.isArray(value) && value.every(isText);
const isRecords: (required: readonly string[]) => Check = required => value =>
  Array.isArray(value) && value.every(entry => isPlainObject(entry) && required.every(member => entry[member] !== undefined));

/** The members of the configuration: whether a value can be right, and what to write. */
const MEMBERS: Readonly<Record<string, readonly [Check, string]>> = {
  privateRegistries: [isTexts, 'a list of registries'],
  publicRegistries: [isTexts, 'a list of registries'],
  nodeRegistries: [isTexts, 'a list of registries'],
  externalSecrets: [isRecords(['name', 'covers']), 'a list of objects with name and covers, a list of registries'],
  severities: [value => isPlainObject(value) && Object.values(value).every(isText), 'an object such as { PRA401: warning }'],
  excludedNamespaces: [isTexts, 'a list of namespaces'],
  ignores: [isRecords(['rule', 'reason']), 'a list of objects with rule and reason'],
  expiryWarningDays: [value => typeof value === 'number' && value >= 0, 'a number of days'],
  include: [isTexts, 'a list of paths'],
  exclude: [isTexts, 'a list of paths'],
};

/**
 * Reads the configuration.
 *
 * @param file its name, for messages
 * @throws for a member that is not known or cannot be right
 */
export function parseConfig(value: unknown, file: string): AuditConfig {
  if (!isPlainObject(value)) {
    throw new Error(`${file} must be an object with members such as privateRegistries`);
  }
  for (const [name, member] of Object.entries(value)) {
    if (!Object.hasOwn(MEMBERS, name)) {
      throw new Error(`${file}: '${name}' is no member of the configuration; there are ${Object.keys(MEMBERS).join(', ')}`);
    }
    const [check, what] = MEMBERS[name];
    if (!check(member)) {
      throw new Error(`${file}: '${name}' must be ${what}`);
    }
  }
  const { include = [], exclude = [], expiryWarningDays, ...options } = value;
  return { include, exclude, options: { ...options, ...expiryWarningDays === undefined ? {} : { expiryWarning: Duration.days(expiryWarningDays) } } };
}
