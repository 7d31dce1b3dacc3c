import { parseConfig } from '../../../src/audit/config/parse-config';
import { Registry } from '../../../src/registry';

test('an empty configuration changes nothing', () => {
  expect(parseConfig({})).toEqual({ options: {}, include: [], exclude: [] });
});

test('its members are the options of an audit, and which files are read', () => {
  const texts = {
    privateRegistries: ['reg.io'],
    publicRegistries: ['reg.io/public'],
    nodeRegistries: ['node.io', 'eks'],
    preloadedImages: ['reg.io/base/*'],
    externalSecrets: [
      { name: 'regcred', namespace: 'a', covers: ['reg.io'] },
      { name: 'everywhere', covers: ['docker.io'] },
    ],
  };
  const registries = {
    privateRegistries: [Registry.of('reg.io')],
    publicRegistries: [Registry.of('reg.io/public')],
    nodeRegistries: [Registry.of('node.io')],
    nodeRegistryPatterns: ['eks'],
    preloadedImages: ['reg.io/base/*'],
    pullSecrets: [
      { secretName: 'regcred', namespace: 'a', covers: [Registry.of('reg.io')] },
      { secretName: 'everywhere', covers: [Registry.dockerHub()] },
    ],
  };
  const options = {
    severities: { PRA401: 'off' },
    excludedNamespaces: ['kube-*'],
    ignores: [
      {
        rule: 'PRA101',
        reason: 'made by hand',
        namespace: 'a',
        kind: 'Pod',
        name: 'web-*',
        file: 'k8s/*',
        expires: '2027-01-01',
      },
    ],
  };
  expect(
    parseConfig({ ...texts, ...options, expiryWarningDays: 30, include: ['k8s/*'], exclude: ['k8s/old/*'] }),
  ).toEqual({
    options: { ...registries, ...options, expiryWarningDays: 30 },
    include: ['k8s/*'],
    exclude: ['k8s/old/*'],
  });
});

test.each<[unknown, string]>([
  [[], 'the configuration must be an object with members such as privateRegistries'],
  [{ privateRegistrys: [] },
    "'privateRegistrys' is not a member of the configuration; there are privateRegistries, "],
  [{ nodeRegistries: 'reg.io' }, "'nodeRegistries' must be a list of registries; got 'reg.io'"],
  [{ severities: ['PRA101'] }, "'severities' must be an object such as { PRA401: warning }; got a list"],
  [{ expiryWarningDays: -1 }, "'expiryWarningDays' must be a number of days, at least 0; got -1"],
  [{ ignores: { rule: 'PRA101' } }, "'ignores' must be a list of objects; got an object"],
  [{ ignores: ['PRA101'] }, "'ignores[0]' must be an object; got a text that is not shown"],
  [{ ignores: [{ rule: 'PRA101', reason: 'x' }, { rule: 'PRA101' }] },
    "'ignores[1].reason' is missing: write a string"],
  [{ ignores: [{ rule: 'PRA101', reason: 'x', namespce: 'a' }] },
    "'ignores[0].namespce' is not a member of the configuration; there are rule, reason, "],
  [{ ignores: [{ rule: 'PRA101', reason: 'x', name: ['a'] }] }, "'ignores[0].name' must be a string; got a list"],
  [{ externalSecrets: [{ name: 'a', covers: 'reg.io' }] },
    "'externalSecrets[0].covers' must be a list of registries; got 'reg.io'"],
  [{ privateRegistries: ['reg.io', 5] },
    "'privateRegistries[1]' must be a registry such as registry.example.com; got 5"],
  [{ exclude: [''] }, "'exclude[0]' must be a path; got ''"],
  [{ privateRegistries: ['https://reg.io'] },
    '\'privateRegistries[0]\' must not have a scheme: got "https://reg.io"; write "reg.io"'],
  [{ nodeRegistries: ['hub.docker.com'] },
    '\'nodeRegistries[0]\' must be a registry host: got "hub.docker.com", the web site of Docker Hub; write "docker'],
  [{ publicRegistries: ['reg.io', 'reg.io/'] },
    '\'publicRegistries[1]\' must not end in a slash: got "reg.io/"; write "reg.io"'],
  [{ externalSecrets: [{ name: 'a', covers: ['REG.io'] }] },
    '\'externalSecrets[0].covers[0]\' must be in lower case, '],
  [{ externalSecrets: [{ name: 'X_Y', covers: [] }] }, "'externalSecrets[0].name' must be a DNS subdomain"],
  [{ externalSecrets: [{ name: 'a', namespace: '*', covers: [] }] },
    "'externalSecrets[0].namespace' must be a DNS label"],
  [{ nodeRegistries: ['eks', 'aws'] }, "'nodeRegistries[1]' must hold a dot or a port"],
  [JSON.parse('{"__proto__":{}}'), "'__proto__' is not a member"],
])('%j is refused by the name of what is wrong and its value', (value, message) => {
  expect(() => parseConfig(value)).toThrow(message);
});
