import cdk8s_plus_27 as kplus
from cdk8s import App, Chart
from cdk8s_plus_27 import k8s
from cdk8s_registry_access import AccessPattern, PrivateRegistryAccess, Registry, RegistryCredentials

app = App()
chart = Chart(app, "vault", namespace="vault", disable_resource_name_hashes=True)

harbor = Registry.harbor("registry.example.com")
# Each key is limited to one project, so each workload carries a credential for its own images only.
signing = harbor.with_path("signing")
audit = harbor.with_path("audit")

access = PrivateRegistryAccess(
    chart,
    "RegistryAccess",
    pattern=AccessPattern.DEDICATED_SERVICE_ACCOUNT,
    credentials=[
        RegistryCredentials.environment_in_manifest(
            signing, username="robot$signing", password_variable="SIGNING_PASSWORD"
        ),
        RegistryCredentials.environment_in_manifest(audit, username="robot$audit", password_variable="AUDIT_PASSWORD"),
    ],
    secret_name="harbor",
)

image = "registry.example.com/signing/signer:3.0.1"
signer = kplus.Deployment(chart, "Signer", containers=[kplus.ContainerProps(image=image)])
access.grant_pull(signer, registries=[signing])

# Any construct will do: here objects of classes that `cdk8s import` makes. The job names a ServiceAccount of its own,
# which then carries the pull secret.
metadata = k8s.ObjectMeta(name="auditor")
k8s.KubeServiceAccount(chart, "AuditorAccount", metadata=metadata)
pod_spec = k8s.PodSpec(
    service_account_name="auditor",
    restart_policy="Never",
    containers=[k8s.Container(name="auditor", image="registry.example.com/audit/auditor:2.2.0")],
)
job_spec = k8s.JobSpec(template=k8s.PodTemplateSpec(spec=pod_spec))
auditor = k8s.KubeCronJob(
    chart,
    "Auditor",
    metadata=metadata,
    spec=k8s.CronJobSpec(schedule="0 3 * * *", job_template=k8s.JobTemplateSpec(spec=job_spec)),
)
access.grant_pull(auditor, registries=[audit])

app.synth()
