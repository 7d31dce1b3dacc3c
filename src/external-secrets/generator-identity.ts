import { Duration } from 'cdk8s';
import { GkeWorkloadIdentityProps } from '../identity';
import { GeneratorAuth, GeneratorKind, IDENTITY_FACTORIES } from './generator-auth';
import { checkGitHubNumber, checkRobotAccount, checkTenant } from './generator-names';
import { secretKeySelector } from './secret-key-selector';
import { checkCall } from '../given/check-call';
import { checkCluster, checkLocation, checkProject, checkServiceAccount } from '../identity/google/names';
import { checkObjectName } from '../kubernetes/name';
import { Registry } from '../registry';

/** How long a Kubernetes token lives that External Secrets exchanges for one of Google Cloud. */
const GKE_LIFETIME = Duration.minutes(15);

/** https://external-secrets.io/latest/api/generator/cloudsmith/. */
const CLOUDSMITH_AUDIENCES = ['https://api.cloudsmith.io'];

/**
 * The identity with which a generator of External Secrets asks for a token. ServiceAccounts and Secrets are those of
 * the namespace where the ExternalSecret is that uses the generator, also for a ClusterGenerator; none of them is made
 * here. A key of a Secret is written `SECRET/KEY`. What cannot be right is refused.
 */
export class GeneratorIdentity {
  /**
   * External Secrets itself, for ECR, Artifact Registry and ACR: the identity of its own pod, so that every namespace
   * that may make a generator may pull as it.
   */
  public static controller(): GeneratorIdentity {
    return new GeneratorIdentity('the identity of External Secrets itself', [
      { kind: GeneratorKind.ECR, auth: {} },
      { kind: GeneratorKind.GOOGLE, auth: {} },
      { kind: GeneratorKind.ACR, auth: { workloadIdentity: {} } },
    ]);
  }

  /**
   * A ServiceAccount that a cloud trusts, for ECR and ACR. In AWS it has the annotation `eks.amazonaws.com/role-arn`,
   * in Azure `azure.workload.identity/client-id` and `azure.workload.identity/tenant-id`.
   */
  public static serviceAccount(name: string): GeneratorIdentity {
    checkCall('GeneratorIdentity.serviceAccount', name);
    const serviceAccountRef = { name: checkObjectName('name', name, 'GeneratorIdentity.serviceAccount') };
    return new GeneratorIdentity(`ServiceAccount '${name}'`, [
      { kind: GeneratorKind.ECR, auth: { jwt: { serviceAccountRef } } },
      { kind: GeneratorKind.ACR, auth: { workloadIdentity: { serviceAccountRef } } },
    ]);
  }

  /**
   * A ServiceAccount of a GKE cluster with Workload Identity, for Artifact Registry.
   *
   * @param name the name of the ServiceAccount
   * @param props the cluster. `serviceAccount` says that the ServiceAccount has the annotation
   * `iam.gke.io/gcp-service-account` for it: External Secrets then makes tokens of an hour for that Google service
   * account. Without it a token lives no longer than the 15 minutes of the Kubernetes token that it is exchanged for
   * @throws if `projectNumber` is given, which nothing here needs
   * @see
   * https://github.com/external-secrets/external-secrets/blob/v2.9.0/providers/v1/gcp/secretmanager/workload_identity.go
   */
  public static gkeServiceAccount(name: string, props: GkeWorkloadIdentityProps): GeneratorIdentity {
    checkCall('GeneratorIdentity.gkeServiceAccount', name, props);
    const factory = 'GeneratorIdentity.gkeServiceAccount';
    const { project, location, cluster, serviceAccount, projectNumber } = props;
    if (projectNumber !== undefined) {
      throw new Error(
        `${factory}: 'projectNumber' ('${projectNumber}') has no effect for External Secrets: leave it out`,
      );
    }
    if (serviceAccount !== undefined) {
      checkServiceAccount(factory, serviceAccount);
    }
    return new GeneratorIdentity(`ServiceAccount '${name}' of GKE cluster '${cluster}'`, [{
      kind: GeneratorKind.GOOGLE,
      auth: {
        workloadIdentity: {
          serviceAccountRef: { name: checkObjectName('name', name, factory) },
          clusterLocation: checkLocation(factory, location),
          clusterName: checkCluster(factory, cluster),
          clusterProjectID: checkProject(factory, project),
        },
      },
      lifetime: serviceAccount === undefined ? GKE_LIFETIME : undefined,
    }]);
  }

  /**
   * An access key of an IAM user, for ECR: where its ID and its secret are, and the session token of a temporary one,
   * each as `SECRET/KEY`.
   */
  public static awsAccessKey(accessKeyId: string, secretAccessKey: string, sessionToken?: string): GeneratorIdentity {
    checkCall('GeneratorIdentity.awsAccessKey', accessKeyId, secretAccessKey, sessionToken);
    const secret = secretKeySelector('secretAccessKey', secretAccessKey);
    return new GeneratorIdentity(`the access key in Secret '${secret.name}'`, [{
      kind: GeneratorKind.ECR,
      auth: {
        secretRef: {
          accessKeyIDSecretRef: secretKeySelector('accessKeyId', accessKeyId),
          secretAccessKeySecretRef: secret,
          ...sessionToken !== undefined
            && { sessionTokenSecretRef: secretKeySelector('sessionToken', sessionToken) },
        },
      },
    }]);
  }

  /** The JSON key of a Google service account, for Artifact Registry: where it is, as `SECRET/KEY`. */
  public static googleServiceAccountKey(key: string): GeneratorIdentity {
    checkCall('GeneratorIdentity.googleServiceAccountKey', key);
    const secret = secretKeySelector('key', key);
    return new GeneratorIdentity(`the service account key in Secret '${secret.name}'`, [{
      kind: GeneratorKind.GOOGLE,
      auth: { secretRef: { secretAccessKeySecretRef: secret } },
    }]);
  }

  /**
   * A managed identity of the nodes that External Secrets runs on, for ACR.
   *
   * @param identityId client ID, or resource ID, of a user-assigned identity; the system-assigned one without it
   */
  public static azureManagedIdentity(identityId?: string): GeneratorIdentity {
    checkCall('GeneratorIdentity.azureManagedIdentity', identityId);
    return new GeneratorIdentity('a managed identity of the nodes of External Secrets', [
      { kind: GeneratorKind.ACR, auth: { managedIdentity: identityId === undefined ? {} : { identityId } } },
    ]);
  }

  /**
   * A service principal of Microsoft Entra, for ACR: the ID of its tenant, and where its client ID and client secret
   * are, each as `SECRET/KEY`.
   */
  public static azureServicePrincipal(tenantId: string, clientId: string, clientSecret: string): GeneratorIdentity {
    checkCall('GeneratorIdentity.azureServicePrincipal', tenantId, clientId, clientSecret);
    const secret = secretKeySelector('clientSecret', clientSecret);
    return new GeneratorIdentity(`the service principal in Secret '${secret.name}'`, [{
      kind: GeneratorKind.ACR,
      auth: {
        servicePrincipal: { secretRef: { clientId: secretKeySelector('clientId', clientId), clientSecret: secret } },
      },
      fields: { tenantId: checkTenant(tenantId) },
    }]);
  }

  /**
   * A robot account of Quay that trusts a ServiceAccount of the cluster.
   *
   * @param robotAccount the robot account, `organization+robot`
   */
  public static quayRobot(robotAccount: string, serviceAccountName: string): GeneratorIdentity {
    checkCall('GeneratorIdentity.quayRobot', robotAccount, serviceAccountName);
    checkRobotAccount(robotAccount);
    const name = checkObjectName('serviceAccountName', serviceAccountName, 'GeneratorIdentity.quayRobot');
    return new GeneratorIdentity(`robot account '${robotAccount}' of Quay`, [{
      kind: GeneratorKind.QUAY,
      fields: { robotAccount, serviceAccountRef: { name } },
      slug: [robotAccount],
    }]);
  }

  /**
   * An access token of GitLab, of a maintainer of the project or an owner of the group, with the scope `api`. It makes
   * the deploy tokens that pods pull with.
   *
   * @param token where it is, as `SECRET/KEY`
   */
  public static gitlabAccessToken(token: string): GeneratorIdentity {
    checkCall('GeneratorIdentity.gitlabAccessToken', token);
    const secret = secretKeySelector('token', token);
    return new GeneratorIdentity(`the access token of GitLab in Secret '${secret.name}'`, [
      { kind: GeneratorKind.GITLAB, auth: { token: { secretRef: secret } } },
    ]);
  }

  /**
   * A GitHub App. GitHub documents only classic personal access tokens for its container registry: a token of an app
   * logs in, and has been seen to be denied the pull of packages that are not public. Try it before you rely on it, or
   * keep a classic token in a store and use `ExternalCredentials.login`.
   *
   * @param appId the ID of the app, a number as a text
   * @param installationId the ID of its installation in the organization, a number as a text
   * @param privateKey where its private key is, in PEM, as `SECRET/KEY`
   * @see https://docs.github.com/packages/working-with-a-github-packages-registry/working-with-the-container-registry
   */
  public static githubApp(appId: string, installationId: string, privateKey: string): GeneratorIdentity {
    checkCall('GeneratorIdentity.githubApp', appId, installationId, privateKey);
    checkGitHubNumber('appId', appId);
    checkGitHubNumber('installationId', installationId);
    return new GeneratorIdentity(`GitHub App ${appId}`, [{
      kind: GeneratorKind.GITHUB,
      fields: { appID: appId, installID: installationId },
      auth: { privateKey: { secretRef: secretKeySelector('privateKey', privateKey) } },
      slug: [installationId],
    }]);
  }

  /**
   * A service account of Cloudsmith, by its slug and that of its organization, that trusts a ServiceAccount of the
   * cluster.
   *
   * @param audiences the audiences of the ServiceAccount's token; `https://api.cloudsmith.io` without it
   */
  public static cloudsmithService(
    organization: string, service: string, serviceAccountName: string, audiences: string[] = CLOUDSMITH_AUDIENCES,
  ): GeneratorIdentity {
    checkCall('GeneratorIdentity.cloudsmithService', organization, service, serviceAccountName, audiences);
    return new GeneratorIdentity(`service '${service}' of Cloudsmith`, [{
      kind: GeneratorKind.CLOUDSMITH,
      fields: {
        orgSlug: organization,
        serviceSlug: service,
        serviceAccountRef: {
          name: checkObjectName('serviceAccountName', serviceAccountName, 'GeneratorIdentity.cloudsmithService'),
          audiences: [...audiences],
        },
      },
      slug: [organization, service],
    }]);
  }

  private constructor(private readonly description: string, private readonly auths: readonly GeneratorAuth[]) {}

  /** Says who it is. */
  public toString(): string {
    return this.description;
  }

  /**
   * What a generator needs to know of it.
   *
   * @throws if it does not fit the generator of a registry
   * @internal
   */
  public _authFor(kind: GeneratorKind, registry: Registry): GeneratorAuth {
    const found = this.auths.find(auth => auth.kind === kind);
    if (!found) {
      throw new Error(
        `'identity' cannot be used for '${registry}': ${this} does not fit it; write ${IDENTITY_FACTORIES[kind]}`,
      );
    }
    return found;
  }
}
