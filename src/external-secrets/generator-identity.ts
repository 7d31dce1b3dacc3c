import { Duration } from 'cdk8s';
import { checkObjectName } from '../kubernetes/name';
import { CloudProvider, Registry } from '../registry';
import { GeneratorAuth } from './generator-auth';
import { GeneratorSecretKey } from './generator-secret-key';
import { secretKeySelector } from './secret-key-selector';
import { NamedCloud } from '../registry/cloud-provider';

/** A ServiceAccount of a GKE cluster with Workload Identity. */
export interface GeneratorGkeServiceAccountProps {
  /** Name of the cluster. */
  readonly clusterName: string;

  /** Region or zone of the cluster. */
  readonly clusterLocation: string;

  /**
   * ID of the project of the cluster.
   *
   * @default - the project of the registry
   */
  readonly clusterProject?: string;

  /**
   * Whether the ServiceAccount has the annotation `iam.gke.io/gcp-service-account`. External Secrets then mints tokens of an hour for that
   * Google service account; without it a token lives no longer than the 15 minutes of the Kubernetes token that it is exchanged for.
   *
   * @default false
   * @see https://github.com/external-secrets/external-secrets/blob/v2.9.0/providers/v1/gcp/secretmanager/workload_identity.go
   */
  readonly annotated?: boolean;
}

/** An access key of an IAM user, in one or several Secrets. */
export interface GeneratorAwsAccessKeyProps {
  /** Where the ID of the access key is. */
  readonly accessKeyId: GeneratorSecretKey;

  /** Where the secret access key is. */
  readonly secretAccessKey: GeneratorSecretKey;

  /**
   * Where the session token is, if the key is a temporary one.
   *
   * @default - the key lasts
   */
  readonly sessionToken?: GeneratorSecretKey;
}

/** A service principal of Microsoft Entra, in one or several Secrets. */
export interface GeneratorAzureServicePrincipalProps {
  /** ID of its tenant. */
  readonly tenantId: string;

  /** Where the client ID is. */
  readonly clientId: GeneratorSecretKey;

  /** Where the client secret is. */
  readonly clientSecret: GeneratorSecretKey;
}

/** The factories that serve a cloud, for messages. */
const FACTORIES: Readonly<Record<NamedCloud, string>> = {
  [CloudProvider.AWS]: 'serviceAccount(…), awsAccessKey(…) or controller()',
  [CloudProvider.GOOGLE]: 'gkeServiceAccount(…), googleServiceAccountKey(…) or controller()',
  [CloudProvider.AZURE]: 'serviceAccount(…), azureManagedIdentity(…), azureServicePrincipal(…) or controller()',
};

/**
 * As whom a generator of External Secrets asks a cloud for a token. ServiceAccounts and Secrets are those of the namespace where the
 * ExternalSecret is that uses the generator, also for a ClusterGenerator; none of them is made here.
 */
export class GeneratorIdentity {
  /** External Secrets itself: the identity of its own pod, so that every namespace that may make a generator may pull as it. */
  public static controller(): GeneratorIdentity {
    return new GeneratorIdentity('the identity of External Secrets itself', [
      { cloud: CloudProvider.AWS, auth: {} },
      { cloud: CloudProvider.GOOGLE, auth: {} },
      { cloud: CloudProvider.AZURE, auth: { workloadIdentity: {} } },
    ]);
  }

  /**
   * A ServiceAccount that a cloud trusts. In AWS it has the annotation `eks.amazonaws.com/role-arn`, in Azure
   * `azure.workload.identity/client-id` and `azure.workload.identity/tenant-id`.
   */
  public static serviceAccount(name: string): GeneratorIdentity {
    const serviceAccountRef = { name: checkObjectName('name', name) };
    return new GeneratorIdentity(`ServiceAccount '${name}'`, [
      { cloud: CloudProvider.AWS, auth: { jwt: { serviceAccountRef } } },
      { cloud: CloudProvider.AZURE, auth: { workloadIdentity: { serviceAccountRef } } },
    ]);
  }

  /** A ServiceAccount of a GKE cluster with Workload Identity. */
  public static gkeServiceAccount(name: string, props: GeneratorGkeServiceAccountProps): GeneratorIdentity {
    const { clusterName, clusterLocation, clusterProject, annotated } = props;
    return new GeneratorIdentity(`ServiceAccount '${name}' of GKE cluster '${clusterName}'`, [{
      cloud: CloudProvider.GOOGLE,
      auth: {
        workloadIdentity: {
          serviceAccountRef: { name: checkObjectName('name', name) },
          clusterLocation,
          clusterName,
          ...(clusterProject === undefined ? {} : { clusterProjectID: clusterProject }),
        },
      },
      lifetime: annotated ? undefined : Duration.minutes(15),
    }]);
  }

  /** An access key of an IAM user. */
  public static awsAccessKey({ accessKeyId, secretAccessKey, sessionToken }: GeneratorAwsAccessKeyProps): GeneratorIdentity {
    return new GeneratorIdentity(`the access key in Secret '${secretAccessKey.secretName}'`, [{
      cloud: CloudProvider.AWS,
      auth: {
        secretRef: {
          accessKeyIDSecretRef: secretKeySelector('accessKeyId', accessKeyId),
          secretAccessKeySecretRef: secretKeySelector('secretAccessKey', secretAccessKey),
          ...(sessionToken ? { sessionTokenSecretRef: secretKeySelector('sessionToken', sessionToken) } : {}),
        },
      },
    }]);
  }

  /** The JSON key of a Google service account. */
  public static googleServiceAccountKey(key: GeneratorSecretKey): GeneratorIdentity {
    return new GeneratorIdentity(`the service account key in Secret '${key.secretName}'`, [{
      cloud: CloudProvider.GOOGLE,
      auth: { secretRef: { secretAccessKeySecretRef: secretKeySelector('key', key) } },
    }]);
  }

  /**
   * A managed identity of the nodes that External Secrets runs on.
   *
   * @param identityId client ID, or resource ID, of a user-assigned identity; the system-assigned one without it
   */
  public static azureManagedIdentity(identityId?: string): GeneratorIdentity {
    return new GeneratorIdentity('a managed identity of the nodes of External Secrets', [
      { cloud: CloudProvider.AZURE, auth: { managedIdentity: identityId === undefined ? {} : { identityId } } },
    ]);
  }

  /** A service principal of Microsoft Entra. */
  public static azureServicePrincipal({ tenantId, clientId, clientSecret }: GeneratorAzureServicePrincipalProps): GeneratorIdentity {
    return new GeneratorIdentity(`the service principal in Secret '${clientSecret.secretName}'`, [{
      cloud: CloudProvider.AZURE,
      auth: {
        servicePrincipal: {
          secretRef: { clientId: secretKeySelector('clientId', clientId), clientSecret: secretKeySelector('clientSecret', clientSecret) },
        },
      },
      fields: { tenantId },
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
   * @throws if it is no identity of the cloud of a registry
   * @internal
   */
  public _authFor(cloud: NamedCloud, registry: Registry): GeneratorAuth {
    const found = this.auths.find(auth => auth.cloud === cloud);
    if (!found) {
      throw new Error(`'identity' cannot be used for '${registry}': ${this} is none of its cloud; write GeneratorIdentity.${FACTORIES[cloud]}`);
    }
    return found;
  }
}
