import io.github.cdk8sregistryaccess.AccessPattern;
import io.github.cdk8sregistryaccess.ExistingSecretProps;
import io.github.cdk8sregistryaccess.PrivateRegistryAccess;
import io.github.cdk8sregistryaccess.Registry;
import io.github.cdk8sregistryaccess.RegistryCredentials;
import java.util.List;
import org.cdk8s.App;
import org.cdk8s.Chart;
import org.cdk8s.Include;

public class Main {
  public static void main(String[] args) {
    App app = new App();
    Chart chart = Chart.Builder.create(app, "payments").namespace("payments").build();

    PrivateRegistryAccess access = PrivateRegistryAccess.Builder.create(chart, "RegistryAccess")
        .pattern(AccessPattern.NAMESPACE)
        .credentials(List.of(RegistryCredentials.existingSecret("harbor-pull",
            ExistingSecretProps.builder().covers(List.of(Registry.harbor("registry.example.com"))).build())))
        .build();

    // The image in the file is on port 5000, and the pull secret is for the host without a port: synthesis fails.
    access.grantPull(Include.Builder.create(chart, "Web").url("web.yaml").build());

    app.synth();
  }
}
