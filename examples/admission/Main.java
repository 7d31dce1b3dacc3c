import io.github.cdk8sregistryaccess.AccessPattern;
import io.github.cdk8sregistryaccess.AdditionalImage;
import io.github.cdk8sregistryaccess.AdmissionOptions;
import io.github.cdk8sregistryaccess.CoverageOptions;
import io.github.cdk8sregistryaccess.ExternalCredentials;
import io.github.cdk8sregistryaccess.ExternalLoginProps;
import io.github.cdk8sregistryaccess.ExternalSecretStore;
import io.github.cdk8sregistryaccess.ExternalSecretsOptions;
import io.github.cdk8sregistryaccess.NamespaceSelector;
import io.github.cdk8sregistryaccess.PrivateRegistryAccess;
import io.github.cdk8sregistryaccess.Registry;
import io.github.cdk8sregistryaccess.RegistryCredentials;
import io.github.cdk8sregistryaccess.TargetKubernetes;
import java.util.List;
import java.util.Map;
import org.cdk8s.ApiObject;
import org.cdk8s.ApiObjectMetadata;
import org.cdk8s.App;
import org.cdk8s.Chart;
import org.cdk8s.plus27.ContainerProps;
import org.cdk8s.plus27.Deployment;

public class Main {
  public static void main(String[] args) {
    App app = new App();
    TargetKubernetes.set(app, "1.36");
    Chart platform = new Chart(app, "platform");

    Registry harbor = Registry.harbor("registry.example.com");
    Map<String, String> labels = Map.of("registry.example.com/pull", "true");

    // In every namespace with the label, those that are made later included: External Secrets makes the Secret there,
    // and the API server adds it to each pod with an image of the registry, whoever makes the pod.
    ExternalCredentials robot = ExternalCredentials.login(harbor, ExternalLoginProps.builder()
        .store(ExternalSecretStore.clusterSecretStore("vault"))
        .key("harbor/robot")
        .usernameProperty("name")
        .passwordProperty("secret")
        .build());
    PrivateRegistryAccess access = PrivateRegistryAccess.Builder.create(platform, "RegistryAccess")
        .pattern(AccessPattern.ADMISSION)
        .namespaceSelector(NamespaceSelector.builder().matchLabels(labels).build())
        .credentials(List.of(RegistryCredentials.externalSecret(robot)))
        .externalSecrets(ExternalSecretsOptions.builder().secretName("harbor-pull").build())
        .admission(AdmissionOptions.builder().policyName("add-harbor-pull").build())
        // What an operator runs in a namespace of the app is proven by the label of that namespace.
        .coverage(CoverageOptions.builder()
            .additionalImages(List.of(
                AdditionalImage.builder().image(harbor + "/spark/executor:3.5").namespace("reports").build()))
            .build())
        .build();

    Chart reports = Chart.Builder.create(app, "reports").namespace("reports").disableResourceNameHashes(true).build();
    ApiObject.Builder.create(reports, "Namespace")
        .apiVersion("v1")
        .kind("Namespace")
        .metadata(ApiObjectMetadata.builder().name("reports").labels(labels).build())
        .build();

    // A policy is active about a second after it is made, so workloads of the app name the Secret themselves too.
    Deployment web = Deployment.Builder.create(reports, "Web")
        .containers(List.of(ContainerProps.builder().image(harbor + "/reports/web:1.4.2").build()))
        .build();
    access.grantPull(web);

    app.synth();
  }
}
