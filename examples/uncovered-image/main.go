package main

import (
	"github.com/aws/jsii-runtime-go"
	ra "github.com/cdk8s-registry-access/cdk8s-registry-access-go/registryaccess"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
)

func main() {
	app := cdk8s.NewApp(nil)
	chart := cdk8s.NewChart(app, jsii.String("payments"), &cdk8s.ChartProps{Namespace: jsii.String("payments")})

	access := ra.NewPrivateRegistryAccess(chart, jsii.String("RegistryAccess"), &ra.PrivateRegistryAccessProps{
		Pattern: ra.AccessPattern_NAMESPACE(),
		Credentials: &[]ra.RegistryCredentials{
			ra.RegistryCredentials_ExistingSecret(jsii.String("harbor-pull"), &ra.ExistingSecretProps{
				Covers: &[]ra.Registry{ra.Registry_Harbor(jsii.String("registry.example.com"))},
			}),
		},
	})

	// The image in the file is on port 5000, and the pull secret is for the host without a port: synthesis fails.
	web := cdk8s.NewInclude(chart, jsii.String("Web"), &cdk8s.IncludeProps{Url: jsii.String("web.yaml")})
	access.GrantPull(web, nil)

	app.Synth()
}
