import { PASSWORD, sealed, sealedValue } from './support';
import { readEncryptedSecret } from '../../src/encrypted/read-encrypted-secret';

const read = (object: object) => readEncryptedSecret({ text: JSON.stringify(object), source: 'file \'a.yaml\'' });
const withValue = (value: unknown) => sealed({ spec: { encryptedData: { '.dockerconfigjson': value } } });
const withTemplate = (text: unknown) => sealed({ template: { data: { '.dockerconfigjson': text } } });

test('gives where the Secret goes, and the object as it will be written', () => {
  const object = sealed();
  expect(read({ ...object, status: { observedGeneration: 1 } }))
    .toEqual({ secretName: 'harbor', namespace: 'payments', scope: 'strict', manifest: object });
});

test('a text without a namespace has none', () => {
  const annotations = { 'sealedsecrets.bitnami.com/cluster-wide': 'true' };
  expect(read(sealed({ annotations, metadata: { namespace: undefined } }))).not.toHaveProperty('namespace');
});

describe('scope', () => {
  const [CLUSTER_WIDE, NAMESPACE_WIDE] = ['cluster-wide', 'namespace-wide'].map(scope => ({
    [`sealedsecrets.bitnami.com/${scope}`]: 'true',
  }));

  test.each([
    ['strict', {}],
    ['namespace-wide', NAMESPACE_WIDE],
    ['cluster-wide', CLUSTER_WIDE],
    ['cluster-wide', { ...CLUSTER_WIDE, ...NAMESPACE_WIDE }],
    ['strict', { 'sealedsecrets.bitnami.com/namespace-wide': 'yes' }],
    ['strict', { 'sealedsecrets.bitnami.com/cluster-wide': 'false' }],
  ])('%s follows from %j', (scope, annotations) => {
    expect(read(sealed({ annotations })).scope).toBe(scope);
  });

  test('annotations that are none make no scope', () => {
    expect(read(sealed({ metadata: { annotations: 'text' } })).scope).toBe('strict');
  });

  test('of a template without annotations follows that of the SealedSecret', () => {
    expect(read(sealed({ annotations: CLUSTER_WIDE, template: { metadata: {} } })).scope).toBe('cluster-wide');
  });

  test.each([
    [CLUSTER_WIDE, NAMESPACE_WIDE,
      /of scope 'cluster-wide' by the annotations of the SealedSecret.* 'namespace-wide' by those of 'spec.template'/],
    [{}, CLUSTER_WIDE, /of scope 'strict' by the annotations of the SealedSecret.* 'cluster-wide' by those/],
  ])('%j and %j of the template contradict each other', (annotations, ofTemplate, message) => {
    expect(() => read(sealed({ metadata: { annotations }, template: { metadata: { annotations: ofTemplate } } })))
      .toThrow(message);
  });

  test.each([
    ['strict', {}],
    ['namespace-wide', NAMESPACE_WIDE],
  ])('%s is bound to a namespace, which must be there', (scope, annotations) => {
    expect(() => read(sealed({ annotations, metadata: { namespace: undefined } })))
      .toThrow(`file 'a.yaml' is of scope '${scope}' and has no 'metadata.namespace', to which its encryption is `
        + 'bound: seal it with a namespace');
  });
});

describe('a sealed value', () => {
  const bytes = (length: number, header: number) => {
    const buffer = Buffer.alloc(length, 7);
    buffer.writeUInt16BE(header, 0);
    return buffer.toString('base64');
  };

  test.each([[128], [256], [512], [1024]])('may have a session key of %d bytes', size => {
    expect(read(withValue(sealedValue(size))).secretName).toBe('harbor');
  });

  test('needs room for the key and the tag of AES-GCM', () => {
    expect(() => read(withValue(bytes(2 + 256 + 16, 256)))).not.toThrow();
    expect(() => read(withValue(bytes(2 + 256 + 15, 256)))).toThrow(/kubeseal did not write/);
  });

  test.each([
    ['a short key', bytes(400, 127)],
    ['one byte', 'AA=='],
    ['nothing', ''],
    ['no base64', PASSWORD],
    ['no text', 1],
    ['null', null],
  ])('is none with %s', (_, value) => {
    expect(() => read(withValue(value))).toThrow(
      "file 'a.yaml' has '.dockerconfigjson' in 'spec.encryptedData', which kubeseal did not write",
    );
  });

  test('each of several is looked at', () => {
    const object = sealed({ spec: { encryptedData: { '.dockerconfigjson': sealedValue(), 'token': PASSWORD } } });
    expect(() => read(object)).toThrow(/has 'token' in 'spec.encryptedData'/);
    expect(() => read(object)).not.toThrow(PASSWORD);
  });
});

describe('the Docker config', () => {
  test.each([
    ['no values', { encryptedData: undefined }],
    ['values that are none', { encryptedData: PASSWORD }],
    ['other values', { encryptedData: { token: sealedValue() } }],
  ])('is missing with %s', (_, spec) => {
    expect(() => read(sealed({ spec }))).toThrow(/has no '.dockerconfigjson' in 'spec.encryptedData'/);
  });

  test('may be a template that takes a sealed value', () => {
    const { spec, ...object } = withTemplate('{"auths":{"registry.example.com":{"auth":"{{ .auth }}"}}}');
    const { manifest } = read({ ...object, spec: { ...spec, encryptedData: { auth: sealedValue() } } });
    expect(manifest.spec.template.data).toEqual(spec.template.data);
  });

  test.each([[PASSWORD], [{ auths: PASSWORD }], [null]])('is in plain text: %j', text => {
    expect(() => read(withTemplate(text))).toThrow(/in plain text in 'spec.template.data'/);
    expect(() => read(withTemplate(text))).not.toThrow(PASSWORD);
  });
});

test.each([
  ['another version', { ...sealed(), apiVersion: 'bitnami.com/v1' },
    /is a bitnami.com\/v1 SealedSecret: give a bitnami.com\/v1alpha1 SealedSecret/],
  ['no specification', { ...sealed(), spec: undefined }, /becomes a Secret of type 'Opaque'/],
  ['a type that is not a text', sealed({ template: { type: 1 } }), /becomes a Secret of type 'Opaque'/],
  ['another type', sealed({ template: { type: 'kubernetes.io/dockercfg' } }),
    /becomes a Secret of type 'kubernetes.io\/dockercfg' \('spec.template.type'\)/],
  ['a copy in its annotations',
    sealed({ annotations: { 'kubectl.kubernetes.io/last-applied-configuration': PASSWORD } }),
    /in 'metadata', a copy of the object/],
])('%s is refused', (_, object, message) => {
  expect(() => read(object)).toThrow(message);
  expect(() => read(object)).not.toThrow(PASSWORD);
});
