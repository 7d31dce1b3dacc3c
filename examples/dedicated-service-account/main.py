import cdk8s_plus_27 as kplus
from cdk8s import ApiObject, ApiObjectMetadata, App, Chart, JsonPatch
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

# Any construct will do: here a raw object that names a ServiceAccount of its own, which then carries the pull secret.
ApiObject(
    chart, "AuditorAccount", api_version="v1", kind="ServiceAccount", metadata=ApiObjectMetadata(name="auditor")
)
auditor = ApiObject(
    chart, "Auditor", api_version="batch/v1", kind="CronJob", metadata=ApiObjectMetadata(name="auditor")
)
pod_spec = {
    "serviceAccountName": "auditor",
    "restartPolicy": "Never",
    "containers": [{"name": "auditor", "image": "registry.example.com/audit/auditor:2.2.0"}],
}
spec = {"schedule": "0 3 * * *", "jobTemplate": {"spec": {"template": {"spec": pod_spec}}}}
auditor.add_json_patch(JsonPatch.add("/spec", spec))
access.grant_pull(auditor, registries=[audit])

app.synth()
