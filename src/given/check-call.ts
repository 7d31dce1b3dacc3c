import { shownUnlessSecret, typeName } from './shown';
import signatures from './signatures.json';
import { unsetSentence, unsetWord } from './unset-word';

/** A public function, or a constructor by the name of its class. */
export type Call = keyof typeof signatures.calls;

interface Parameter {
  readonly name: string;
  readonly type: string;
  readonly isOptional: boolean;
}

const { calls: CALLS, structs: STRUCTS, choices: CHOICES, objects: OBJECTS }: Record<string, Record<string, any>> =
  signatures;

/** What objects have, and no other objects do, where the assembly does not say. */
const MEMBERS: Readonly<Record<string, readonly string[]>> = {
  App: ['charts', 'synthYaml'],
  Chart: ['node', 'toJson'],
  Construct: ['node'],
  Duration: ['toMilliseconds'],
  ExternalCredentials: ['_external'],
  GeneratorIdentity: ['_authFor'],
  IConstruct: ['node'],
};

/** How objects are made, for messages. */
const EXAMPLES: Readonly<Record<string, string>> = {
  AccessPattern: 'AccessPattern.NAMESPACE',
  CloudIdentity: 'CloudIdentity.irsa(…)',
  CredentialProvider: 'CredentialProvider.ecr(…)',
  DockerConfigJson: 'DockerConfigJson.parse(…)',
  Duration: 'Duration.minutes(30)',
  ExternalCredentials: 'ExternalCredentials.login(…)',
  ExternalSecretStore: "ExternalSecretStore.secretStore('name')",
  GeneratorIdentity: 'GeneratorIdentity.serviceAccount(…)',
  IPullSecret: 'ScopedPullSecret.fromSecretName(…)',
  Registry: "Registry.harbor('registry.example.com')",
  RegistryCredentials: 'RegistryCredentials.externalSecret(…)',
};

/** Errors that callers in every jsii language tell apart by name. */
const ERROR_NAMES: Readonly<Record<string, string>> = {
  DockerConfigJson: 'DockerConfigJsonError', ImageReference: 'ImageReferenceError', Registry: 'RegistryError',
};

/** Texts that may be empty, or that a grammar judges whose errors have a code. */
const MAY_BE_BLANK = new Set([
  'CredentialProviderProps.args', 'DockerConfigEntry.email', 'DockerConfigEntry.key', 'DockerConfigEntry.password',
  'DockerConfigEntry.username',
  'DockerConfigJson.parse.text', 'DockerConfigJson.parseLegacy.text', 'ImageReference.isValid.text',
  'ImageReference.matches.glob', 'ImageReference.parse.text', 'Keyring.lookup.image',
]);

/** Texts of others, in which a word such as `None` says nothing. */
const MAY_HOLD_ANY = /^(?:ImageReference|Keyring|DockerConfigJson|AuditIgnore|AuditOrigin)\.|\.(?:paths|texts)$/;

/** The simple types, with what a value of each is. */
const SIMPLE: Readonly<Record<string, readonly [what: string, fits: (value: unknown) => boolean]>> = {
  any: ['given', value => value !== undefined && value !== null],
  boolean: ['true or false', value => typeof value === 'boolean'],
  date: ['a date', value => value instanceof Date && !Number.isNaN(value.getTime())],
  number: ['a number', Number.isFinite],
  string: ['a string', value => typeof value === 'string'],
};

const UNSET = 'is an environment variable not set?';

const PARSED = new Map<string, readonly Parameter[]>();

/**
 * Refuses arguments that do not fit what a public function takes: compilers do not see an environment variable that is
 * not set, and JavaScript has none. Its signature is read from `signatures.json`, so that one value is judged the same
 * everywhere. What a text has to look like is asked after this.
 */
export function checkCall(call: Call, ...given: readonly unknown[]): void {
  new Check(call, false).arguments(given);
}

/** The same for a constructor. The properties of a class that extends ours may have members of its own. */
export function checkNew(target: Function, call: Call, ...given: readonly unknown[]): void {
  new Check(call, target.name !== call).arguments(given);
}

class Check {
  public constructor(private readonly call: Call, private readonly isExtended: boolean) {}

  public arguments(given: readonly unknown[]): void {
    parsed(CALLS[this.call]).forEach(({ name, type, isOptional }, index) => {
      if (fitsAtOnce(type, isOptional, given[index])) {
        return;
      }
      if (type in STRUCTS && isMembers(given[index])) {
        this.members('', type, given[index], this.isExtended);
      } else {
        this.value(`${this.call}.${name}`, name, type, isOptional, given[index], () => `write ${this.example(index)}`);
      }
    });
  }

  /**
   * @param id what has the value, for exceptions
   * @param path how messages name it
   * @param write what to write, if the type does not tell
   */
  private value(
    id: string, path: string, type: string, isOptional: boolean, value: unknown, write?: () => string,
  ): void {
    const must = (isRight: boolean, what: string, instead?: string): void => {
      if (!isRight) {
        const hint = isOptional && value === null ? 'leave it out' : instead ?? write?.();
        throw this.error(`'${path}' must be ${what}, got ${typeName(value)}${hint ? `: ${hint}` : ''}`);
      }
    };
    // What may hold anything may hold null, as JSON does.
    const element = /\[\]$|\{\}$/.test(type) ? type.slice(0, -2) : '';
    if (type.endsWith('[]')) {
      must(Array.isArray(value), 'a list', `write [${path.replace(/.*\./, '')}]`);
      (value as unknown[]).forEach((entry, index) => {
        if (element !== 'any' && !fitsAtOnce(element, false, entry)) {
          this.value(id, `${path}[${index}]`, element, false, entry);
        }
      });
    } else if (type.endsWith('{}')) {
      must(isMembers(value), 'an object of names and values');
      for (const [key, entry] of Object.entries(value as object)) {
        if (element !== 'any' && !fitsAtOnce(element, false, entry)) {
          this.value('', `${path}.${key}`, element, false, entry);
        }
      }
    } else if (type in SIMPLE) {
      const [what, fits] = SIMPLE[type];
      must(fits(value), what, type === 'string' ? textHint(value) : undefined);
      if (type === 'string' && id !== '' && !MAY_BE_BLANK.has(id) && !/\S/.test(value as string)) {
        throw this.error(`'${path}' is empty: ${UNSET}`);
      }
      const word = type === 'string' && id !== '' && !MAY_HOLD_ANY.test(id) ? unsetWord(value as string) : undefined;
      if (word !== undefined) {
        throw this.error(`'${path}' ${unsetSentence(word)}`);
      }
    } else if (type in CHOICES) {
      if (!CHOICES[type].includes(value)) {
        throw this.error(`'${path}' must be one of ${CHOICES[type].join(', ')}; got ${shownUnlessSecret(value)}`);
      }
    } else if (type in STRUCTS) {
      must(isMembers(value), 'an object');
      this.members(`${path}.`, type, value as object, false);
    } else {
      const what = `${/^[AEIOU]/.test(type) ? 'an' : 'a'} ${type}`;
      must(isOf(type, value), what, type in EXAMPLES ? `write one, such as ${EXAMPLES[type]}` : undefined);
    }
  }

  private members(prefix: string, type: string, props: object, isExtended: boolean): void {
    const members = parsed(STRUCTS[type]);
    const unknown = isExtended ? undefined : Object.keys(props).find(key =>
      props[key as keyof object] !== undefined && !members.some(({ name }) => name === key));
    if (unknown !== undefined) {
      const names = members.map(({ name }) => name);
      throw this.error(`'${prefix}${unknown}' is not a property; there are ${names.join(', ')}`);
    }
    for (const { name, type: memberType, isOptional } of members) {
      const value: unknown = props[name as keyof object];
      if (!fitsAtOnce(memberType, isOptional, value)) {
        this.value(`${type}.${name}`, prefix + name, memberType, isOptional, value);
      }
    }
  }

  private error(message: string): Error {
    const error = new Error(`${this.call}: ${message}`);
    error.name = ERROR_NAMES[this.call.replace(/\..*/, '')] ?? error.name;
    return error;
  }

  /** The call as it should be, with what it needs and all parameters up to one. */
  private example(last: number): string {
    const isNeeded = ({ isOptional }: Parameter) => !isOptional;
    const given = parsed(CALLS[this.call]).filter((parameter, index) => index <= last || isNeeded(parameter));
    const texts = given.map(({ name, type }) =>
      type in STRUCTS ? `{ ${parsed(STRUCTS[type]).filter(isNeeded).map(member => member.name).join(', ')} }` : name);
    return `${this.call.includes('.') ? '' : 'new '}${this.call}(${texts.join(', ')})`;
  }
}

/** Most values, without a text or a closure made for each: there may be thousands of namespaces and images. */
function fitsAtOnce(type: string, isOptional: boolean, value: unknown): boolean {
  return (type === 'string' && typeof value === 'string' && /^\S/.test(value) && unsetWord(value) === undefined)
    || (isOptional && value === undefined);
}

function textHint(value: unknown): string | undefined {
  const isScalar = typeof value === 'number' || typeof value === 'boolean';
  return value === undefined ? UNSET : isScalar ? 'write it in quotes' : undefined;
}

/** Whether a value is an object of members, which may be an instance of a class with the right properties. */
function isMembers(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

/** Asked by members: an object may come from another copy of a package, or from another language. */
function isOf(type: string, value: unknown): boolean {
  return typeof value === 'object' && value !== null
    && (MEMBERS[type] ?? OBJECTS[type]).every((member: string) => member in value);
}

function parsed(signature: string): readonly Parameter[] {
  let parameters = PARSED.get(signature);
  if (!parameters) {
    parameters = signature.split(', ').map(text => {
      const [name, type] = text.split(': ');
      return { name: name.replace('?', ''), type, isOptional: name.endsWith('?') };
    });
    PARSED.set(signature, parameters);
  }
  return parameters;
}
