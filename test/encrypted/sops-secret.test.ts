import { ApiObject, Chart, JsonPatch, Testing, Yaml } from 'cdk8s';
import { dump, enc, harbor, make, newAccess, newChart, PASSWORD, PLAIN_SECRET, sops } from './support';
import { ImageCoverage } from '../../src';
import { deployment } from '../attach/support';

test('the whole manifest, in the order of the text', () => {
  expect(Yaml.stringify(make(sops()).manifest)).toMatchInlineSnapshot(`
"apiVersion: v1
kind: Secret
type: kubernetes.io/dockerconfigjson
metadata:
  name: harbor
  namespace: payments
  labels:
    team: payments
    app: web
stringData:
  .dockerconfigjson: ENC[AES256_GCM,data:c2VhbGVk,iv:aXYtaXYtaXY=,tag:dGFnLXRhZw==,type:str]
sops:
  age:
    - recipient: age1qqqq
      enc: |
        -----BEGIN AGE ENCRYPTED FILE-----
        abc
        -----END AGE ENCRYPTED FILE-----
  lastmodified: "2026-01-02T03:04:05Z"
  mac: ENC[AES256_GCM,data:c2VhbGVk,iv:aXYtaXYtaXY=,tag:dGFnLXRhZw==,type:str]
  encrypted_regex: ^(data|stringData)$
  version: 3.13.3
"
`);
});

test('says what it makes', () => {
  const { secret } = make(sops());
  expect([secret.secretName, secret.namespace, secret.covers.map(String)])
    .toEqual(['harbor', 'payments', ['registry.example.com']]);
});

test('values come in the order of the text, since the MAC covers them in it', () => {
  expect(Object.keys(make(sops()).manifest)).toEqual(['apiVersion', 'kind', 'type', 'metadata', 'stringData', 'sops']);
  expect(Object.keys(make(sops()).manifest.metadata.labels)).toEqual(['team', 'app']);
});

test('a label of the chart is not added, since the MAC covers labels', () => {
  expect(make(sops(), {}, newChart('payments', { tenant: 'a' })).manifest.metadata.labels)
    .toEqual({ team: 'payments', app: 'web' });
});

test('synthesis twice gives the same', () => {
  const chart = newChart();
  const { manifest } = make(sops(), {}, chart);
  Testing.synth(chart);
  expect(Testing.synth(chart)).toEqual([manifest]);
});

test('a JSON patch is an error', () => {
  const secret = newAccess(newChart(), sops()).node.findChild('Encrypted-payments-harbor') as ApiObject;
  expect(() => secret.addJsonPatch(JsonPatch.add('/metadata/labels/a', 'b')))
    .toThrow(/'chart\/Access\/Encrypted-payments-harbor' is encrypted with SOPS/);
});

test('a granted workload passes the proof, though the Secret cannot be read', () => {
  const chart = newChart();
  newAccess(chart, sops()).grantPull(
    deployment(chart, 'web', { containers: [{ name: 'main', image: 'registry.example.com/web:1' }] }),
  );
  expect(Testing.synth(chart)[1].spec.template.spec.imagePullSecrets).toEqual([{ name: 'harbor' }]);
});

test('one that stands in the app by itself is not a credential that the proof knows of', () => {
  const chart = newChart();
  new ApiObject(chart, 'Pull', sops());
  deployment(chart, 'web', {
    containers: [{ name: 'main', image: 'registry.example.com/web:1' }], imagePullSecrets: [{ name: 'harbor' }],
  });
  ImageCoverage.prove(chart, { privateRegistries: [harbor] });
  expect(() => Testing.synth(chart)).toThrow(
    /'harbor' is encrypted or a template\. Say what Secret 'harbor' covers: give it to a PrivateRegistryAccess with RegistryCredentials\.encryptedSecret\(…\), or name it in 'pullSecrets'/,
  );
});

describe('taken', () => {
  test.each([
    ['data instead of stringData', { stringData: undefined, data: { '.dockerconfigjson': enc() } }],
    ['an immutable Secret', { immutable: true }],
    ['recipients in key groups', { sops: { ...sops().sops, age: undefined, key_groups: [{ pgp: [{ fp: 'A' }] }] } }],
    ['a creation timestamp that is null',
      { metadata: { name: 'harbor', namespace: 'payments', creationTimestamp: null } }],
  ])('is %s', (_, changes) => {
    expect(make(JSON.stringify(sops(changes))).secret.secretName).toBe('harbor');
  });
});

describe('refused', () => {
  const withSops = (changes: object) => JSON.stringify(sops({ sops: { ...sops().sops, ...changes } }));
  test.each([
    ['a Secret in plain text', PLAIN_SECRET, /is a Secret in plain text: encrypt it \(sops encrypt --encrypted-regex/],
    ['another kind', dump({ apiVersion: 'apps/v1', kind: 'Deployment' }),
      /is a apps\/v1 Deployment: give a .* or a v1 Secret that was encrypted with SOPS/],
    ['one that is encrypted as a whole', JSON.stringify(sops({ apiVersion: enc(), kind: enc() })),
      /is encrypted as a whole/],
    ['an encrypted type', JSON.stringify(sops({ type: enc() })), /has its 'type' encrypted/],
    ['another type', JSON.stringify(sops({ type: 'Opaque' })), /of type 'Opaque', which the kubelet ignores/],
    ['no type', JSON.stringify(sops({ type: undefined })), /of type 'Opaque'/],
    ['an encrypted name', JSON.stringify(sops({ metadata: { name: enc() } })),
      /has no 'metadata.name' that a Secret can have/],
    ['no MAC', withSops({ mac: undefined }), /has no 'sops.mac'/],
    ['a MAC in plain text', withSops({ mac: 'abc' }), /has no 'sops.mac'/],
    ['no time', withSops({ lastmodified: 'yesterday' }), /has no 'sops.lastmodified'/],
    ['no recipient', withSops({ age: [] }), /was encrypted for no recipient/],
    ['a value in plain text', JSON.stringify(sops({ data: { token: PASSWORD } })),
      /has the value of 'token' in plain text/],
    ['a value in base64',
      JSON.stringify(sops({ stringData: { '.dockerconfigjson': Buffer.from(PASSWORD).toString('base64') } })),
      /value of '.dockerconfigjson' in plain text/],
    ['values that are none', JSON.stringify(sops({ data: PASSWORD })), /has the value of 'data' in plain text/],
    ['no Docker config', JSON.stringify(sops({ stringData: { token: enc() } })),
      /has no '.dockerconfigjson' in 'data' or 'stringData'/],
    ['a member that no Secret has', JSON.stringify(sops({ spec: { password: PASSWORD } })), /has the field 'spec'/],
    ['a number, which is not written as it was read',
      JSON.stringify(sops({ metadata: { name: 'harbor', labels: { version: 1 } } })),
      /a value that is not a string in 'metadata.labels.version'/],
    [
      'a copy of the object',
      JSON.stringify(
        sops({
          metadata: { name: 'a', annotations: { 'kubectl.kubernetes.io/last-applied-configuration': PASSWORD } },
        }),
      ),
      /a copy of the object as it was applied/,
    ],
    ['an immutable that is encrypted', JSON.stringify(sops({ immutable: enc('bool') })),
      /'immutable' that is neither true nor false/],
  ])('is %s, without its values', (_, text, message) => {
    expect(() => make(text)).toThrow(message);
    expect(() => make(text)).not.toThrow(PASSWORD);
  });

  test('is one without a namespace in a chart that has one, which cannot be added', () => {
    const text = JSON.stringify(sops({ metadata: { name: 'harbor' } }));
    expect(() => make(text)).toThrow(
      "none of which was encrypted for namespace 'payments': the text of 'harbor' has no 'metadata.namespace', so it "
      + 'fits no namespace. Encrypt it again with `namespace: payments`. The MAC of SOPS covers the namespace, so it '
      + 'cannot be added or changed here',
    );
    expect(make(text, {}, new Chart(Testing.app(), 'chart')).secret.namespace).toBeUndefined();
  });

  test('is one for another namespace, or under another name: the MAC covers both', () => {
    expect(() => make(sops(), { namespaces: ['shop'] }))
      .toThrow(/none of which was encrypted for namespace 'shop': add a text for it\. The MAC of SOPS covers/);
    expect(() => make(sops(), { secretName: 'other' })).toThrow(
      "'secretName' ('other') differs from the name that the text was encrypted for ('harbor'), and the MAC of SOPS "
      + 'covers both: encrypt a Secret of that name and namespace');
    expect(make(sops(), { secretName: 'harbor' }).secret.secretName).toBe('harbor');
    expect(make(sops(), { namespaces: ['payments'] }, newChart('shop')).secret.namespace).toBe('payments');
  });

  test('is one that covers nothing', () => {
    expect(() => make(sops(), { covers: [] })).toThrow(/'covers' of 'texts\[0\]' is empty/);
  });
});
