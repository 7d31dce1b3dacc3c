/* eslint-disable @typescript-eslint/no-require-imports */
import { Construct, IConstruct } from 'constructs';
import { NodeSource } from '../credentials/source';
import type { CredentialProviderConfig } from '../node';
import { IPullSecret } from '../secret';
import { Namespace } from './pull-secret-makers';

/**
 * What registries need that the nodes pull from without a secret: the rights to ask for tokens, the file of the nodes, and a check that no pull
 * secret for them is left. Loaded where it is needed.
 *
 * @returns what the nodes are told, if the kubelet asks programs
 */
export function makeNodeAccess(
  access: Construct, scope: IConstruct, nodes: readonly NodeSource[], namespaces: readonly Namespace[], secrets: readonly IPullSecret[],
): CredentialProviderConfig | undefined {
  if (nodes.length === 0) {
    return undefined;
  }
  const { checkNoPullSecrets } = require('../node/leftover-pull-secrets') as typeof import('../node/leftover-pull-secrets');
  checkNoPullSecrets(access, scope, nodes.flatMap(node => node.registries), secrets);
  const providers = nodes.map(node => node.provider).filter(provider => provider !== undefined);
  if (providers.length === 0) {
    return undefined;
  }
  const { KubeletCredentialProviderAccess } = require('../node') as typeof import('../node');
  const known = namespaces.filter(namespace => namespace !== undefined);
  return new KubeletCredentialProviderAccess(access, 'NodeAccess', { providers, namespaces: known.length > 0 ? known : undefined }).config;
}
