import { mkdirSync, writeFileSync } from 'fs';
import { join } from 'path';
import { IConstruct } from 'constructs';
import { CloudPermission } from '../identity';
import { CloudProvider, Registry } from '../registry';
import { checkNoPullSecrets } from './leftover-pull-secrets';
import { grantees, Grantees, permissionsOf } from './node-permissions';

/** Options of `NodeIdentity.of`: who the nodes are in each cloud. */
export interface NodeIdentityOptions {
  /**
   * ARN of the IAM role of the nodes.
   *
   * @default - documents name it in words
   */
  readonly awsRoleArn?: string;

  /**
   * E-mail of the Google service account of the nodes.
   *
   * @default - documents name it in words
   */
  readonly googleServiceAccount?: string;

  /**
   * Client ID of the managed identity of the nodes, in AKS that of the kubelet.
   *
   * @default - documents name it in words
   */
  readonly azureClientId?: string;
}

/**
 * Nodes that pull as themselves: what their cloud identity has to be allowed to do, and no more. Nothing of it is in the cluster, and every pod
 * of a node may pull what the node may.
 *
 * @example NodeIdentity.of([Registry.ecr({ account: '123456789012', region: 'eu-west-1' })]).write('dist/nodes');
 */
export class NodeIdentity {
  /**
   * @param registries registries of Amazon ECR, Google Artifact Registry and Azure Container Registry, of one cloud or several
   * @throws if there are none, for registries without cloud identities, and if an identity cannot be right, is of another partition or of a
   * cloud that no registry is in
   */
  public static of(registries: Registry[], options: NodeIdentityOptions = {}): NodeIdentity {
    return new NodeIdentity(registries, grantees(registries, options));
  }

  /** The registries that the nodes pull from. */
  public readonly registries: Registry[];

  /** What the nodes have to be granted, one for each cloud: a policy document in AWS, a role elsewhere. */
  public readonly permissions: CloudPermission[];

  private constructor(registries: readonly Registry[], who: Grantees) {
    this.registries = [...registries];
    this.permissions = permissionsOf(registries, who);
  }

  /**
   * Writes the permissions into a folder, which is made if it is not there: `node-permissions.json`, and for AWS the policy document alone as
   * `node-policy.json`, for `aws iam put-role-policy --policy-document`.
   *
   * @returns the paths of the files
   */
  public write(folder: string): string[] {
    mkdirSync(folder, { recursive: true });
    const policy = this.permissions.find(({ provider }) => provider === CloudProvider.AWS)?.policyDocument;
    return [
      writeJson(join(folder, 'node-permissions.json'), this.permissions),
      ...policy ? [writeJson(join(folder, 'node-policy.json'), policy)] : [],
    ];
  }

  /**
   * Checks, when the app is synthesized, that no pod or ServiceAccount at and below a construct names a pull secret for these registries.
   * Secrets that the app neither makes nor declares cannot be looked into.
   */
  public checkNoPullSecrets(scope: IConstruct): void {
    checkNoPullSecrets(scope, scope, this.registries);
  }

  /** Says what the nodes pull from. */
  public toString(): string {
    return `node identity for ${this.registries.join(', ')}`;
  }
}

function writeJson(file: string, content: unknown): string {
  writeFileSync(file, `${JSON.stringify(content, undefined, 2)}\n`);
  return file;
}
