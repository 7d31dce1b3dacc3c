import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Chart, Testing } from 'cdk8s';
import { dump, make, newAccess, newChart, PASSWORD, PLAIN_SECRET, sealed, sealedValue } from './support';
import { deployment } from '../attach/support';
import { temporaryFolder } from '../support/folder';

const folder = temporaryFolder();

const CLUSTER_WIDE = { 'sealedsecrets.bitnami.com/cluster-wide': 'true' };
const NAMESPACE_WIDE = { 'sealedsecrets.bitnami.com/namespace-wide': 'true' };

test('the whole manifest', () => {
  expect(
    make(sealed({ spec: { encryptedData: { '.dockerconfigjson': sealedValue(128) } } })).manifest,
  ).toMatchInlineSnapshot(`
{
  "apiVersion": "bitnami.com/v1alpha1",
  "kind": "SealedSecret",
  "metadata": {
    "name": "harbor",
    "namespace": "payments",
  },
  "spec": {
    "encryptedData": {
      ".dockerconfigjson": "AIAHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=",
    },
    "template": {
      "metadata": {
        "name": "harbor",
        "namespace": "payments",
      },
      "type": "kubernetes.io/dockerconfigjson",
    },
  },
}
`);
});

test('says what it makes', () => {
  const { secret } = make(sealed());
  expect([secret.secretName, secret.namespace, secret.covers.map(String)])
    .toEqual(['harbor', 'payments', ['registry.example.com']]);
});

test('a file is read as a text is', () => {
  const file = join(folder, 'harbor.json');
  writeFileSync(file, JSON.stringify(sealed()));
  expect(make('', { texts: undefined, files: [file] }).manifest).toEqual(make(sealed()).manifest);
});

test('a granted workload passes the proof', () => {
  const chart = newChart();
  newAccess(chart, sealed()).grantPull(
    deployment(chart, 'web', { containers: [{ name: 'main', image: 'registry.example.com/web:1' }] }),
  );
  expect(Testing.synth(chart)[1].spec.template.spec.imagePullSecrets).toEqual([{ name: 'harbor' }]);
});

test('what a controller added is left out', () => {
  expect(make({ ...sealed(), status: { conditions: [] } }).manifest).not.toHaveProperty('status');
});

describe('scope', () => {
  test('that only the template claims is an error: the controller reads that of the SealedSecret', () => {
    expect(() => make(sealed({ template: { metadata: { annotations: CLUSTER_WIDE } } })))
      .toThrow(/'strict' by the annotations of the SealedSecret/);
  });

  test.each([
    ['strict', undefined, { secretName: 'other' },
      /'secretName' \('other'\) differs from the name .*'harbor'.* scope 'strict'/],
    ['strict', undefined, { namespaces: ['other'] },
      /none of which was encrypted for namespace 'other': add a text for it, or one with the scope 'cluster-wide'/],
    ['namespace-wide', NAMESPACE_WIDE, { namespaces: ['other'] }, /none of which was encrypted for namespace 'other'/],
    ['namespace-wide, under another name', NAMESPACE_WIDE, { secretName: 'other', namespaces: ['other'] },
      /none of which was encrypted for namespace 'other'/],
  ])('%s keeps a text where it was sealed for', (_, annotations, props, message) => {
    expect(() => make(sealed({ annotations }), props)).toThrow(message);
  });

  test.each([
    ['namespace-wide', NAMESPACE_WIDE, { secretName: 'other' }, { name: 'other', namespace: 'payments' }],
    ['cluster-wide', CLUSTER_WIDE, { secretName: 'other', namespaces: ['billing'] },
      { name: 'other', namespace: 'billing' }],
  ])('%s lets a text go elsewhere', (_, annotations, props, place) => {
    const { manifest, secret } = make(sealed({ annotations }), props);
    expect(manifest.metadata).toMatchObject({ ...place, annotations });
    expect({ name: secret.secretName, namespace: secret.namespace }).toEqual(place);
  });

  test('cluster-wide goes under another name into every namespace', () => {
    const chart = newChart();
    newAccess(chart, sealed({ annotations: CLUSTER_WIDE }), {
      secretName: 'other', namespaces: ['payments', 'billing'],
    });
    expect(Testing.synth(chart).map(({ metadata: { name, namespace } }) => [namespace, name]))
      .toEqual([['payments', 'other'], ['billing', 'other']]);
  });

  test('a namespace that the text names wins over that of the chart', () => {
    expect(make(sealed(), { namespaces: ['payments'] }, newChart('shop')).secret.namespace).toBe('payments');
  });

  test('cluster-wide without a namespace goes to that of the chart', () => {
    const text = sealed({ annotations: CLUSTER_WIDE, metadata: { namespace: undefined } });
    expect(make(JSON.stringify(text)).secret.namespace).toBe('payments');
    expect(make(JSON.stringify(text), {}, new Chart(Testing.app(), 'chart')).secret.namespace).toBeUndefined();
  });

  test('strict without a namespace is an error', () => {
    expect(() => make(JSON.stringify(sealed({ metadata: { namespace: undefined } }))))
      .toThrow(/is of scope 'strict' and has no 'metadata.namespace'/);
  });
});

describe('refused', () => {
  test.each([
    ['a Secret in plain text', PLAIN_SECRET,
      /^'texts\[0\]' is a Secret in plain text: encrypt it .* or seal it with kubeseal and give what that prints, and change the credential/],
    ['another kind', dump({ apiVersion: 'apps/v1', kind: 'Deployment' }),
      /is a apps\/v1 Deployment: give a bitnami.com\/v1alpha1 SealedSecret/],
    ['no object', 'text', /1 YAML documents, which is not an object/],
    ['two objects', `${dump(sealed())}---\n${dump(sealed())}`, /holds 2 YAML documents/],
    ['what is not YAML', `a: "${PASSWORD}`, /'texts\[0\]' is not YAML/],
    ['a Secret of another type', dump(sealed({ template: { type: undefined } })),
      /of type 'Opaque' \('spec.template.type'\), which the kubelet ignores/],
    ['one without the key', dump(sealed({ spec: { encryptedData: { password: sealedValue() } } })),
      /has no '.dockerconfigjson' in 'spec.encryptedData'/],
    ['a value that is not sealed', dump(sealed({ spec: { encryptedData: { '.dockerconfigjson': PASSWORD } } })),
      /kubeseal did not write/],
    [
      'a value in base64',
      dump(
        sealed({
          spec: { encryptedData: { '.dockerconfigjson': Buffer.from(PASSWORD.repeat(20)).toString('base64') } },
        }),
      ),
      /kubeseal did not write/,
    ],
    ['plain text in the template', dump(sealed({ template: { data: { '.dockerconfigjson': PASSWORD } } })),
      /in plain text in 'spec.template.data'/],
    [
      'a copy of the object in an annotation',
      dump(
        sealed({
          template: { metadata: { annotations: { 'kubectl.kubernetes.io/last-applied-configuration': PASSWORD } } },
        }),
      ),
      /'spec.template.metadata', a copy of the object/,
    ],
    ['a name that no Secret can have', dump(sealed({ metadata: { name: 'A b' } })),
      /has no 'metadata.name' that a Secret can have/],
    ['a namespace that cannot be', dump(sealed({ metadata: { namespace: 'a.b' } })),
      /has a 'metadata.namespace' that no namespace can have/],
  ])('is %s, without its values', (_, text, message) => {
    expect(() => make(text)).toThrow(message);
    expect(() => make(text)).not.toThrow(PASSWORD);
  });

  test('is a text in the place of a file', () => {
    expect(() => make('', { texts: undefined, files: [PLAIN_SECRET] }))
      .toThrow('\'files\' seems to hold an encrypted text');
    expect(() => make('', { texts: undefined, files: [PLAIN_SECRET] })).not.toThrow(PASSWORD);
  });

  test('is nothing at all', () => {
    expect(() => make(sealed(), { texts: undefined })).toThrow(/give either 'files'.* or 'texts'/);
  });

  test('is a file that is not there', () => {
    expect(() => make('', { texts: undefined, files: ['nowhere.yaml'] }))
      .toThrow('encrypted file \'nowhere.yaml\' cannot be read (ENOENT)');
  });

  test('is one that covers nothing', () => {
    expect(() => make(sealed(), { covers: [] })).toThrow(/'covers' of 'texts\[0\]' is empty/);
  });
});

test('sealed parts in a template are taken', () => {
  const template = { data: { '.dockerconfigjson': '{"auths":{"registry.example.com":{"auth":"{{ .auth }}"}}}' } };
  expect(
    make(
      sealed({
        template,
        spec: {
          encryptedData: { auth: sealedValue() }, template: { ...template, type: 'kubernetes.io/dockerconfigjson' },
        },
      }),
    ).manifest.spec.template.data,
  ).toEqual(template.data);
});
