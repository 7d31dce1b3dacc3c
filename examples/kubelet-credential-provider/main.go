package main

import (
	"path/filepath"

	"github.com/aws/jsii-runtime-go"
	ra "github.com/cdk8s-registry-access/cdk8s-registry-access-go/registryaccess"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
	"github.com/cdk8s-team/cdk8s-plus-go/cdk8splus27/v2"
)

// ServiceAccounts pull as an identity of their own.
func as(identity ra.CloudIdentity, registry ra.Registry) *ra.CredentialProviderProps {
	return &ra.CredentialProviderProps{
		Registries:      &[]ra.Registry{registry},
		ServiceAccounts: &ra.ServiceAccountPullProps{Identity: identity},
	}
}

func main() {
	// ServiceAccounts pull as identities of their own, so that no Secret is needed and a node gives its pods nothing
	// that was not granted.
	ecr := ra.Registry_Ecr(&ra.EcrRegistryProps{
		Account: jsii.String("123456789012"), Region: jsii.String("eu-west-1"),
	})
	google := ra.Registry_ArtifactRegistry(&ra.ArtifactRegistryProps{
		Location: jsii.String("europe-west1"), Project: jsii.String("acme-prod"), Repository: jsii.String("payments"),
	})
	acr := ra.Registry_Acr(jsii.String("contoso"), "")

	clouds := []struct {
		name     string
		registry ra.Registry
		provider ra.CredentialProvider
	}{
		{"aws", ecr, ra.CredentialProvider_Ecr(
			as(ra.CloudIdentity_Irsa(jsii.String("arn:aws:iam::123456789012:role/pull"), nil), ecr))},
		{"google", google, ra.CredentialProvider_Google(
			as(ra.CloudIdentity_GkeWorkloadIdentity(&ra.GkeWorkloadIdentityProps{
				Project: jsii.String("acme-prod"), Location: jsii.String("europe-west1"), Cluster: jsii.String("prod"),
			}), google))},
		{"azure", acr, ra.CredentialProvider_Azure(
			as(ra.CloudIdentity_AzureWorkloadIdentity(&ra.AzureWorkloadIdentityProps{
				ClientId: jsii.String("11111111-1111-4111-8111-111111111111"),
				TenantId: jsii.String("22222222-2222-4222-8222-222222222222"),
			}), acr))},
	}

	// A cluster in each cloud, and so an app for each.
	for _, cloud := range clouds {
		app := cdk8s.NewApp(nil)
		ra.TargetKubernetes_Set(app, jsii.String("1.34"))
		chart := cdk8s.NewChart(app, jsii.String(cloud.name), &cdk8s.ChartProps{
			Namespace:                 jsii.String("payments"),
			DisableResourceNameHashes: jsii.Bool(true),
		})

		// In the cluster: the nodes may ask for tokens of ServiceAccounts for the program, and the ServiceAccount says
		// as whom it pulls.
		access := ra.NewPrivateRegistryAccess(chart, jsii.String("RegistryAccess"), &ra.PrivateRegistryAccessProps{
			Pattern: ra.AccessPattern_KUBELET_CREDENTIAL_PROVIDER(),
			Credentials: &[]ra.RegistryCredentials{
				ra.RegistryCredentials_CredentialProvider(cloud.provider),
			},
			ServiceAccounts: &[]*string{jsii.String("web")},
		})
		image := *cloud.registry.ToString() + "/web:1.4.2"
		access.GrantPull(cdk8splus27.NewDeployment(chart, jsii.String("Web"), &cdk8splus27.DeploymentProps{
			ServiceAccount: cdk8splus27.ServiceAccount_FromServiceAccountName(
				chart, jsii.String("Account"), jsii.String("web"), nil),
			Containers: &[]*cdk8splus27.ContainerProps{{Image: jsii.String(image)}},
		}), nil)

		// On the nodes: the file for the kubelet.
		access.WriteNodeFiles(jsii.String(filepath.Join(*app.Outdir(), "nodes", cloud.name)))
		app.Synth()
	}
}
