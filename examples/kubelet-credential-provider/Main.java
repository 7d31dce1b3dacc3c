import io.github.cdk8sregistryaccess.AccessPattern;
import io.github.cdk8sregistryaccess.ArtifactRegistryProps;
import io.github.cdk8sregistryaccess.AzureWorkloadIdentityProps;
import io.github.cdk8sregistryaccess.CloudIdentity;
import io.github.cdk8sregistryaccess.CredentialProvider;
import io.github.cdk8sregistryaccess.CredentialProviderProps;
import io.github.cdk8sregistryaccess.EcrRegistryProps;
import io.github.cdk8sregistryaccess.GkeWorkloadIdentityProps;
import io.github.cdk8sregistryaccess.PrivateRegistryAccess;
import io.github.cdk8sregistryaccess.Registry;
import io.github.cdk8sregistryaccess.RegistryCredentials;
import io.github.cdk8sregistryaccess.ServiceAccountPullProps;
import io.github.cdk8sregistryaccess.TargetKubernetes;
import java.util.List;
import org.cdk8s.App;
import org.cdk8s.Chart;
import org.cdk8s.plus27.ContainerProps;
import org.cdk8s.plus27.Deployment;
import org.cdk8s.plus27.ServiceAccount;

public class Main {
  record Cloud(String name, Registry registry, CredentialProvider provider) {}

  /** ServiceAccounts pull as an identity of their own. */
  static CredentialProviderProps as(CloudIdentity identity, Registry registry) {
    return CredentialProviderProps.builder()
        .registries(List.of(registry))
        .serviceAccounts(ServiceAccountPullProps.builder().identity(identity).build())
        .build();
  }

  public static void main(String[] args) {
    // ServiceAccounts pull as identities of their own, so that no Secret is needed and a node gives its pods nothing
    // that was not granted.
    Registry ecr = Registry.ecr(EcrRegistryProps.builder().account("123456789012").region("eu-west-1").build());
    Registry google = Registry.artifactRegistry(ArtifactRegistryProps.builder()
        .location("europe-west1").project("acme-prod").repository("payments").build());
    Registry acr = Registry.acr("contoso");

    List<Cloud> clouds = List.of(
        new Cloud("aws", ecr, CredentialProvider.ecr(
            as(CloudIdentity.irsa("arn:aws:iam::123456789012:role/pull"), ecr))),
        new Cloud("google", google, CredentialProvider.google(
            as(CloudIdentity.gkeWorkloadIdentity(GkeWorkloadIdentityProps.builder()
                .project("acme-prod").location("europe-west1").cluster("prod").build()), google))),
        new Cloud("azure", acr, CredentialProvider.azure(
            as(CloudIdentity.azureWorkloadIdentity(AzureWorkloadIdentityProps.builder()
                .clientId("11111111-1111-4111-8111-111111111111")
                .tenantId("22222222-2222-4222-8222-222222222222")
                .build()), acr))));

    // A cluster in each cloud, and so an app for each.
    for (Cloud cloud : clouds) {
      App app = new App();
      TargetKubernetes.set(app, "1.34");
      Chart chart = Chart.Builder.create(app, cloud.name())
          .namespace("payments").disableResourceNameHashes(true).build();

      // In the cluster: the nodes may ask for tokens of ServiceAccounts for the program, and the ServiceAccount says as
      // whom it pulls.
      PrivateRegistryAccess access = PrivateRegistryAccess.Builder.create(chart, "RegistryAccess")
          .pattern(AccessPattern.KUBELET_CREDENTIAL_PROVIDER)
          .credentials(List.of(RegistryCredentials.credentialProvider(cloud.provider())))
          .serviceAccounts(List.of("web"))
          .build();
      access.grantPull(Deployment.Builder.create(chart, "Web")
          .serviceAccount(ServiceAccount.fromServiceAccountName(chart, "Account", "web"))
          .containers(List.of(ContainerProps.builder().image(cloud.registry() + "/web:1.4.2").build()))
          .build());

      // On the nodes: the file for the kubelet.
      access.writeNodeFiles(app.getOutdir() + "/nodes/" + cloud.name());
      app.synth();
    }
  }
}
