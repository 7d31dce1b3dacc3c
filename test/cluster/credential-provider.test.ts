import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Chart, Testing } from 'cdk8s';
import { onEachCluster } from './support/cluster';
import { Node, NODE_NAME } from './support/node';
import { NodeRegistry } from './support/node-registry';
import { pod } from './support/objects';
import { PullOutcome, pullOutcome } from './support/pull-outcome';
import {
  AccessPattern, CredentialProvider, CredentialProviderConfig, PrivateRegistryAccess, Registry, RegistryCredentials,
} from '../../src';
import { makeFolder } from '../support/workspace';

const AUDIENCE = 'registry.test';
const IMAGES = ['allowed/app', 'elsewhere/app'];

onEachCluster(['controllers', 'node'], cluster => {
  const requests = join(makeFolder('credential-provider'), 'requests');
  let node: Node;
  let registry: NodeRegistry;
  let provider: CredentialProvider;

  beforeAll(async () => {
    registry = await NodeRegistry.start(IMAGES);
    provider = CredentialProvider.of('test-provider', {
      registries: [Registry.parse(registry.host)],
      serviceAccountToken: { audience: AUDIENCE, requireServiceAccount: false },
    });
    node = await cluster.startNode({
      credentialProviders: {
        file: CredentialProviderConfig.of([provider]).toYaml(), programs: { 'test-provider': program(registry) },
      },
    });
  });
  afterAll(async () => {
    await node?.stop();
    await registry?.stop();
  });

  /** A program that notes what it is asked, and always gives the login of the registry. */
  const program = ({ host, user }: NodeRegistry): string => {
    const response = {
      apiVersion: 'credentialprovider.kubelet.k8s.io/v1',
      kind: 'CredentialProviderResponse',
      cacheKeyType: 'Image',
      cacheDuration: '0s',
      auth: { [host]: user },
    };
    return `#!/bin/sh\ncat >>'${requests}'\necho >>'${requests}'\necho '${JSON.stringify(response)}'\n`;
  };

  const pull = async (namespace: string, repository: string): Promise<PullOutcome> => {
    const containers = [{ name: 'main', image: `${registry.host}/${repository}`, imagePullPolicy: 'Always' }];
    const { metadata: { name } } = await cluster.create(pod(namespace, {
      nodeName: NODE_NAME, terminationGracePeriodSeconds: 0, containers,
    }));
    return pullOutcome(() => cluster.get(`pod/${name}`, namespace));
  };

  /** What the program was asked for an image. */
  const requestsFor = (repository: string): any[] => !existsSync(requests) ? []
    : readFileSync(requests, 'utf8').split('\n').filter(line => line !== '').map(line => JSON.parse(line))
      .filter(({ image }) => image.includes(repository));

  test('a program gets the token of a ServiceAccount in the namespaces of the access', async () => {
    const namespace = await cluster.newNamespace();
    const chart = new Chart(Testing.app(), 'chart', { namespace });
    new PrivateRegistryAccess(chart, 'Access', {
      pattern: AccessPattern.KUBELET_CREDENTIAL_PROVIDER,
      credentials: [RegistryCredentials.credentialProvider(provider)],
      nodeRoleName: namespace,
    });
    await cluster.apply(Testing.synth(chart));
    expect(await pull(namespace, 'allowed/app')).toEqual({ pulled: true });
    const [{ serviceAccountToken }] = requestsFor('allowed/app');
    expect(await cluster.userOf(serviceAccountToken, AUDIENCE)).toBe(`system:serviceaccount:${namespace}:default`);
  });

  test('where the node may not ask for the token, the program is not asked, and the node does not pull', async () => {
    expect(await pull(await cluster.newNamespace(), 'elsewhere/app')).toMatchObject({ pulled: false });
    expect(requestsFor('elsewhere/app')).toEqual([]);
    expect(registry.loginsTo('elsewhere/app')).toEqual([]);
  });
});
