import cdk8s_plus_27 as kplus
from cdk8s import App, Chart
from cdk8s_registry_access import AccessPattern, PrivateRegistryAccess, Registry, RegistryCredentials

app = App()
chart = Chart(app, "payments", namespace="payments", disable_resource_name_hashes=True)

harbor = Registry.harbor("registry.example.com")

# The pull secret exists in the cluster already: nothing confidential is written to Git.
access = PrivateRegistryAccess(
    chart,
    "RegistryAccess",
    pattern=AccessPattern.NAMESPACE,
    credentials=[RegistryCredentials.existing_secret("harbor-pull", covers=[harbor])],
)

image = "registry.example.com/payments/web:1.4.2"
web = kplus.Deployment(chart, "Web", containers=[kplus.ContainerProps(image=image)])
access.grant_pull(web)

app.synth()
