import { IConstruct } from 'constructs';
import { shownPath, shownUnlessSecret, typeName } from './shown';
import {
  Call, CALLS, CHOICES, fits, isMembers, isOf, Parameter, parsed, SIMPLE, STRUCTS, testOf,
} from './signature';
import { unsetSentence, unsetWord } from './unset-word';

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

const UNSET = 'is an environment variable not set?';

/**
 * Refuses arguments that do not fit what a public function takes: compilers do not see an environment variable that is
 * not set, and JavaScript has none. Its signature is read from `signatures.json`, so that one value is judged the same
 * everywhere. What a text has to look like is asked after this.
 */
export function checkCall(call: Call, ...given: readonly unknown[]): void {
  if (!allFit(call, given)) {
    new Check(call, false).arguments(given);
  }
}

/**
 * The same for a constructor, and whether what it makes is in a chart. The properties of a class that extends ours may
 * have members of its own.
 */
export function checkNew(target: Function, call: Call, ...given: readonly unknown[]): void {
  if (!allFit(call, given)) {
    new Check(call, target.name !== call).arguments(given);
  }
  const [scope] = given as readonly IConstruct[];
  if (isOf('Construct', scope) && !scope.node.scopes.some(construct => isOf('Chart', construct))) {
    throw new Error(`${call}: 'scope' (${shownPath(scope)}) must be in a chart: make a Chart and pass it`);
  }
}

/** Whether all is right. What is not is looked at again, to say what is wrong with it. */
function allFit(call: Call, given: readonly unknown[]): boolean {
  const parameters = parsed(CALLS[call]);
  for (let index = 0; index < parameters.length; index++) {
    if (!fits(parameters[index], given[index])) {
      return false;
    }
  }
  return true;
}

class Check {
  public constructor(private readonly call: Call, private readonly isExtended: boolean) {}

  public arguments(given: readonly unknown[]): void {
    parsed(CALLS[this.call]).forEach((parameter, index) => {
      const { name, type, isOptional } = parameter;
      if (fits(parameter, given[index])) {
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
      const isFine = testOf(element);
      (value as unknown[]).forEach((entry, index) => {
        if (element !== 'any' && !isFine(entry)) {
          this.value(id, `${path}[${index}]`, element, false, entry);
        }
      });
    } else if (type.endsWith('{}')) {
      must(isMembers(value), 'an object of names and values');
      const isFine = testOf(element);
      for (const [key, entry] of Object.entries(value as object)) {
        if (element !== 'any' && !isFine(entry)) {
          this.value('', `${path}.${key}`, element, false, entry);
        }
      }
    } else if (type in SIMPLE) {
      const [what, isOne] = SIMPLE[type];
      must(isOne(value), what, type === 'string' ? textHint(value) : undefined);
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
    for (const member of members) {
      const { name, type: memberType, isOptional } = member;
      const value: unknown = props[name as keyof object];
      if (!fits(member, value)) {
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

function textHint(value: unknown): string | undefined {
  const isScalar = typeof value === 'number' || typeof value === 'boolean';
  const isCron = isMembers(value) && 'expressionString' in value;
  return value === undefined ? UNSET
    : isScalar ? 'write it in quotes'
      : isCron ? 'give its expressionString' : undefined;
}
