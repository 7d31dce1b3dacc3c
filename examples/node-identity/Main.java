import io.github.cdk8sregistryaccess.AccessPattern;
import io.github.cdk8sregistryaccess.ArtifactRegistryProps;
import io.github.cdk8sregistryaccess.CloudIdentity;
import io.github.cdk8sregistryaccess.EcrRegistryProps;
import io.github.cdk8sregistryaccess.PrivateRegistryAccess;
import io.github.cdk8sregistryaccess.Registry;
import io.github.cdk8sregistryaccess.RegistryCredentials;
import java.util.List;
import org.cdk8s.App;
import org.cdk8s.Chart;
import org.cdk8s.plus27.ContainerProps;
import org.cdk8s.plus27.Deployment;

public class Main {
  record Cloud(String name, Registry registry, RegistryCredentials credentials) {}

  static Registry ecr(String account) {
    return Registry.ecr(EcrRegistryProps.builder().account(account).region("eu-west-1").build());
  }

  public static void main(String[] args) {
    App app = new App();

    Registry ecr = ecr("123456789012").withPath("payments");
    Registry google = Registry.artifactRegistry(ArtifactRegistryProps.builder()
        .location("europe-west1").project("acme-prod").repository("payments").build());
    Registry acr = Registry.acr("contoso");

    List<Cloud> clouds = List.of(
        // The images of EKS itself are in an account of AWS, and the same role has to read them.
        new Cloud("aws", ecr, RegistryCredentials.nodeIdentity(List.of(ecr, ecr("602401143452")),
            CloudIdentity.awsNodeRole("arn:aws:iam::123456789012:role/nodes"))),
        new Cloud("google", google, RegistryCredentials.nodeIdentity(List.of(google),
            CloudIdentity.googleNode("nodes@acme-prod.iam.gserviceaccount.com"))),
        new Cloud("azure", acr, RegistryCredentials.nodeIdentity(List.of(acr),
            CloudIdentity.azureManagedIdentity(
                "22222222-2222-4222-8222-222222222222", "11111111-1111-4111-8111-111111111111"))));

    for (Cloud cloud : clouds) {
      Chart chart = Chart.Builder.create(app, cloud.name())
          .namespace("payments").disableResourceNameHashes(true).build();

      // Nothing is added to the cluster: it is proven that the image comes from a registry of the nodes, and that no
      // pull secret for it is left.
      PrivateRegistryAccess access = PrivateRegistryAccess.Builder.create(chart, "RegistryAccess")
          .pattern(AccessPattern.NODE_IDENTITY)
          .credentials(List.of(cloud.credentials()))
          .build();
      access.grantPull(Deployment.Builder.create(chart, "Web")
          .containers(List.of(ContainerProps.builder().image(cloud.registry() + "/web:1.4.2").build()))
          .build());

      // What the nodes have to be granted in the cloud.
      access.writeNodeFiles(app.getOutdir() + "/nodes/" + cloud.name());
    }

    app.synth();
  }
}
