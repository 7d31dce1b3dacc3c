import { App } from 'cdk8s';
import { Construct } from 'constructs';
import { begin, call, isStruct, Parameter, parametersOf, placesOf, valid, validStruct } from './valid-calls';
import {
  AccessPattern, AllowedRegistries, CloudIdentity, DockerConfigJson, EcrRefreshCronJob, PrivateRegistryAccess,
  RefreshCronJob, Registry, RegistryAudit, RegistryCredentials, ScopedPullSecret,
} from '../../src';
import { checkNew } from '../../src/given/check-call';
import signatures from '../../src/given/signatures.json';

const WRONG = [
  undefined, null, '', ' ', 'text', 42, NaN, true, [], [undefined], {}, { misspelt: 1 }, { misspelt: undefined },
  new Date(NaN), 'None', 'null', 'team/undefined',
];

/** What is legal though it is empty. */
const LEGAL: Readonly<Record<string, readonly unknown[]>> = {
  // What the entry of a config file may hold; `inspect` and the audit say what is wrong with it.
  'DockerConfigEntry.email': ['', ' '],
  'DockerConfigEntry.key': ['', ' '],
  'DockerConfigEntry.password': ['', ' '],
  'DockerConfigEntry.username': ['', ' '],
  // Nothing matches it.
  'ImageReference.matches.glob': [''],
  // It is asked whether a text is an image.
  'ImageReference.isValid.text': ['', ' '],
};

/** What a variable that is not set leaves, and the texts that may be so: those of others. */
const UNSET = ['None', 'null', 'team/undefined'];
const OF_OTHERS = /^(?:ImageReference|Keyring|DockerConfigJson|AuditIgnore|AuditOrigin)\./;

/** Texts whose errors have a code, and say `image reference` or `config`. */
const NAMED_OTHERWISE: Readonly<Record<string, string>> = {
  'ImageReference.parse.text': 'image reference',
};

const idOf = ({ of, name }: Parameter) => `${of}.${name}`;
const element = (type: string): Parameter => ({ of: '', name: '', type: type.slice(0, -2), optional: false });

/** Whether a value is of a type. Objects without members may be, as each member is spoilt by itself. */
function fits(value: any, parameter: Parameter): boolean {
  const { type, optional } = parameter;
  const isObject = value?.constructor === Object;
  if (value === undefined) {
    return optional || (type === 'any' && parameter.of === '');
  }
  if (LEGAL[idOf(parameter)]?.includes(value)) {
    return true;
  }
  if (/\[\]$|\{\}$/.test(type)) {
    return (type.endsWith('[]') ? Array.isArray(value) : isObject)
      && Object.values(value).every(entry => fits(entry, element(type)));
  }
  switch (type) {
    case 'any': return value !== null || parameter.of === '';
    case 'string':
      return typeof value === 'string' && value.trim() !== ''
        && (!UNSET.includes(value) || OF_OTHERS.test(idOf(parameter)));
    case 'number': return Number.isFinite(value);
    case 'boolean': return typeof value === 'boolean';
    default: return isStruct(type) && isObject && Object.values(value).every(entry => entry === undefined);
  }
}

describe.each(Object.keys(signatures.calls))('%s', name => {
  test('takes what fits', async () => {
    begin();
    const given = parametersOf(name).map(parameter => parameter.optional ? undefined : valid(parameter));
    await expect((async () => call(name, given))()).resolves.not.toThrow();
  });

  test.each(placesOf(name).map(place => [idOf(place.parameter), place] as const))(
    'refuses what %s cannot be, with its name', async (id, { parameter, given }) => {
      const names = [parameter.name, 'misspelt', ...NAMED_OTHERWISE[id] ? [NAMED_OTHERWISE[id]] : []];
      const accepted = await Promise.all(WRONG.filter(value => !fits(value, parameter)).map(async value => {
        try {
          await call(name, given(value));
          return [value, 'no error'];
        } catch (error) {
          const { message } = error as Error;
          return error instanceof TypeError || !names.some(part => message.includes(part)) ? [value, message] : [];
        }
      }));
      expect(accepted.flat()).toEqual([]);
    },
  );
});

test.each(Object.entries(LEGAL))('%s may be empty', async (id, values) => {
  const name = Object.keys(signatures.calls)
    .find(candidate => placesOf(candidate).some(({ parameter }) => idOf(parameter) === id))!;
  const { given } = placesOf(name).find(({ parameter }) => idOf(parameter) === id)!;
  for (const value of values) {
    await call(name, given(value));
  }
});

const ecr = () => Registry.ecr({ account: '123456789012', region: 'eu-west-1' });

/** Calls as JavaScript can make them. */
test.each<[string, () => unknown, string]>([
  ['a variable that is not set', () => Registry.harbor('registry.example.com').withPath(process.env.NOT_SET!),
    "Registry.withPath: 'path' must be a string, got undefined: is an environment variable not set?"],
  ['a variable that is empty', () => Registry.ecr({ account: ' ', region: 'eu-west-1' }),
    "Registry.ecr: 'account' is empty: is an environment variable not set?"],
  ['a variable of Python that is not set, as a text',
    () => Registry.harbor('registry.example.com').withPath('team/None'),
    "Registry.withPath: 'path' holds 'None', which a variable that is not set leaves: set it"],
  ['a variable that is not set, in a text of a list',
    () => new RegistryAudit({ excludedNamespaces: [`${process.env.NOT_SET}`] }),
    "RegistryAudit: 'excludedNamespaces[0]' holds 'undefined', which a variable that is not set leaves: set it"],
  ['one of a list', () => new RegistryAudit({ excludedNamespaces: ['kube-system', process.env.NOT_SET!] }),
    "RegistryAudit: 'excludedNamespaces[1]' must be a string, got undefined: is an environment variable not set?"],
  ['no properties', () => (RegistryCredentials as any).token(ecr()),
    "RegistryCredentials.token: 'props' must be an object, got undefined: write "
      + 'RegistryCredentials.token(registry, { identity })'],
  ['an object in place of texts', () => (CloudIdentity as any).irsa({ roleArn: 'arn' }),
    "CloudIdentity.irsa: 'roleArn' must be a string, got Object: write CloudIdentity.irsa(roleArn)"],
  ['a text in place of a list', () => new RegistryAudit({ excludedNamespaces: 'kube-system' as any }),
    "RegistryAudit: 'excludedNamespaces' must be a list, got string: write [excludedNamespaces]"],
  ['a text in place of an object', () => RegistryCredentials.token('hunter2' as any, {} as any),
    "'registry' must be a Registry, got string: write one, such as Registry.harbor('registry.example.com')"],
  ['another object', () => RegistryCredentials.externalSecret(RegistryCredentials.nodeIdentity([ecr()]) as any),
    "'credentials' must be an ExternalCredentials, got RegistryCredentials: write one, such as"],
  ['a choice that there is not', () => Registry.acr('contoso', 'mars' as any),
    "Registry.acr: 'cloud' must be one of io, cn, us, de; got 'mars'"],
  ['a number in place of a text',
    () => DockerConfigJson.of([{ key: 'ghcr.io', username: 'a', password: 31415 as any }]),
    "DockerConfigJson.of: 'entries[0].password' must be a string, got number"],
  ['a property that is misspelt',
    () => Registry.ecr({ account: '123456789012', region: 'eu-west-1', fisp: true } as any),
    "Registry.ecr: 'fisp' is not a property; there are account, region, dualStack, fips, pullThroughCache"],
  ['a property of a property', () => RegistryCredentials.nodeIdentity([ecr()], AccessPattern.NODE_IDENTITY as any),
    "'identity' must be a CloudIdentity, got AccessPattern"],
])('%s is named, and what was given is not shown', (_, make, message) => {
  expect(make).toThrow(message);
});

test('members of members are named with all that leads to them', () => {
  begin();
  const scope = valid({ of: '', name: '', type: 'Chart', optional: false });
  expect(() => call('RefreshCronJob', [scope, 'A', { credentials: [], refresh: { proxy: { httpsProxy: '' } } }]))
    .toThrow("RefreshCronJob: 'refresh.proxy.httpsProxy' is empty");
  expect(() => call('RefreshCronJob', [scope, 'A', { credentials: [], refresh: { proxy: { https: 'x' } } }]))
    .toThrow("RefreshCronJob: 'refresh.proxy.https' is not a property; there are httpsProxy, noProxy");
});

test('an error keeps the name by which callers know it', () => {
  expect(() => Registry.of(undefined!)).toThrow(expect.objectContaining({ name: 'RegistryError' }));
  expect(() => DockerConfigJson.parse(undefined!)).toThrow(expect.objectContaining({ name: 'DockerConfigJsonError' }));
});

test('a class that extends ours may have properties of its own', () => {
  class TeamSecret extends ScopedPullSecret {}
  begin();
  const scope = valid({ of: '', name: '', type: 'Chart', optional: false });
  const props = { ...validStruct('ScopedPullSecretProps'), team: 'a' };
  expect(() => checkNew(TeamSecret, 'ScopedPullSecret', scope, 'Id', props)).not.toThrow();
  expect(() => checkNew(TeamSecret, 'ScopedPullSecret', scope, 'Id', { ...props, secretName: 1 }))
    .toThrow("'secretName' must be a string");
  expect(() => checkNew(ScopedPullSecret, 'ScopedPullSecret', scope, 'Id', props)).toThrow("'team' is not a property");
});

test.each([
  ['ScopedPullSecret', ScopedPullSecret], ['PrivateRegistryAccess', PrivateRegistryAccess],
  ['AllowedRegistries', AllowedRegistries], ['RefreshCronJob', RefreshCronJob],
  ['EcrRefreshCronJob', EcrRefreshCronJob],
] as const)('%s outside of a chart says what to make', (name, type: any) => {
  begin();
  const app = new App();
  const props = validStruct(`${name}Props`);
  expect(() => new type(app, 'Id', props))
    .toThrow(new Error(`${name}: 'scope' (the app) must be in a chart: make a Chart and pass it`));
  const group = new Construct(app, 'group');
  expect(() => new type(group, 'Id', props)).toThrow(`${name}: 'scope' ('group') must be in a chart`);
});
