package main

import (
	"path/filepath"

	"github.com/aws/jsii-runtime-go"
	ra "github.com/cdk8s-registry-access/cdk8s-registry-access-go/registryaccess"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
	"github.com/cdk8s-team/cdk8s-plus-go/cdk8splus27/v2"
)

func ecr(account string) ra.Registry {
	return ra.Registry_Ecr(&ra.EcrRegistryProps{
		Account: jsii.String(account), Region: jsii.String("eu-west-1"),
	})
}

func main() {
	app := cdk8s.NewApp(nil)

	payments := ecr("123456789012").WithPath(jsii.String("payments"))
	google := ra.Registry_ArtifactRegistry(&ra.ArtifactRegistryProps{
		Location: jsii.String("europe-west1"), Project: jsii.String("acme-prod"), Repository: jsii.String("payments"),
	})
	acr := ra.Registry_Acr(jsii.String("contoso"), "")

	clouds := []struct {
		name       string
		registries []ra.Registry
		identity   ra.CloudIdentity
	}{
		// The images of EKS itself are in an account of AWS, and the same role has to read them.
		{"aws", []ra.Registry{payments, ecr("602401143452")},
			ra.CloudIdentity_AwsNodeRole(jsii.String("arn:aws:iam::123456789012:role/nodes"))},
		{"google", []ra.Registry{google},
			ra.CloudIdentity_GoogleNode(jsii.String("nodes@acme-prod.iam.gserviceaccount.com"))},
		{"azure", []ra.Registry{acr}, ra.CloudIdentity_AzureManagedIdentity(
			jsii.String("22222222-2222-4222-8222-222222222222"), jsii.String("11111111-1111-4111-8111-111111111111"))},
	}

	for _, cloud := range clouds {
		chart := cdk8s.NewChart(app, jsii.String(cloud.name), &cdk8s.ChartProps{
			Namespace:                 jsii.String("payments"),
			DisableResourceNameHashes: jsii.Bool(true),
		})

		// Nothing is added to the cluster: it is proven that the image comes from a registry of the nodes, and that no
		// pull secret for it is left.
		access := ra.NewPrivateRegistryAccess(chart, jsii.String("RegistryAccess"), &ra.PrivateRegistryAccessProps{
			Pattern: ra.AccessPattern_NODE_IDENTITY(),
			Credentials: &[]ra.RegistryCredentials{
				ra.RegistryCredentials_NodeIdentity(&cloud.registries, cloud.identity),
			},
		})
		image := *cloud.registries[0].ToString() + "/web:1.4.2"
		access.GrantPull(cdk8splus27.NewDeployment(chart, jsii.String("Web"), &cdk8splus27.DeploymentProps{
			Containers: &[]*cdk8splus27.ContainerProps{{Image: jsii.String(image)}},
		}), nil)

		// What the nodes have to be granted in the cloud.
		access.WriteNodeFiles(jsii.String(filepath.Join(*app.Outdir(), "nodes", cloud.name)))
	}

	app.Synth()
}
