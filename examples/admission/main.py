import cdk8s_plus_27 as kplus
from cdk8s import ApiObject, ApiObjectMetadata, App, Chart
from cdk8s_registry_access import (
    AccessPattern, AdditionalImage, AdmissionOptions, CoverageOptions, ExternalCredentials, ExternalSecretsOptions,
    ExternalSecretStore, NamespaceSelector, PrivateRegistryAccess, Registry, RegistryCredentials, TargetKubernetes,
)

app = App()
TargetKubernetes.set(app, "1.36")
platform = Chart(app, "platform")

harbor = Registry.harbor("registry.example.com")
labels = {"registry.example.com/pull": "true"}

# In every namespace with the label, those that are made later included: External Secrets makes the Secret there, and
# the API server adds it to each pod with an image of the registry, whoever makes the pod.
robot = ExternalCredentials.login(
    harbor,
    store=ExternalSecretStore.cluster_secret_store("vault"),
    key="harbor/robot",
    username_property="name",
    password_property="secret",
)
access = PrivateRegistryAccess(
    platform,
    "RegistryAccess",
    pattern=AccessPattern.ADMISSION,
    namespace_selector=NamespaceSelector(match_labels=labels),
    credentials=[RegistryCredentials.external_secret(robot)],
    external_secrets=ExternalSecretsOptions(secret_name="harbor-pull"),
    admission=AdmissionOptions(policy_name="add-harbor-pull"),
    # What an operator runs in a namespace of the app is proven by the label of that namespace.
    coverage=CoverageOptions(
        additional_images=[AdditionalImage(image=f"{harbor.to_string()}/spark/executor:3.5", namespace="reports")]
    ),
)

reports = Chart(app, "reports", namespace="reports", disable_resource_name_hashes=True)
ApiObject(
    reports, "Namespace", api_version="v1", kind="Namespace", metadata=ApiObjectMetadata(name="reports", labels=labels)
)

# A policy is active about a second after it is made, so workloads of the app name the Secret themselves too.
image = f"{harbor.to_string()}/reports/web:1.4.2"
web = kplus.Deployment(reports, "Web", containers=[kplus.ContainerProps(image=image)])
access.grant_pull(web)

app.synth()
