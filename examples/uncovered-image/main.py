from pathlib import Path

from cdk8s import App, Chart, Include
from cdk8s_registry_access import AccessPattern, PrivateRegistryAccess, Registry, RegistryCredentials

app = App()
chart = Chart(app, "payments", namespace="payments")

access = PrivateRegistryAccess(
    chart,
    "RegistryAccess",
    pattern=AccessPattern.NAMESPACE,
    credentials=[RegistryCredentials.existing_secret("harbor-pull", covers=[Registry.harbor("registry.example.com")])],
)

# The image in the file is on port 5000, and the pull secret is for the host without a port: synthesis fails.
access.grant_pull(Include(chart, "Web", url=str(Path(__file__).parent / "web.yaml")))

app.synth()
