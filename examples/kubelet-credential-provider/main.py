from pathlib import Path

import cdk8s_plus_27 as kplus
from cdk8s import App, Chart
from cdk8s_registry_access import (
    AccessPattern, CloudIdentity, CredentialProvider, PrivateRegistryAccess, ServiceAccountPullProps, Registry,
    RegistryCredentials, TargetKubernetes,
)

# ServiceAccounts pull as identities of their own, so that no Secret is needed and a node gives its pods nothing that
# was not granted.
ecr = Registry.ecr(account="123456789012", region="eu-west-1")
google = Registry.artifact_registry(location="europe-west1", project="acme-prod", repository="payments")
acr = Registry.acr("contoso")

irsa = CloudIdentity.irsa("arn:aws:iam::123456789012:role/pull")
workload_identity = CloudIdentity.gke_workload_identity(project="acme-prod", location="europe-west1", cluster="prod")
entra = CloudIdentity.azure_workload_identity(
    client_id="11111111-1111-4111-8111-111111111111", tenant_id="22222222-2222-4222-8222-222222222222"
)

clouds = [
    ("aws", ecr, CredentialProvider.ecr(
        registries=[ecr], service_accounts=ServiceAccountPullProps(identity=irsa)
    )),
    ("google", google, CredentialProvider.google(
        registries=[google], service_accounts=ServiceAccountPullProps(identity=workload_identity)
    )),
    ("azure", acr, CredentialProvider.azure(
        registries=[acr], service_accounts=ServiceAccountPullProps(identity=entra)
    )),
]

# A cluster in each cloud, and so an app for each.
for cloud, registry, provider in clouds:
    app = App()
    TargetKubernetes.set(app, "1.34")
    chart = Chart(app, cloud, namespace="payments", disable_resource_name_hashes=True)

    # In the cluster: the nodes may ask for tokens of ServiceAccounts for the program, and the ServiceAccount says as
    # whom it pulls.
    access = PrivateRegistryAccess(
        chart,
        "RegistryAccess",
        pattern=AccessPattern.KUBELET_CREDENTIAL_PROVIDER,
        credentials=[RegistryCredentials.credential_provider(provider)],
        service_accounts=["web"],
    )
    web = kplus.Deployment(
        chart,
        "Web",
        service_account=kplus.ServiceAccount.from_service_account_name(chart, "Account", "web"),
        containers=[kplus.ContainerProps(image=f"{registry.to_string()}/web:1.4.2")],
    )
    access.grant_pull(web)

    # On the nodes: the file for the kubelet.
    access.write_node_files(str(Path(app.outdir) / "nodes" / cloud))
    app.synth()
