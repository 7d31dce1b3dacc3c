import { parseConfig } from '../../../src/audit/config/parse-config';
import { Registry } from '../../../src/registry';

test('an empty configuration changes nothing', () => {
  expect(parseConfig({}, 'c.yaml')).toEqual({ options: {}, include: [], exclude: [] });
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
    parseConfig({ ...texts, ...options, expiryWarningDays: 30, include: ['k8s/*'], exclude: ['k8s/old/*'] }, 'c.yaml'),
  ).toEqual({
    options: { ...registries, ...options, expiryWarningDays: 30 },
    include: ['k8s/*'],
    exclude: ['k8s/old/*'],
  });
});

test.each<[unknown, string]>([
  [[], 'c.yaml must be an object with members such as privateRegistries'],
  [{ privateRegistrys: [] },
    "c.yaml: 'privateRegistrys' is not a member of the configuration; there are privateRegistries, "],
  [{ nodeRegistries: 'reg.io' }, "c.yaml: 'nodeRegistries' must be a list of registries"],
  [{ severities: ['PRA101'] }, "c.yaml: 'severities' must be an object such as { PRA401: warning }"],
  [{ expiryWarningDays: -1 }, "c.yaml: 'expiryWarningDays' must be a number of days"],
  [{ ignores: { rule: 'PRA101' } }, "c.yaml: 'ignores' must be a list of objects"],
  [{ ignores: [{ rule: 'PRA101', reason: 'x' }, { rule: 'PRA101' }] },
    "c.yaml: 'ignores[1].reason' is missing: write a string"],
  [{ ignores: [{ rule: 'PRA101', reason: 'x', namespce: 'a' }] },
    "c.yaml: 'ignores[0].namespce' is not a member of the configuration; there are rule, reason, "],
  [{ ignores: [{ rule: 'PRA101', reason: 'x', name: ['a'] }] }, "c.yaml: 'ignores[0].name' must be a string"],
  [{ externalSecrets: [{ name: 'a', covers: 'reg.io' }] },
    "c.yaml: 'externalSecrets[0].covers' must be a list of registries"],
  [{ privateRegistries: ['https://reg.io'] },
    '\'privateRegistries\': must not have a scheme: got "https://reg.io"; write "reg.io"'],
  [{ nodeRegistries: ['hub.docker.com'] },
    '\'nodeRegistries\': must be a registry host: got "hub.docker.com", the web site of Docker Hub; write "docker.io"'],
  [{ publicRegistries: ['reg.io', 'reg.io/'] },
    '\'publicRegistries\': must not end in a slash: got "reg.io/"; write "reg.io"'],
  [{ externalSecrets: [{ name: 'a', covers: ['REG.io'] }] }, '\'externalSecrets.covers\': must be in lower case, '],
  [JSON.parse('{"__proto__":{}}'), "c.yaml: '__proto__' is not a member"],
])('%j is refused', (value, message) => {
  expect(() => parseConfig(value, 'c.yaml')).toThrow(message);
});
