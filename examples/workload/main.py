import cdk8s_plus_27 as kplus
from cdk8s import App, Chart
from cdk8s_registry_access import AccessPattern, PrivateRegistryAccess, Registry, RegistryCredentials

app = App()
chart = Chart(app, "preview", namespace="preview", disable_resource_name_hashes=True)

# Credentials that end in a manifest can be written to a chart, and so a file, of their own: keep that file out of Git.
secrets_chart = Chart(app, "preview-secrets", namespace="preview")

# The variable has to be set before Python imports cdk8s: jsii reads the environment once.
ghcr = RegistryCredentials.environment_in_manifest(
    Registry.ghcr(), username="octocat", password_variable="GHCR_TOKEN"
)
access = PrivateRegistryAccess(
    chart,
    "RegistryAccess",
    pattern=AccessPattern.WORKLOAD,
    credentials=[ghcr],
    secret_name="ghcr-pull",
    versioned_names=True,  # a new token is a new Secret, and rolls the pods out again
    secrets_chart=secrets_chart,
)

web = kplus.Deployment(chart, "Web", containers=[kplus.ContainerProps(image="ghcr.io/octo-org/web:7.2.0")])
access.grant_pull(web)

app.synth()
