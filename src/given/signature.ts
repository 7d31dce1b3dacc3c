import signatures from './signatures.json';
import { unsetWord } from './unset-word';

/** A public function, or a constructor by the name of its class. */
export type Call = keyof typeof signatures.calls;

/** A parameter of a call, or a member of a struct. */
export interface Parameter {
  readonly name: string;
  readonly type: string;
  readonly isOptional: boolean;
  /** Passes nearly all values that are right, and none that is wrong. */
  readonly fits: Test;
}

type Test = (value: unknown) => boolean;

export const {
  calls: CALLS, structs: STRUCTS, choices: CHOICES, objects: OBJECTS,
}: Record<string, Record<string, any>> = signatures;

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

/** The simple types, with what a value of each is. */
export const SIMPLE: Readonly<Record<string, readonly [what: string, fits: Test]>> = {
  any: ['given', value => value !== undefined && value !== null],
  boolean: ['true or false', value => typeof value === 'boolean'],
  date: ['a date', value => value instanceof Date && !Number.isNaN(value.getTime())],
  number: ['a number', Number.isFinite],
  string: ['a string', value => typeof value === 'string'],
};

interface Struct {
  readonly members: ReadonlyMap<string, Parameter>;
  /** How many of them are not optional. */
  readonly needed: number;
}

const PARSED = new Map<string, readonly Parameter[]>();

const PARSED_STRUCTS = new Map<string, Struct>();

/** The parameters of a call, or the members of a struct. */
export function parsed(signature: string): readonly Parameter[] {
  let parameters = PARSED.get(signature);
  if (!parameters) {
    parameters = signature.split(', ').map(text => {
      const [name, type] = text.split(': ');
      return { name: name.replace('?', ''), type, isOptional: name.endsWith('?'), fits: testOf(type) };
    });
    PARSED.set(signature, parameters);
  }
  return parameters;
}

/** Whether a value is right at once. What is not is looked at again, to say what is wrong with it. */
export function fits(parameter: Parameter, value: unknown): boolean {
  return value === undefined ? parameter.isOptional : parameter.fits(value);
}

/** The test of a type. It makes no text or closure for a value: there may be thousands of namespaces and images. */
export function testOf(type: string): Test {
  if (/\[\]$|\{\}$/.test(type)) {
    const test = testOf(type.slice(0, -2));
    return type.endsWith('[]') ? value => Array.isArray(value) && value.every(test)
      : value => isMembers(value) && Object.values(value).every(test);
  }
  if (type === 'string') {
    return value => typeof value === 'string' && /^\S/.test(value) && unsetWord(value) === undefined;
  }
  if (type in STRUCTS) {
    return value => isMembers(value) && allMembersFit(type, value);
  }
  return type in SIMPLE ? SIMPLE[type][1]
    : type in CHOICES ? value => CHOICES[type].includes(value)
      : value => isOf(type, value);
}

/** Looks at what is given, which is often two of thirty members. An instance of a class may have it elsewhere. */
function allMembersFit(type: string, props: object): boolean {
  const { members, needed } = structOf(type);
  let found = 0;
  for (const key of Object.keys(props)) {
    const member = members.get(key);
    if (!member || !fits(member, props[key as keyof object])) {
      return false;
    }
    found += member.isOptional ? 0 : 1;
  }
  const prototype = Object.getPrototypeOf(props);
  return found === needed && (prototype === Object.prototype || prototype === null);
}

/** The members of a struct by name. */
function structOf(type: string): Struct {
  let struct = PARSED_STRUCTS.get(type);
  if (!struct) {
    const members = parsed(STRUCTS[type]);
    struct = {
      members: new Map(members.map(member => [member.name, member])),
      needed: members.filter(({ isOptional }) => !isOptional).length,
    };
    PARSED_STRUCTS.set(type, struct);
  }
  return struct;
}

/** Whether a value is an object of members, which may be an instance of a class with the right properties. */
export function isMembers(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

/** Asked by members: an object may come from another copy of a package, or from another language. */
export function isOf(type: string, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) {
    return false;
  }
  for (const member of MEMBERS[type] ?? OBJECTS[type]) {
    if (!(member in value)) {
      return false;
    }
  }
  return true;
}
