import io.github.cdk8sregistryaccess.AccessPattern;
import io.github.cdk8sregistryaccess.EnvironmentCredentialsProps;
import io.github.cdk8sregistryaccess.GrantPullOptions;
import io.github.cdk8sregistryaccess.PrivateRegistryAccess;
import io.github.cdk8sregistryaccess.Registry;
import io.github.cdk8sregistryaccess.RegistryCredentials;
import java.util.List;
import org.cdk8s.App;
import org.cdk8s.Chart;
import org.cdk8s.plus27.ContainerProps;
import org.cdk8s.plus27.Deployment;
import org.cdk8s.plus27.k8s.Container;
import org.cdk8s.plus27.k8s.CronJobSpec;
import org.cdk8s.plus27.k8s.JobSpec;
import org.cdk8s.plus27.k8s.JobTemplateSpec;
import org.cdk8s.plus27.k8s.KubeCronJob;
import org.cdk8s.plus27.k8s.KubeServiceAccount;
import org.cdk8s.plus27.k8s.ObjectMeta;
import org.cdk8s.plus27.k8s.PodSpec;
import org.cdk8s.plus27.k8s.PodTemplateSpec;

public class Main {
  public static void main(String[] args) {
    App app = new App();
    Chart chart = Chart.Builder.create(app, "vault").namespace("vault").disableResourceNameHashes(true).build();

    Registry harbor = Registry.harbor("registry.example.com");
    // Each key is limited to one project, so each workload carries a credential for its own images only.
    Registry signing = harbor.withPath("signing");
    Registry audit = harbor.withPath("audit");

    PrivateRegistryAccess access = PrivateRegistryAccess.Builder.create(chart, "RegistryAccess")
        .pattern(AccessPattern.DEDICATED_SERVICE_ACCOUNT)
        .credentials(List.of(
            RegistryCredentials.environmentInManifest(signing, EnvironmentCredentialsProps.builder()
                .username("robot$signing").passwordVariable("SIGNING_PASSWORD").build()),
            RegistryCredentials.environmentInManifest(audit, EnvironmentCredentialsProps.builder()
                .username("robot$audit").passwordVariable("AUDIT_PASSWORD").build())))
        .secretName("harbor")
        .build();

    Deployment signer = Deployment.Builder.create(chart, "Signer")
        .containers(List.of(ContainerProps.builder().image("registry.example.com/signing/signer:3.0.1").build()))
        .build();
    access.grantPull(signer, GrantPullOptions.builder().registries(List.of(signing)).build());

    // Any construct will do: here objects of classes that `cdk8s import` makes. The job names a ServiceAccount of its
    // own, which then carries the pull secret.
    ObjectMeta metadata = ObjectMeta.builder().name("auditor").build();
    KubeServiceAccount.Builder.create(chart, "AuditorAccount").metadata(metadata).build();
    PodSpec podSpec = PodSpec.builder()
        .serviceAccountName("auditor")
        .restartPolicy("Never")
        .containers(List.of(
            Container.builder().name("auditor").image("registry.example.com/audit/auditor:2.2.0").build()))
        .build();
    JobSpec jobSpec = JobSpec.builder().template(PodTemplateSpec.builder().spec(podSpec).build()).build();
    KubeCronJob auditor = KubeCronJob.Builder.create(chart, "Auditor")
        .metadata(metadata)
        .spec(CronJobSpec.builder()
            .schedule("0 3 * * *")
            .jobTemplate(JobTemplateSpec.builder().spec(jobSpec).build())
            .build())
        .build();
    access.grantPull(auditor, GrantPullOptions.builder().registries(List.of(audit)).build());

    app.synth();
  }
}
