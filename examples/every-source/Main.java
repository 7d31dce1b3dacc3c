import io.github.cdk8sregistryaccess.AccessPattern;
import io.github.cdk8sregistryaccess.ArtifactRegistryProps;
import io.github.cdk8sregistryaccess.CloudIdentity;
import io.github.cdk8sregistryaccess.CredentialProvider;
import io.github.cdk8sregistryaccess.CredentialProviderProps;
import io.github.cdk8sregistryaccess.DockerConfigCredentialsOptions;
import io.github.cdk8sregistryaccess.EcrRegistryProps;
import io.github.cdk8sregistryaccess.EncryptedCredentialsProps;
import io.github.cdk8sregistryaccess.EnvironmentCredentialsProps;
import io.github.cdk8sregistryaccess.ExistingSecretProps;
import io.github.cdk8sregistryaccess.ExternalCredentials;
import io.github.cdk8sregistryaccess.ExternalLoginProps;
import io.github.cdk8sregistryaccess.ExternalSecretStore;
import io.github.cdk8sregistryaccess.PrivateRegistryAccess;
import io.github.cdk8sregistryaccess.Registry;
import io.github.cdk8sregistryaccess.RegistryCredentials;
import io.github.cdk8sregistryaccess.ScopedPullSecret;
import io.github.cdk8sregistryaccess.ServiceAccountPullProps;
import io.github.cdk8sregistryaccess.TargetKubernetes;
import io.github.cdk8sregistryaccess.TokenCredentialsProps;
import java.util.List;
import org.cdk8s.App;
import org.cdk8s.Chart;

/** Paths of files are those from where the process was started. */
public class Main {
  public static void main(String[] args) {
    App app = new App();
    TargetKubernetes.set(app, "1.34");

    Registry harbor = Registry.harbor("registry.example.com");
    Registry ecr = Registry.ecr(EcrRegistryProps.builder().account("123456789012").region("eu-west-1").build());
    Registry google = Registry.artifactRegistry(ArtifactRegistryProps.builder()
        .location("europe-west1").project("acme-prod").repository("payments").build());
    CloudIdentity pull = CloudIdentity.irsa("arn:aws:iam::123456789012:role/pull");

    // In the manifest: keep these files out of Git.
    Chart local = Chart.Builder.create(app, "local").namespace("local").build();
    PrivateRegistryAccess.Builder.create(local, "RegistryAccess")
        .pattern(AccessPattern.NAMESPACE)
        .credentials(List.of(
            RegistryCredentials.environmentInManifest(Registry.ghcr(),
                EnvironmentCredentialsProps.builder().username("octocat").passwordVariable("GHCR_TOKEN").build()),
            RegistryCredentials.dockerConfigInManifest("files/config.json",
                DockerConfigCredentialsOptions.builder().registries(List.of(Registry.quay())).build()),
            RegistryCredentials.serviceAccountKeyInManifest(google, "files/key.json"),
            RegistryCredentials.unsafeLiteralInManifest(
                Registry.of("localhost:5000"), "admin", "not-a-real-password")))
        .secretName("pull")
        .build();

    // In the cluster, and nothing confidential in Git.
    Chart payments = Chart.Builder.create(app, "payments").namespace("payments").build();
    ScopedPullSecret tools = ScopedPullSecret.Builder.create(payments, "Tools")
        .credentials(List.of(RegistryCredentials.environmentInManifest(harbor.withPath("tools"),
            EnvironmentCredentialsProps.builder().username("robot$tools").passwordVariable("TOOLS_PASSWORD").build())))
        .build();
    ExternalCredentials gitlab = ExternalCredentials.login(Registry.gitlab("gitlab.example.com"),
        ExternalLoginProps.builder()
            .store(ExternalSecretStore.clusterSecretStore("vault"))
            .key("gitlab/pull")
            .usernameProperty("name")
            .passwordProperty("token")
            .build());
    PrivateRegistryAccess.Builder.create(payments, "RegistryAccess")
        .pattern(AccessPattern.NAMESPACE)
        .credentials(List.of(
            RegistryCredentials.existingSecret("harbor-pull",
                ExistingSecretProps.builder().covers(List.of(harbor.withPath("payments"))).build()),
            RegistryCredentials.pullSecrets(List.of(tools)),
            RegistryCredentials.token(ecr, TokenCredentialsProps.builder().identity(pull).build()),
            RegistryCredentials.externalSecret(gitlab),
            RegistryCredentials.encryptedSecret(EncryptedCredentialsProps.builder()
                .files(List.of("files/sealed.yaml")).covers(List.of(Registry.dockerHub())).build())))
        .build();

    // On the nodes.
    Chart cloud = Chart.Builder.create(app, "cloud").namespace("cloud").build();
    PrivateRegistryAccess.Builder.create(cloud, "RegistryAccess")
        .pattern(AccessPattern.NODE_IDENTITY)
        .credentials(List.of(
            RegistryCredentials.nodeIdentity(List.of(Registry.acr("contoso"))),
            RegistryCredentials.credentialProvider(CredentialProvider.ecr(CredentialProviderProps.builder()
                .registries(List.of(ecr))
                .serviceAccounts(ServiceAccountPullProps.builder().identity(pull).build())
                .build()))))
        .serviceAccounts(List.of("web"))
        .build();

    app.synth();
  }
}
