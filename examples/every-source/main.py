from pathlib import Path

from cdk8s import App, Chart
from cdk8s_registry_access import (
    AccessPattern, CloudIdentity, CredentialProvider, ExternalCredentials, ExternalSecretStore, PrivateRegistryAccess,
    ServiceAccountPullProps, Registry, RegistryCredentials, ScopedPullSecret, TargetKubernetes,
)

app = App()
TargetKubernetes.set(app, "1.34")
files = Path(__file__).parent / "files"

harbor = Registry.harbor("registry.example.com")
ecr = Registry.ecr(account="123456789012", region="eu-west-1")
google = Registry.artifact_registry(location="europe-west1", project="acme-prod", repository="payments")
pull = CloudIdentity.irsa("arn:aws:iam::123456789012:role/pull")

# In the manifest: keep these files out of Git.
local = Chart(app, "local", namespace="local")
PrivateRegistryAccess(
    local,
    "RegistryAccess",
    pattern=AccessPattern.NAMESPACE,
    credentials=[
        RegistryCredentials.environment_in_manifest(
            Registry.ghcr(), username="octocat", password_variable="GHCR_TOKEN"
        ),
        RegistryCredentials.docker_config_in_manifest(str(files / "config.json"), registries=[Registry.quay()]),
        RegistryCredentials.service_account_key_in_manifest(google, str(files / "key.json")),
        RegistryCredentials.unsafe_literal_in_manifest(Registry.of("localhost:5000"), "admin", "not-a-real-password"),
    ],
    secret_name="pull",
)

# In the cluster, and nothing confidential in Git.
payments = Chart(app, "payments", namespace="payments")
tools = ScopedPullSecret(
    payments,
    "Tools",
    credentials=[
        RegistryCredentials.environment_in_manifest(
            harbor.with_path("tools"), username="robot$tools", password_variable="TOOLS_PASSWORD"
        ),
    ],
)
vault = ExternalSecretStore.cluster_secret_store("vault")
gitlab = ExternalCredentials.login(
    Registry.gitlab("gitlab.example.com"),
    store=vault,
    key="gitlab/pull",
    username_property="name",
    password_property="token",
)
PrivateRegistryAccess(
    payments,
    "RegistryAccess",
    pattern=AccessPattern.NAMESPACE,
    credentials=[
        RegistryCredentials.existing_secret("harbor-pull", covers=[harbor.with_path("payments")]),
        RegistryCredentials.pull_secrets([tools]),
        RegistryCredentials.token(ecr, identity=pull),
        RegistryCredentials.external_secret(gitlab),
        RegistryCredentials.encrypted_secret(files=[str(files / "sealed.yaml")], covers=[Registry.docker_hub()]),
    ],
)

# On the nodes.
cloud = Chart(app, "cloud", namespace="cloud")
PrivateRegistryAccess(
    cloud,
    "RegistryAccess",
    pattern=AccessPattern.NODE_IDENTITY,
    credentials=[
        RegistryCredentials.node_identity([Registry.acr("contoso")]),
        RegistryCredentials.credential_provider(
            CredentialProvider.ecr(registries=[ecr], service_accounts=ServiceAccountPullProps(identity=pull))
        ),
    ],
    service_accounts=["web"],
)

app.synth()
