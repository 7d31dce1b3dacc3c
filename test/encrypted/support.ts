import { Buffer } from 'node:buffer';
import { Chart, Testing } from 'cdk8s';
import * as yaml from 'js-yaml';
import {
  AccessPattern, EncryptedCredentialsProps, IPullSecret, PrivateRegistryAccess, Registry, RegistryCredentials,
} from '../../src';

export const harbor = Registry.harbor('registry.example.com');

/** What must never show: the text of the credential. */
export const PASSWORD = 'hunter2-in-plain-text';
export const PLAIN_SECRET = yaml.dump({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 'harbor', namespace: 'payments' },
  type: 'kubernetes.io/dockerconfigjson',
  stringData: { '.dockerconfigjson': `{"auths":{"registry.example.com":{"password":"${PASSWORD}"}}}` },
});

/** A value in the layout of kubeseal: length of the session key, that key, the rest. */
export function sealedValue(keyBytes = 512): string {
  return Buffer.concat([
    Buffer.from([Math.floor(keyBytes / 256), keyBytes % 256]), Buffer.alloc(keyBytes + 64, 7),
  ]).toString('base64');
}

/** A SealedSecret as kubeseal prints it. */
export function sealed(
  changes: { metadata?: object; spec?: object; annotations?: object; template?: object } = {},
): any {
  const { annotations } = changes;
  const metadata = {
    creationTimestamp: null,
    name: 'harbor',
    namespace: 'payments',
    ...(annotations ? { annotations } : {}),
    ...changes.metadata,
  };
  return {
    apiVersion: 'bitnami.com/v1alpha1',
    kind: 'SealedSecret',
    metadata,
    spec: {
      encryptedData: { '.dockerconfigjson': sealedValue() },
      template: { metadata, type: 'kubernetes.io/dockerconfigjson', ...changes.template },
      ...changes.spec,
    },
  };
}

export const enc = (type = 'str') => `ENC[AES256_GCM,data:c2VhbGVk,iv:aXYtaXYtaXY=,tag:dGFnLXRhZw==,type:${type}]`;

/** A Secret as SOPS writes it, with members in the order in which people write them. */
export function sops(changes: object = {}): any {
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    type: 'kubernetes.io/dockerconfigjson',
    metadata: { name: 'harbor', namespace: 'payments', labels: { team: 'payments', app: 'web' } },
    stringData: { '.dockerconfigjson': enc() },
    sops: {
      age: [
        { recipient: 'age1qqqq', enc: '-----BEGIN AGE ENCRYPTED FILE-----\nabc\n-----END AGE ENCRYPTED FILE-----\n' },
      ],
      lastmodified: '2026-01-02T03:04:05Z',
      mac: enc(),
      encrypted_regex: '^(data|stringData)$',
      version: '3.13.3',
    },
    ...changes,
  };
}

export function newChart(namespace: string | undefined = 'payments', labels?: { [name: string]: string }): Chart {
  return new Chart(Testing.app(), 'chart', { namespace, labels });
}

export const dump = (object: unknown) => yaml.dump(object);

/** What is said of an encrypted pull secret, and where it goes. */
export interface MakeProps extends Partial<EncryptedCredentialsProps> {
  readonly namespaces?: string[];
}

/** A `PrivateRegistryAccess` whose only credentials are encrypted: an object, or a text. */
export function newAccess(
  chart: Chart, object: unknown, { namespaces, ...props }: MakeProps = {},
): PrivateRegistryAccess {
  const texts = [typeof object === 'string' ? object : dump(object)];
  return new PrivateRegistryAccess(chart, 'Access', {
    pattern: AccessPattern.WORKLOAD,
    credentials: [RegistryCredentials.encryptedSecret({ texts, covers: [harbor], ...props })],
    namespaces,
  });
}

/** The pull secret that becomes of an encrypted object or text, and its manifest. */
export function make(
  object: unknown, props: MakeProps = {}, chart: Chart = newChart(),
): { secret: IPullSecret; manifest: any } {
  const { secrets: [secret] } = newAccess(chart, object, props);
  const [manifest] = Testing.synth(chart);
  return { secret, manifest };
}
