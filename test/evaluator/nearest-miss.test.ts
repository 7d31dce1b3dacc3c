import { DockerConfigJson, ImageReference } from '../../src/image';
import { NO_CREDENTIALS } from '../../src/kubernetes/pull-secret';
import { DeclaredSecrets } from '../../src/pull/declared-secrets';
import { Evaluator, Puller, PullKnowledge } from '../../src/pull/evaluator';
import { NamedSecret, unseenSecret } from '../../src/pull/named-secret';
import { idOfMiss, nearestMiss } from '../../src/pull/nearest-miss';
import { considered, missSentence } from '../../src/pull/sentences';

const IMAGE = ImageReference.parse('reg.io/team/app:1');
const secretWith = (name: string, ...keys: string[]): NamedSecret => ({
  name, state: 'known', config: DockerConfigJson.of(keys.map(key => ({ key, username: 'robot', password: 'hunter2' }))),
});
const broken = (name: string, code: string, poisons: boolean): NamedSecret => ({
  name, state: 'known', config: NO_CREDENTIALS, holdsConfig: true, problem: { code, message: 'is broken', poisons },
});
const east = '123456789012.dkr.ecr.us-east-1.amazonaws.com';

/** Secrets of namespace `a`, and of another one. */
const SECRETS = new Map([
  secretWith('right', 'reg.io'), secretWith('port', 'reg.io:5000'),
  secretWith('login', 'https://robot:hunter2@reg.io:5000'), secretWith('hub', 'docker.io'), secretWith('far-key', east),
  broken('opaque', 'wrong-type', false), broken('poison', 'undecodable/invalid-json', true),
  unseenSecret('sealed', 'unknown'),
].map(secret => [secret.name, secret]));

function miss(own: readonly string[], { more = {}, image = IMAGE, near, far }: {
  readonly more?: Partial<Puller>; readonly image?: ImageReference; readonly near?: string; readonly far?: string;
} = {}) {
  const knowledge: PullKnowledge = {
    words: { missingSecret: 'does not exist', missingAccount: 'does not exist' },
    isComplete: true,
    declared: new DeclaredSecrets([]),
    places: [...near === undefined ? [] : [{ namespace: 'a', name: near }],
      ...far === undefined ? [] : [{ namespace: 'b', name: far }]],
    read: (namespace, name) => namespace === 'b' ? secretWith(name, image.domain) : SECRETS.get(name),
    unseen: (_, name) => unseenSecret(name, 'missing'),
    namespacesWith: name => name === 'elsewhere' ? ['b'] : [],
  };
  const evaluator = new Evaluator(knowledge);
  const pull = evaluator.pull({
    namespace: 'a',
    serviceAccountName: 'web',
    own: own.map(name => ({ name })),
    inherited: [],
    ...more,
  });
  const found = nearestMiss(
    evaluator, pull, image, image.domain === 'nodes.io' ? [{ host: 'nodes.io', path: 'team' }] : [],
  );
  return {
    kind: found.kind,
    id: idOfMiss(evaluator, pull, found),
    said: `${considered(pull, knowledge.words)} ${missSentence(found, pull, image)}`,
  };
}

test.each([
  ['undecodable', 'PRA104', "'poison' is broken", miss(['port', 'poison'], { near: 'right' })],
  ['wrong-type', 'PRA104', "'opaque' is broken", miss(['port', 'opaque'], { near: 'right' })],
  ['near-key', 'PRA104', "The nearest key is 'reg.io:5000' of Secret 'port': it has port 5000",
    miss(['far-key', 'port'], { near: 'right', far: 'right' })],
  ['hidden', 'PRA104', "The pod lists pull secrets of its own, which hide 'right'",
    miss(['hub'], { more: { inherited: ['hub', 'right'] }, near: 'right' })],
  ['hidden', 'PRA104', 'or the ServiceAccount got them later',
    miss(['hub'], { more: { inherited: ['right'], isAdmitted: true } })],
  ['too-late', 'PRA111', "created before ServiceAccount 'web' got 'right'",
    miss([], { more: { inherited: ['right', 'hub'], isAdmitted: true, isOlder: true } })],
  ['not-named', 'PRA104', "Secret 'right' of the same namespace", miss(['hub'], { near: 'right', far: 'right' })],
  ['other-namespace', 'PRA103', "Secret 'right' of namespace 'b' has a credential for it", miss([], { far: 'right' })],
  ['other-namespace', 'PRA104', "Secret 'right' of namespace 'b'",
    miss(['far-key'], { image: ImageReference.parse(`${east.replace('us', 'eu')}/app`), far: 'right' })],
  ['near-key', 'PRA104', 'it is for region us-east-1',
    miss(['far-key'], { image: ImageReference.parse(`${east.replace('us', 'eu')}/app`) })],
  ['unknown', 'PRA104', "'sealed' is encrypted or a template", miss(['gone', 'sealed'])],
  ['missing', 'PRA104', "'gone' does not exist", miss(['hub', 'gone'])],
  ['missing', 'PRA101', "'gone' does not exist", miss(['gone'])],
  ['missing', 'PRA102', "'elsewhere' does not exist", miss(['gone', 'elsewhere'])],
  ['beside-nodes', 'PRA103', "The nodes pull from 'nodes.io/team' by themselves",
    miss([], { image: ImageReference.parse('nodes.io/app') })],
  ['nothing', 'PRA103', "Neither the pod nor its ServiceAccount 'web' lists a pull secret", miss([])],
])('the nearest miss is %s (%s): %s', (kind, id, said, found) => {
  expect(found).toEqual({ kind, id, said: expect.stringContaining(said) });
});

test('a login in a key is not shown', () => {
  const { said } = miss(['login']);
  expect(said).toContain("The nearest key is 'https://***@reg.io:5000' of Secret 'login'");
  expect(said).not.toContain('hunter2');
});

test('a name with a comma in it is not two names', () => {
  const evaluator = new Evaluator({
    words: { missingSecret: 'does not exist', missingAccount: 'does not exist' },
    isComplete: true,
    declared: new DeclaredSecrets([]),
    places: [],
    read: (_, name) => SECRETS.get(name),
    unseen: (_, name) => unseenSecret(name, 'missing'),
    namespacesWith: () => [],
  });
  const statesOf = (...names: string[]) =>
    evaluator.list('a', names).secrets.map(({ name, state }) => `${name} ${state}`);
  expect(statesOf('right', 'hub')).toEqual(['right known', 'hub known']);
  expect(statesOf('right,hub')).toEqual(['right,hub missing']);
});
