import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** The members of the jsii assembly that are read here: https://github.com/aws/jsii-compiler (`@jsii/spec`). */
interface Type {
  readonly name: string;
  readonly kind: 'class' | 'interface' | 'enum';
  readonly datatype?: boolean;
  readonly interfaces?: readonly string[];
  readonly initializer?: Callable;
  readonly methods?: readonly (Callable & { readonly name: string })[];
  readonly properties?: readonly (Parameter & { readonly static?: boolean })[];
}

interface Callable {
  readonly protected?: boolean;
  readonly static?: boolean;
  readonly parameters?: readonly Parameter[];
}

interface Parameter {
  readonly name: string;
  readonly optional?: boolean;
  readonly type: TypeReference;
}

interface TypeReference {
  readonly primitive?: string;
  readonly fqn?: string;
  readonly collection?: { readonly kind: 'array' | 'map'; readonly elementtype: TypeReference };
}

const ROOT = resolve(__dirname, '..');

/** Writes what each public function takes, for `src/given/signature.ts`, from what jsii has compiled. */
function updateSignatures(): void {
  const { name: own, types }: { name: string; types: Record<string, Type> } =
    JSON.parse(readFileSync(resolve(ROOT, '.jsii'), 'utf-8'));
  const lib = load(resolve(ROOT, 'lib'));
  const all = Object.values(types);
  const calls = Object.fromEntries(all.filter(({ kind }) => kind === 'class').flatMap(callsOf));
  const structs = Object.fromEntries(all.filter(({ datatype }) => datatype)
    .map(type => [type.name, parameters(membersOf(type, types))]));
  const taken = takenTypes(Object.values(calls), structs);
  const named = <T>(list: readonly Type[], value: (type: Type) => T) =>
    Object.fromEntries(list.filter(({ name }) => taken.has(name)).map(type => [type.name, value(type)]));

  const text = JSON.stringify({
    calls,
    structs: Object.fromEntries(Object.entries(structs).filter(([name]) => taken.has(name))),
    choices: named(all.filter(({ kind }) => kind === 'enum'), ({ name }) => Object.values(lib[name])),
    objects: named(all.filter(({ kind, datatype }) => kind !== 'enum' && !datatype), instanceMembers),
  }, undefined, 2).replace(/\[\s+([^\]]+?)\s+\]/g, (_, list) => `[${list.replace(/\s+/g, ' ')}]`);
  ['src', 'lib'].forEach(folder => writeFileSync(resolve(ROOT, folder, 'given/signatures.json'), `${text}\n`));

  function parameters(list: readonly Parameter[] = []): string {
    return list.map(({ name, optional, type }) => `${name}${optional ? '?' : ''}: ${typeText(type)}`).join(', ');
  }

  function callsOf({ name: type, initializer, methods = [] }: Type): [string, string][] {
    return [{ name: '', ...initializer }, ...methods]
      .filter(call => call.parameters && !call.protected)
      .map(call => [call.name ? `${type}.${call.name}` : type, parameters(call.parameters)]);
  }

  function typeText({ primitive, fqn, collection }: TypeReference): string {
    return collection
      ? typeText(collection.elementtype) + (collection.kind === 'array' ? '[]' : '{}')
      : primitive ?? fqn!.replace(new RegExp(`^(${own}|cdk8s|constructs)\\.`), '');
  }
}

/** The types that some parameters take, directly or as members of others. */
function takenTypes(signatures: readonly string[], structs: Readonly<Record<string, string>>): Set<string> {
  const taken = new Set<string>();
  const visit = (signature: string): void => {
    for (const [, name] of signature.matchAll(/: (\w+)/g)) {
      if (!taken.has(name)) {
        taken.add(name);
        visit(structs[name] ?? '');
      }
    }
  };
  signatures.forEach(visit);
  return taken;
}

function membersOf(type: Type, types: Record<string, Type>): Parameter[] {
  return [
    ...(type.interfaces ?? []).flatMap(base => membersOf(types[base], types)),
    ...(type.properties ?? []),
  ];
}

/** By these an object is known: a copy of this package beside it, or another language, has classes of its own. */
function instanceMembers({ methods = [], properties = [] }: Type): string[] {
  return [...properties.filter(({ optional }) => !optional), ...methods]
    .filter(({ name, static: isStatic }) => !isStatic && name !== 'toString').map(({ name }) => name);
}

function load(module: string): Record<string, Record<string, string>> {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require(module);
}

updateSignatures();
