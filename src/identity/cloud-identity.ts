import { Duration } from 'cdk8s';
import { CloudProvider, Registry } from '../registry';
import { awsAccessKey, AwsAccessKeyProps } from './aws/access-key';
import { eksPodIdentity } from './aws/eks-pod-identity';
import { irsa } from './aws/irsa';
import { awsNodeRole } from './aws/node-role';
import { withRepositoryPolicies } from './aws/repository-policy';
import { azureManagedIdentity } from './azure/managed-identity';
import { azureServicePrincipal, AzureServicePrincipalProps } from './azure/service-principal';
import { azureWorkloadIdentity, AzureWorkloadIdentityProps } from './azure/workload-identity';
import { IdentityBinding } from './binding';
import { choicesFor } from './choices';
import { CloudGrant } from './cloud-grant';
import { googleFederation, GoogleFederationProps } from './google/federation';
import { gkeWorkloadIdentity, GkeWorkloadIdentityProps } from './google/gke-workload-identity';
import { googleNode } from './google/node';
import { sharedPermissions, sharedTrusts } from './shared-grants';
import { IdentityStrategy, NodeGrantee } from './strategy';
import { tokenCloudOf } from './token-clouds';
import { jfrogOidc } from './token-clouds/jfrog';
import { PermissionsProps, TrustProps, workloadsOf } from './workload';
import { checkCall } from '../given/check-call';
import { checkEachOnce } from '../given/each-once';

/**
 * The identity with which tokens for a registry are fetched. A plain value, never a credential. Names, IDs and ARNs
 * that cannot be right are refused, and so are clouds of Azure that are closed.
 *
 * @example
 * CloudIdentity.irsa('arn:aws:iam::123456789012:role/pull');
 */
export class CloudIdentity {
  /**
   * AWS: IAM roles for service accounts (IRSA), in EKS and in any cluster whose issuer is an OIDC provider of the
   * account. The token is taken by the pod itself; the webhook of EKS is not needed.
   *
   * @param roleArn ARN of the role
   * @param sessionName name of the role session, by which CloudTrail shows what the refresher did: 2 to 64 letters,
   * digits and `+=,.@_-`; `cdk8s-registry-access` without it
   */
  public static irsa(roleArn: string, sessionName?: string): CloudIdentity {
    checkCall('CloudIdentity.irsa', roleArn, sessionName);
    return new CloudIdentity(irsa(roleArn, sessionName));
  }

  /**
   * AWS: EKS Pod Identity. Which role it is, an association of the ServiceAccount in EKS says.
   *
   * @param roleArn ARN of the role in the association, for documents and checks
   */
  public static eksPodIdentity(roleArn?: string): CloudIdentity {
    checkCall('CloudIdentity.eksPodIdentity', roleArn);
    return new CloudIdentity(eksPodIdentity(roleArn));
  }

  /**
   * AWS: the access key of an IAM user, from a Secret that somebody else makes.
   * For clusters outside AWS whose issuer AWS cannot reach.
   */
  public static awsAccessKey(props: AwsAccessKeyProps): CloudIdentity {
    checkCall('CloudIdentity.awsAccessKey', props);
    return new CloudIdentity(awsAccessKey(props));
  }

  /**
   * AWS: the role of the EC2 instances, which pods reach only where the metadata service has a hop limit of 2 or more.
   * All pods of the node can use it.
   *
   * @param roleArn ARN of the role of the nodes, for documents and checks
   */
  public static awsNodeRole(roleArn?: string): CloudIdentity {
    checkCall('CloudIdentity.awsNodeRole', roleArn);
    return new CloudIdentity(awsNodeRole(roleArn));
  }

  /**
   * Google Cloud: Workload Identity Federation for GKE. Each token is fresh: it does not come from the metadata server.
   *
   * @example
   * CloudIdentity.gkeWorkloadIdentity({ project: 'acme-prod', location: 'europe-west1', cluster: 'prod' });
   */
  public static gkeWorkloadIdentity(props: GkeWorkloadIdentityProps): CloudIdentity {
    checkCall('CloudIdentity.gkeWorkloadIdentity', props);
    return new CloudIdentity(gkeWorkloadIdentity(props));
  }

  /**
   * Google Cloud: workload identity federation, from any cluster with an issuer.
   */
  public static googleFederation(props: GoogleFederationProps): CloudIdentity {
    checkCall('CloudIdentity.googleFederation', props);
    return new CloudIdentity(googleFederation(props));
  }

  /**
   * Google Cloud: the service account of the nodes, through the metadata server, where Workload Identity Federation for
   * GKE is off. Give a service account: without one, a token may live for five minutes, which no schedule can serve.
   *
   * @param serviceAccount e-mail of a Google service account to fetch tokens for, by the rights of the node's; it may
   * be the node's own
   */
  public static googleNode(serviceAccount?: string): CloudIdentity {
    checkCall('CloudIdentity.googleNode', serviceAccount);
    return new CloudIdentity(googleNode(serviceAccount));
  }

  /**
   * Azure: Microsoft Entra Workload ID, in AKS and in any cluster with an issuer.
   * The token is taken by the pod itself; the webhook is not needed.
   */
  public static azureWorkloadIdentity(props: AzureWorkloadIdentityProps): CloudIdentity {
    checkCall('CloudIdentity.azureWorkloadIdentity', props);
    return new CloudIdentity(azureWorkloadIdentity(props));
  }

  /**
   * Azure: a managed identity of the nodes, such as the kubelet's in AKS. All pods of the node can use it, unless AKS
   * has IMDS restriction (a preview): then none can, and a refresher needs `azureWorkloadIdentity`.
   *
   * @param tenantId ID of its tenant
   * @param clientId client ID of a user-assigned identity; the system-assigned one, or the only one that the nodes
   * have, without it
   */
  public static azureManagedIdentity(tenantId: string, clientId?: string): CloudIdentity {
    checkCall('CloudIdentity.azureManagedIdentity', tenantId, clientId);
    return new CloudIdentity(azureManagedIdentity(tenantId, clientId));
  }

  /**
   * Azure: a service principal with a client secret, from a Secret that somebody else makes.
   */
  public static azureServicePrincipal(props: AzureServicePrincipalProps): CloudIdentity {
    checkCall('CloudIdentity.azureServicePrincipal', props);
    return new CloudIdentity(azureServicePrincipal(props));
  }

  /**
   * JFrog: the exchange of a ServiceAccount token for one of the JFrog Platform, through an OIDC integration there,
   * from any cluster whose issuer the platform can reach.
   *
   * @param host host of the platform, which may be another than that of the registry
   * @param integration name of the OIDC integration
   * @param tokenLifetime how long the tokens live, `expires_in` of the identity mapping there; 6 hours without it
   */
  public static jfrogOidc(host: string, integration: string, tokenLifetime?: Duration): CloudIdentity {
    checkCall('CloudIdentity.jfrogOidc', host, integration, tokenLifetime);
    return new CloudIdentity(jfrogOidc(host, integration, tokenLifetime));
  }

  /** Cloud that the identity is of. */
  public readonly provider: CloudProvider;

  readonly #strategy: IdentityStrategy;

  private constructor(strategy: IdentityStrategy) {
    this.provider = strategy.binding.provider;
    this.#strategy = strategy;
  }

  /**
   * The least that has to be granted, for ServiceAccounts that this library does not make, as of External Secrets.
   *
   * @param serviceAccounts as `NAMESPACE/NAME`, by which Google Cloud grants
   * @throws if there are no registries, if one is of another cloud or partition, if names cannot be right, and if
   * either has one twice
   */
  public cloudGrants(registries: Registry[], serviceAccounts: string[] = []): CloudGrant[] {
    checkCall('CloudIdentity.cloudGrants', registries, serviceAccounts);
    checkEachOnce("'registries'", registries);
    const workloads = serviceAccounts.length > 0 ? workloadsOf(serviceAccounts) : [{}];
    const permissions = workloads.flatMap(workload => this._permissions({ registries, ...workload }));
    return withRepositoryPolicies(sharedPermissions(permissions));
  }

  /**
   * The subjects that it has to trust so that ServiceAccounts (`NAMESPACE/NAME`) can be it, as with `cloudTrust` of a
   * refresher.
   *
   * @throws if names cannot be right, if one is given twice, and if the issuer is needed and cannot be right
   */
  public cloudTrust(serviceAccounts: string[], oidcIssuer?: string): CloudGrant[] {
    checkCall('CloudIdentity.cloudTrust', serviceAccounts, oidcIssuer);
    return sharedTrusts(workloadsOf(serviceAccounts).flatMap(workload => this._trust({ ...workload, oidcIssuer })));
  }

  /**
   * Without what other AWS accounts have to set: see `withRepositoryPolicies`.
   * @internal
   */
  public _permissions(props: PermissionsProps): CloudGrant[] {
    const { registries } = props;
    if (registries.length === 0) {
      throw new Error("'registries' is empty: list those to pull from");
    }
    registries.forEach(registry => {
      const problem = this.isFor(registry) ? this._problemWith(registry) : 'leave it out';
      if (problem !== undefined) {
        throw new Error(`'registries' has '${registry}', for which '${this}' fetches no tokens: ${problem}`);
      }
    });
    return this.#strategy.permissions(props);
  }

  /**
   * Also the subjects that the roles it assumes have to trust.
   * @internal
   */
  public _trust(props: TrustProps): CloudGrant[] {
    return this.#strategy.trust(props);
  }

  /** Says which identity it is, in words. */
  public toString(): string {
    return this.#strategy.description;
  }

  /** @internal */
  public get _binding(): IdentityBinding {
    return this.#strategy.binding;
  }

  /**
   * Name of the factory that made it.
   * @internal
   */
  public get _kind(): string {
    return this.#strategy.kind;
  }

  /**
   * Who the nodes are, for an identity that nodes are.
   * @internal
   */
  public get _nodes(): NodeGrantee | undefined {
    return this.#strategy.nodes;
  }

  /**
   * Refuses a registry that the identity cannot fetch tokens for.
   * @internal
   */
  public _checkServes(registry: Registry): void {
    if (!this.isFor(registry)) {
      throw new Error(`'identity' must be an identity of the cloud that '${registry}' is in: got '${this}'; give `
        + choicesFor(registry));
    }
    const problem = this._problemWith(registry);
    if (problem) {
      throw new Error(`'identity' cannot fetch tokens for '${registry}': ${problem}`);
    }
  }

  /**
   * Why it cannot serve a registry of its own cloud, if so.
   * @internal
   */
  public _problemWith(registry: Registry): string | undefined {
    return this.#strategy.problemWith?.(registry);
  }

  private isFor(registry: Registry): boolean {
    return Object.hasOwn(tokenCloudOf(registry)?.identities ?? {}, this._kind);
  }
}
