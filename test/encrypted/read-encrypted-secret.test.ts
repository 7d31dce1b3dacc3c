import { dump, enc, PASSWORD, PLAIN_SECRET, sealed, sops } from './support';
import { encryptedBy } from '../../src/encrypted/encrypted-object';
import { readEncryptedSecret } from '../../src/encrypted/read-encrypted-secret';

const read = (text: string) => readEncryptedSecret({ text, source: 'file \'a.yaml\'' });

test.each([
  ['kubeseal', sealed()],
  ['SOPS', sops()],
])('a text of %s is told by what it is', (by, object) => {
  expect(encryptedBy(read(dump(object)))).toBe(by);
  expect(encryptedBy(read(JSON.stringify(object)))).toBe(by);
});

const GIVE =
  ': give a bitnami.com/v1alpha1 SealedSecret, as kubeseal prints it, or a v1 Secret that was encrypted with SOPS';

test.each([
  ['a Secret in plain text', PLAIN_SECRET, 'is a Secret in plain text: encrypt it (sops encrypt --encrypted-regex '
    + "'^(data|stringData)$'), or seal it with kubeseal and give what that prints, and change the credential if the "
    + 'text was ever committed'],
  ['a Secret whose block of SOPS is none',
    dump(sops({ sops: PASSWORD, stringData: { '.dockerconfigjson': PASSWORD } })), 'is a Secret in plain text'],
  [
    'one that is encrypted as a whole',
    dump(sops({ apiVersion: enc(), kind: enc() })),
    'is encrypted as a whole, so it can be neither checked nor applied by Flux: '
      + "encrypt only the values (sops encrypt --encrypted-regex '^(data|stringData)$')",
  ],
  ['another kind', dump({ apiVersion: 'apps/v1', kind: 'Deployment', password: PASSWORD }),
    `is a apps/v1 Deployment${GIVE}`],
  ['another version of a SealedSecret', dump({ ...sealed(), apiVersion: 'bitnami.com/v1' }),
    `is a bitnami.com/v1 SealedSecret${GIVE}`],
  ['another kind that is encrypted with SOPS', dump(sops({ kind: 'ConfigMap' })), `is a v1 ConfigMap${GIVE}`],
  ['what is no Kubernetes object', dump({ password: PASSWORD }), `is no Kubernetes object${GIVE}`],
])('%s is refused, without its values', (_, text, message) => {
  expect(() => read(text)).toThrow(`file 'a.yaml' ${message}`);
  expect(() => read(text)).not.toThrow(PASSWORD);
});
