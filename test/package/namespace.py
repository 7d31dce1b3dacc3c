"""The example `namespace`, written in Python."""
import cdk8s_plus_27 as kplus
from cdk8s import App, Chart
from cdk8s_registry_access import AccessPattern, PrivateRegistryAccess, Registry, RegistryCredentials

app = App()
chart = Chart(app, "payments", namespace="payments", disable_resource_name_hashes=True)

access = PrivateRegistryAccess(
    chart,
    "RegistryAccess",
    pattern=AccessPattern.NAMESPACE,
    credentials=[RegistryCredentials.existing_secret("harbor-pull", covers=[Registry.harbor("registry.example.com")])],
)
image = "registry.example.com/payments/web:1.4.2"
access.grant_pull(kplus.Deployment(chart, "Web", containers=[kplus.ContainerProps(image=image)]))

app.synth()
