import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Namespace } from './access-namespaces';
import { annotationsOf } from './node-coverage';
import { AccessGroups } from './pull-secret-groups';
import { Annotation, MANAGED_BY } from '../kubernetes/annotation';

/** What keeps GitOps tools from deleting `default`, which Kubernetes would make again without its list. */
const KEEP = { [Annotation.ARGOCD_SYNC_OPTIONS]: 'Prune=false', [Annotation.FLUX_PRUNE]: 'disabled' };

/** ServiceAccounts that are declared in each of some namespaces. */
export interface DeclaredServiceAccounts {
  readonly namespaces: readonly Namespace[];
  readonly names: readonly string[];
  /** Pull secrets that they carry already. */
  readonly keepPullSecrets?: readonly string[];
}

/** Declares ServiceAccounts with what reaches pods through them: pull secrets, and annotations. */
export function declareServiceAccounts(
  access: Construct,
  { namespaces, names, keepPullSecrets = [] }: DeclaredServiceAccounts,
  { groups }: AccessGroups,
): void {
  const shared = groups.find(group => group.pattern._sharesPullSecrets);
  // A secret has the same name in every namespace.
  const secretNames = shared && [...new Set([...keepPullSecrets, ...shared.secrets.map(secret => secret.secretName)])];
  const nodes = groups.flatMap(group => group.nodes);
  for (const namespace of namespaces) {
    for (const name of names) {
      const annotations = { ...(name === 'default' ? KEEP : {}), ...annotationsOf(nodes, name) };
      new ApiObject(access, `ServiceAccount-${namespace ?? ''}-${name}`, {
        apiVersion: 'v1',
        kind: 'ServiceAccount',
        metadata: {
          name,
          namespace,
          labels: MANAGED_BY,
          annotations: Object.keys(annotations).length > 0 ? annotations : undefined,
        },
        ...(secretNames ? { imagePullSecrets: secretNames.map(secretName => ({ name: secretName })) } : {}),
      });
    }
  }
}
