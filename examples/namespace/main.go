package main

import (
	"github.com/aws/jsii-runtime-go"
	ra "github.com/cdk8s-registry-access/cdk8s-registry-access-go/registryaccess"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
	"github.com/cdk8s-team/cdk8s-plus-go/cdk8splus27/v2"
)

func main() {
	app := cdk8s.NewApp(nil)
	chart := cdk8s.NewChart(app, jsii.String("payments"), &cdk8s.ChartProps{
		Namespace:                 jsii.String("payments"),
		DisableResourceNameHashes: jsii.Bool(true),
	})

	harbor := ra.Registry_Harbor(jsii.String("registry.example.com"))

	// The pull secret exists in the cluster already: nothing confidential is written to Git.
	access := ra.NewPrivateRegistryAccess(chart, jsii.String("RegistryAccess"), &ra.PrivateRegistryAccessProps{
		Pattern: ra.AccessPattern_NAMESPACE(),
		Credentials: &[]ra.RegistryCredentials{
			ra.RegistryCredentials_ExistingSecret(jsii.String("harbor-pull"), &ra.ExistingSecretProps{
				Covers: &[]ra.Registry{harbor},
			}),
		},
	})

	web := cdk8splus27.NewDeployment(chart, jsii.String("Web"), &cdk8splus27.DeploymentProps{
		Containers: &[]*cdk8splus27.ContainerProps{{Image: jsii.String("registry.example.com/payments/web:1.4.2")}},
	})
	access.GrantPull(web, nil)

	app.Synth()
}
