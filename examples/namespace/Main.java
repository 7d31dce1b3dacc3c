import io.github.cdk8sregistryaccess.AccessPattern;
import io.github.cdk8sregistryaccess.ExistingSecretProps;
import io.github.cdk8sregistryaccess.PrivateRegistryAccess;
import io.github.cdk8sregistryaccess.Registry;
import io.github.cdk8sregistryaccess.RegistryCredentials;
import java.util.List;
import org.cdk8s.App;
import org.cdk8s.Chart;
import org.cdk8s.plus27.ContainerProps;
import org.cdk8s.plus27.Deployment;

public class Main {
  public static void main(String[] args) {
    App app = new App();
    Chart chart = Chart.Builder.create(app, "payments").namespace("payments").disableResourceNameHashes(true).build();

    Registry harbor = Registry.harbor("registry.example.com");

    // The pull secret exists in the cluster already: nothing confidential is written to Git.
    PrivateRegistryAccess access = PrivateRegistryAccess.Builder.create(chart, "RegistryAccess")
        .pattern(AccessPattern.NAMESPACE)
        .credentials(List.of(RegistryCredentials.existingSecret("harbor-pull",
            ExistingSecretProps.builder().covers(List.of(harbor)).build())))
        .build();

    Deployment web = Deployment.Builder.create(chart, "Web")
        .containers(List.of(ContainerProps.builder().image("registry.example.com/payments/web:1.4.2").build()))
        .build();
    access.grantPull(web);

    app.synth();
  }
}
