from pathlib import Path

import cdk8s_plus_27 as kplus
from cdk8s import App, Chart
from cdk8s_registry_access import AccessPattern, CloudIdentity, PrivateRegistryAccess, Registry, RegistryCredentials

app = App()

ecr = Registry.ecr(account="123456789012", region="eu-west-1").with_path("payments")
google = Registry.artifact_registry(location="europe-west1", project="acme-prod", repository="payments")
acr = Registry.acr("contoso")

# The images of EKS itself are in an account of AWS, and the same role has to read them.
eks = Registry.ecr(account="602401143452", region="eu-west-1")

clouds = [
    ("aws", ecr, [ecr, eks], CloudIdentity.aws_node_role("arn:aws:iam::123456789012:role/nodes")),
    ("google", google, [google], CloudIdentity.google_node("nodes@acme-prod.iam.gserviceaccount.com")),
    ("azure", acr, [acr], CloudIdentity.azure_managed_identity(
        "22222222-2222-4222-8222-222222222222", "11111111-1111-4111-8111-111111111111"
    )),
]

for cloud, registry, registries, identity in clouds:
    chart = Chart(app, cloud, namespace="payments", disable_resource_name_hashes=True)

    # Nothing is added to the cluster: it is proven that the image comes from a registry of the nodes, and that no pull
    # secret for it is left.
    access = PrivateRegistryAccess(
        chart,
        "RegistryAccess",
        pattern=AccessPattern.NODE_IDENTITY,
        credentials=[RegistryCredentials.node_identity(registries, identity)],
    )
    image = f"{registry.to_string()}/web:1.4.2"
    access.grant_pull(kplus.Deployment(chart, "Web", containers=[kplus.ContainerProps(image=image)]))

    # What the nodes have to be granted in the cloud.
    access.write_node_files(str(Path(app.outdir) / "nodes" / cloud))

app.synth()
