import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { CredentialProvider } from './credential-provider';
import { CredentialProviderConfig } from './credential-provider-config';
import { MANAGED_BY } from '../kubernetes/annotation';
import { clusterObject } from '../kubernetes/cluster-object';
import { checkNamespace, checkObjectName } from '../kubernetes/name';
import { TargetKubernetes } from '../kubernetes/target-version';

/** Properties of a `KubeletCredentialProviderAccess`. */
export interface KubeletCredentialProviderAccessProps {
  /** The programs that the kubelet asks. */
  readonly providers: CredentialProvider[];

  /**
   * Namespaces whose ServiceAccounts may pull with their tokens.
   *
   * @default - all, those made later included
   */
  readonly namespaces?: string[];

  /**
   * Names of the ServiceAccounts that may pull with their tokens.
   *
   * @default - all
   */
  readonly serviceAccountNames?: string[];

  /**
   * Name of the ClusterRole and its bindings.
   *
   * @default - generated from the construct path
   */
  readonly name?: string;
}

/**
 * Lets nodes ask the API server for tokens with the audiences of credential providers, and holds the file of the nodes for the target version
 * of Kubernetes. Nothing is added to the cluster where no provider gets a token.
 *
 * The API server lets a node ask only for audiences that the pod names itself, or that it is allowed to ask for
 * (`ServiceAccountNodeAudienceRestriction`, on since Kubernetes 1.33).
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/node/
 * @example
 *
 * const access = new KubeletCredentialProviderAccess(chart, 'NodeAccess', {
 *   providers: [CredentialProvider.ecr({ registries: [ecr], serviceAccounts: { roleArn: 'arn:aws:iam::123456789012:role/pull' } })],
 * });
 * access.config.write('dist/nodes');
 */
export class KubeletCredentialProviderAccess extends Construct {
  /** What the nodes are told. */
  public readonly config: CredentialProviderConfig;

  /**
   * @throws as `CredentialProviderConfig.of` does, and if a name or namespace cannot be right or is given twice
   */
  constructor(scope: Construct, id: string, props: KubeletCredentialProviderAccessProps) {
    super(scope, id);
    this.config = CredentialProviderConfig.of({ providers: props.providers, kubernetesVersion: TargetKubernetes.of(this) });
    const name = props.name === undefined ? undefined : checkObjectName('name', props.name);
    const namespaces = checkList('namespaces', props.namespaces, checkNamespace);
    const resourceNames = checkList('serviceAccountNames', props.serviceAccountNames, checkObjectName);
    if (this.config.audiences.length > 0) {
      this.allowAudiences({ name, namespaces, resourceNames });
    }
  }

  private allowAudiences({ name, namespaces, resourceNames }: { name?: string; namespaces?: string[]; resourceNames?: string[] }): void {
    const role = clusterObject(this, 'ClusterRole', {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRole',
      metadata: { ...name !== undefined && { name }, labels: MANAGED_BY },
      // The request is authorized in the namespace of the ServiceAccount and by its name, with the audience for a resource:
      // `validateNodeServiceAccountAudience` in
      // https://github.com/kubernetes/kubernetes/blob/v1.37.2/plugin/pkg/admission/noderestriction/admission.go
      rules: [{
        apiGroups: [''],
        resources: this.config.audiences,
        ...resourceNames && { resourceNames },
        verbs: ['request-serviceaccounts-token-audience'],
      }],
    });
    const binding = {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: role.name },
      subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'Group', name: 'system:nodes' }],
    };
    if (!namespaces) {
      clusterObject(this, 'Binding', { ...binding, kind: 'ClusterRoleBinding', metadata: { name: role.name, labels: MANAGED_BY } });
    }
    namespaces?.forEach(namespace => new ApiObject(this, `Binding-${namespace}`, {
      ...binding, kind: 'RoleBinding', metadata: { name: role.name, namespace, labels: MANAGED_BY },
    }));
  }
}

function checkList(
  property: string, values: readonly string[] | undefined, check: (property: string, value: string) => string,
): string[] | undefined {
  if (values?.length === 0) {
    throw new Error(`'${property}' is empty: list some, or leave it out for all`);
  }
  const twice = values?.find((value, index) => values.indexOf(value) !== index);
  if (twice !== undefined) {
    throw new Error(`'${property}' names '${twice}' twice: leave one out`);
  }
  return values?.map(value => check(property, value));
}
