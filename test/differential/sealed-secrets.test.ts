import { Chart, Testing } from 'cdk8s';
import { GoProgram } from './support/go-program';
import { AccessPattern, PrivateRegistryAccess, Registry, RegistryCredentials } from '../../src';
import { readEncryptedSecret } from '../../src/encrypted/read-encrypted-secret';
import { SealingScope } from '../../src/encrypted/sealing-scope';

interface Answer {
  readonly sealed?: any;
  readonly unsealed?: any;
  readonly error?: string;
}

const CONFIG =
  '{"auths":{"registry.example.com":{"username":"robot","password":"hunter2","auth":"cm9ib3Q6aHVudGVyMg=="}}}';
const ANNOTATIONS = {
  [SealingScope.STRICT]: {},
  [SealingScope.NAMESPACE_WIDE]: { 'sealedsecrets.bitnami.com/namespace-wide': 'true' },
  [SealingScope.CLUSTER_WIDE]: { 'sealedsecrets.bitnami.com/cluster-wide': 'true' },
};

let program: GoProgram<object, Answer>;
beforeAll(() => { program = new GoProgram('sealed-secrets'); });
afterAll(() => program.stop());

async function ask(question: object): Promise<Answer> {
  const [answer] = await program.ask([question]);
  return answer;
}

async function seal(scope: SealingScope, type = 'kubernetes.io/dockerconfigjson'): Promise<string> {
  const metadata = { name: 'harbor', namespace: 'payments', annotations: ANNOTATIONS[scope] };
  const { sealed } = await ask({
    seal: { metadata, type, data: { '.dockerconfigjson': Buffer.from(CONFIG).toString('base64') } },
  });
  return JSON.stringify({ apiVersion: 'bitnami.com/v1alpha1', kind: 'SealedSecret', ...sealed });
}

function written(
  text: string, { secretName, namespace = 'payments' }: { secretName?: string; namespace?: string } = {},
): any {
  const chart = new Chart(Testing.app(), 'chart', { namespace: 'payments', labels: { tenant: 'a' } });
  new PrivateRegistryAccess(chart, 'Access', {
    pattern: AccessPattern.WORKLOAD,
    credentials: [
      RegistryCredentials.encryptedSecret({ texts: [text], covers: [Registry.of('registry.example.com')], secretName }),
    ],
    namespaces: [namespace],
  });
  return Testing.synth(chart)[0];
}

test.each(Object.values(SealingScope))('what kubeseal seals as %s is unsealed from what is written', async scope => {
  const text = await seal(scope);
  expect(readEncryptedSecret({ text, source: 'text' }).scope).toBe(scope);
  const { unsealed } = await ask({ unseal: written(text) });
  expect(unsealed).toMatchObject({
    type: 'kubernetes.io/dockerconfigjson', metadata: { name: 'harbor', namespace: 'payments' },
  });
  expect(Buffer.from(unsealed.data['.dockerconfigjson'], 'base64').toString()).toBe(CONFIG);
});

test.each([
  [SealingScope.NAMESPACE_WIDE, { secretName: 'other' }],
  [SealingScope.CLUSTER_WIDE, { secretName: 'other', namespace: 'billing' }],
])('what is sealed with the scope %s is unsealed in the place %j', async (scope, place) => {
  const { unsealed } = await ask({ unseal: written(await seal(scope), place) });
  expect(unsealed.metadata).toMatchObject({
    name: 'other',
    namespace: 'namespace' in place ? place.namespace : 'payments',
  });
});

test('what we refuse to move cannot be unsealed elsewhere', async () => {
  const text = await seal(SealingScope.STRICT);
  expect(() => written(text, { namespace: 'billing' })).toThrow(/none of which was encrypted for namespace 'billing'/);
  const moved = JSON.parse(text);
  moved.metadata.namespace = 'billing';
  expect(await ask({ unseal: moved })).toEqual({ error: expect.stringContaining('no key could decrypt secret') });
});

test('the scope counts that the SealedSecret has, not the one of its template', async () => {
  const text = JSON.parse(await seal(SealingScope.CLUSTER_WIDE));
  delete text.metadata.annotations;
  expect(() => written(JSON.stringify(text))).toThrow(/of scope 'strict' by the annotations of the SealedSecret/);
  expect(await ask({ unseal: text })).toEqual({ error: expect.stringContaining('no key could decrypt secret') });
});
