import { readFileSync } from 'node:fs';
import { Chart, Testing } from 'cdk8s';
import { CloudIdentity, RefreshCronJob, Registry, RegistryCredentials } from '../../../src';
import { RefreshProps } from '../../refresh/support';
import { StandIn } from '../../refresher/support/stand-in';

export const REGION = 'eu-west-1';
export const OTHER_REGION = 'us-east-1';
export const ACCOUNT = '123456789012';
export const REGISTRY = Registry.ecr({ account: ACCOUNT, region: REGION });

/** Who assumes the role of the registries' account with a token of the ServiceAccount. */
export const IDENTITY = CloudIdentity.irsa(`arn:aws:iam::${ACCOUNT}:role/pull`);

/** The pull secret that refreshers write here. */
export const SECRET_NAME = 'pull';

/** A token of each of two regions. */
export function twoRegions(): RegistryCredentials[] {
  return [REGION, OTHER_REGION].map(region =>
    RegistryCredentials.token(Registry.ecr({ account: ACCOUNT, region }), { identity: IDENTITY }),
  );
}

/** Has a refresher trust the CA of a ConfigMap beside it. */
export const TRUST: RefreshProps = { caBundle: { configMapName: 'proxy-ca' } };

/** That ConfigMap. */
export function caBundle(namespace: string, ca: string): any {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'proxy-ca', namespace }, data: { 'ca.crt': ca } };
}

/** The manifests of a refresher in a namespace. */
export function refresherIn(namespace: string, props: RefreshProps = {}): any[] {
  const chart = new Chart(Testing.app(), 'chart', { namespace });
  const { credentials, namespaces, namespaceSelector, secretName = SECRET_NAME, ...refresh } = props;
  new RefreshCronJob(chart, 'Refresh', {
    secretName,
    namespaces,
    namespaceSelector,
    credentials: credentials ?? [RegistryCredentials.token(REGISTRY, { identity: IDENTITY })],
    refresh: { name: 'refresh', ...refresh },
  });
  return Testing.synth(chart);
}

/**
 * The manifests of a refresher that asks clouds through a stand-in for them, which is its proxy, and whose CA it
 * trusts; with the ConfigMap that holds the CA.
 */
export function refresherBehind({ address, caFile }: StandIn, namespace: string, props: RefreshProps = {}): any[] {
  return [
    caBundle(namespace, readFileSync(caFile, 'utf8')),
    ...refresherIn(namespace, { proxy: { httpsProxy: `http://${address}` }, ...TRUST, ...props }),
  ];
}

/** The one of a kind, among manifests. */
export function theOnly(kind: string, manifests: any[]): any {
  const found = manifests.filter(manifest => manifest.kind === kind);
  if (found.length !== 1) throw new Error(`${found.length} objects are a ${kind}`);
  return found[0];
}
