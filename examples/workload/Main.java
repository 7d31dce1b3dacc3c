import io.github.cdk8sregistryaccess.AccessPattern;
import io.github.cdk8sregistryaccess.EnvironmentCredentialsProps;
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
    Chart chart = Chart.Builder.create(app, "preview").namespace("preview").disableResourceNameHashes(true).build();

    // Credentials that end in a manifest can be written to a chart, and so a file, of their own: keep that file out of
    // Git.
    Chart secretsChart = Chart.Builder.create(app, "preview-secrets").namespace("preview").build();

    // The variable is that of the process when it starts.
    RegistryCredentials ghcr = RegistryCredentials.environmentInManifest(Registry.ghcr(),
        EnvironmentCredentialsProps.builder().username("octocat").passwordVariable("GHCR_TOKEN").build());
    PrivateRegistryAccess access = PrivateRegistryAccess.Builder.create(chart, "RegistryAccess")
        .pattern(AccessPattern.WORKLOAD)
        .credentials(List.of(ghcr))
        .secretName("ghcr-pull")
        .versionedNames(true) // a new token is a new Secret, and rolls the pods out again
        .secretsChart(secretsChart)
        .build();

    Deployment web = Deployment.Builder.create(chart, "Web")
        .containers(List.of(ContainerProps.builder().image("ghcr.io/octo-org/web:7.2.0").build()))
        .build();
    access.grantPull(web);

    app.synth();
  }
}
