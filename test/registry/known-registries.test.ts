import { ImageReference } from '../../src/image';
import { KnownRegistries, RegistryKnowledge } from '../../src/registry/known-registries';

const known = (knowledge: Partial<RegistryKnowledge>) => new KnownRegistries({ keys: [], ...knowledge });
const image = (text: string) => ImageReference.parse(text);

test.each([
  ['of a registry that is never public', '123456789012.dkr.ecr.eu-west-1.amazonaws.com/app', {}, 'never-public'],
  ['of a declared registry', 'reg.io/app', { privateRegistries: [{ host: 'reg.io' }] }, 'declared'],
  ['of a declared registry that there are credentials for', 'reg.io/app',
    { keys: ['reg.io'], privateRegistries: [{ host: 'reg.io' }] }, 'declared'],
  ['of a host that there are credentials for', 'reg.io/app', { keys: ['reg.io'] }, 'has-credentials'],
  ['on another port of such a host', 'reg.io:5000/app', { keys: ['reg.io'] }, 'has-credentials'],
  ['beside the path of such a key', 'reg.io/other', { keys: ['reg.io/team'] }, 'has-credentials'],
  ['below the path of such a key, on a shared host', 'ghcr.io/team/app', { keys: ['ghcr.io/team'] }, 'has-credentials'],
  ['of Docker Hub, with its usual key', 'acme/app', { keys: ['index.docker.io'] }, 'has-credentials'],
])('an image %s is private', (_, text, knowledge, because) => {
  expect(known(knowledge).whyPrivate(image(text))).toBe(because);
});

test.each([
  ['that nothing is known of', 'reg.io/app', {}],
  ['beside the path of a key, on a shared host', 'ghcr.io/other/app', { keys: ['ghcr.io/team'] }],
  ['of Docker', 'nginx', { keys: ['index.docker.io'] }],
  ['that is declared public', 'reg.io/open/app',
    { keys: ['reg.io'], publicRegistries: [{ host: 'reg.io', path: 'open' }] }],
])('an image %s is not', (_, text, knowledge) => {
  expect(known(knowledge).isPrivate(image(text))).toBe(false);
});

test('the nodes serve what is below a declared path', () => {
  const registries = known({ nodeRegistries: [{ host: 'reg.io', path: 'team' }] });
  expect(['reg.io/team/app', 'reg.io/team', 'reg.io/teams/app'].map(text => registries.isServedByNodes(image(text))))
    .toEqual([true, true, false]);
});

test('the registry inside OpenShift needs no pull secret', () => {
  const registries = known({ keys: ['image-registry.openshift-image-registry.svc:5000'] });
  expect(registries.isServedByNodes(image('image-registry.openshift-image-registry.svc:5000/a/b'))).toBe(true);
  expect(registries.isServedByNodes(image('image-registry.example.com:5000/a/b'))).toBe(false);
});
