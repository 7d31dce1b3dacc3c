import { DockerConfigJson, ImageReference } from '../../src/image';
import { SecretHolders } from '../../src/pull/secret-holders';

const configOf = (...keys: string[]) =>
  DockerConfigJson.of(keys.map(key => ({ key, username: 'robot', password: 'hunter2' })));
const shared = configOf('reg.io');
const held = (namespace: string | undefined, name: string, config = shared) => ({ namespace, name, config });
const IMAGE = ImageReference.parse('reg.io/team/app:1');

test.each([
  ['one of the namespace', [held('a', 'own'), held('b', 'far')], { namespace: 'a', name: 'own' }],
  ['the first by name, of several of the namespace',
    [held('a', 'z'), held('a', 'b'), held('a', 'a2', configOf('reg.io/team'))],
    { namespace: 'a', name: 'a2' }],
  ['one of another namespace, where that has none',
    [held('c', 'a'), held('b', 'z'), held('b', 'y'), held('a', 'quay', configOf('quay.io'))],
    { namespace: 'b', name: 'y' }],
  ['one without a namespace', [held(undefined, 'far')], { namespace: undefined, name: 'far' }],
  ['none, where no key matches',
    [held('a', 'port', configOf('reg.io:5000')), held('b', 'path', configOf('reg.io/other'))],
    undefined],
])('the Secret with a credential is %s', (_, secrets, expected) => {
  [secrets, [...secrets].reverse()].forEach(order =>
    expect(new SecretHolders(order).find('a', IMAGE)).toEqual(expected));
});

test('the keys are those that the kubelet reads, each once', () => {
  const secrets = [
    held('a', 'one', configOf('https://reg.io/v1/', 'quay.io')), held('b', 'two'), held('c', 'bad', configOf('reg io%')),
  ];
  expect(new SecretHolders(secrets).keys).toEqual(['reg.io', 'quay.io']);
});
