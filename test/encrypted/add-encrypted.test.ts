import { ApiObject, Testing } from 'cdk8s';
import { newChart, sealed, sops } from './support';
import { addEncrypted, placed } from '../../src/encrypted/add-encrypted';
import { readEncryptedSecret } from '../../src/encrypted/read-encrypted-secret';
import { VerbatimObject } from '../../src/encrypted/verbatim-object';

const wide = (scope: string) => ({ [`sealedsecrets.bitnami.com/${scope}`]: 'true' });
const input = (object: object) => ({ text: JSON.stringify(object), source: '\'text\'' });
const ofKubeseal = (annotations?: object, metadata?: object) =>
  readEncryptedSecret(input(sealed({ annotations, metadata })));
const ofSops = (changes?: object) => readEncryptedSecret(input(sops(changes)));
const anywhere = (metadata?: object) => ofKubeseal(wide('cluster-wide'), metadata);

describe('placed', () => {
  test.each([
    ['a strict text', ofKubeseal()],
    ['a text of SOPS', ofSops()],
  ])('%s stays what it is where it was encrypted for', (_, read) => {
    expect(placed(read, { namespace: 'payments' })).toBe(read);
    expect(placed(read, { secretName: 'harbor', namespace: 'payments' })).toBe(read);
  });

  test.each([
    ['namespace-wide', ofKubeseal(wide('namespace-wide')), { secretName: 'other', namespace: 'payments' }],
    ['cluster-wide', anywhere(), { secretName: 'other', namespace: 'billing' }],
    ['cluster-wide, without a namespace', anywhere({ namespace: undefined }),
      { secretName: 'harbor', namespace: 'billing' }],
  ])('a text that is %s goes elsewhere, with the rest of its metadata', (_, read, place) => {
    const moved = placed(read, place);
    expect(moved).toMatchObject(place);
    expect(moved.manifest.metadata).toEqual({
      ...read.manifest.metadata, name: place.secretName, namespace: place.namespace,
    });
    expect(moved.manifest.spec).toBe(read.manifest.spec);
  });

  test('a text that is cluster-wide goes where the manifests are applied to', () => {
    const moved = placed(anywhere(), { namespace: undefined });
    expect(moved.namespace).toBeUndefined();
    expect(moved.manifest.metadata).not.toHaveProperty('namespace');
    expect(moved.manifest.metadata).toMatchObject({ name: 'harbor', annotations: wide('cluster-wide') });
  });

  test('the text that was read is left as it was', () => {
    const read = anywhere();
    const before = JSON.stringify(read);
    placed(read, { secretName: 'other', namespace: 'billing' });
    expect(JSON.stringify(read)).toBe(before);
  });

  test.each([
    ['another name', ofKubeseal(), { secretName: 'other', namespace: 'payments' },
      /^'secretName' \('other'\) differs from the name .* \('harbor'\), and its scope 'strict' binds/],
    ['another namespace', ofKubeseal(wide('namespace-wide')), { namespace: 'shop' },
      /^'namespace' \('shop'\) differs .* \('payments'\), and its scope 'namespace-wide' binds/],
    ['no namespace', ofKubeseal(), { namespace: undefined }, /^'namespace' \(none\) differs .* \('payments'\)/],
    ['another name for SOPS', ofSops(), { secretName: 'other', namespace: 'payments' },
      /and the MAC of SOPS covers both: encrypt a Secret of that name and namespace/],
    ['a namespace for SOPS', ofSops({ metadata: { name: 'harbor' } }), { namespace: 'payments' },
      /^'namespace' \('payments'\) differs .* \(none\), and the MAC of SOPS/],
    ['a name that cannot be', anywhere(), { secretName: 'A', namespace: 'payments' },
      /^'secretName' must be a DNS subdomain/],
    ['a namespace that cannot be', anywhere(), { namespace: 'A' }, /^'namespace' must be a DNS label/],
  ])('%s is refused', (_, read, place, message) => {
    expect(() => placed(read, place)).toThrow(message);
  });
});

describe('addEncrypted', () => {
  test('a Secret of SOPS is written verbatim', () => {
    // cdk8s answers `instanceof` for all of its objects alike.
    expect(addEncrypted(newChart(), 'Pull', ofSops()).constructor).toBe(VerbatimObject);
  });

  test('a SealedSecret is an object like others: labels of the chart are none of what is sealed', () => {
    const chart = newChart('payments', { team: 'payments' });
    expect(addEncrypted(chart, 'Pull', ofKubeseal()).constructor).toBe(ApiObject);
    expect(Testing.synth(chart)[0].metadata.labels).toEqual({ team: 'payments' });
  });
});
