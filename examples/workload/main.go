package main

import (
	"github.com/aws/jsii-runtime-go"
	ra "github.com/cdk8s-registry-access/cdk8s-registry-access-go/registryaccess"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
	"github.com/cdk8s-team/cdk8s-plus-go/cdk8splus27/v2"
)

func main() {
	app := cdk8s.NewApp(nil)
	chart := cdk8s.NewChart(app, jsii.String("preview"), &cdk8s.ChartProps{
		Namespace:                 jsii.String("preview"),
		DisableResourceNameHashes: jsii.Bool(true),
	})

	// Credentials that end in a manifest can be written to a chart, and so a file, of their own: keep that file out of
	// Git.
	secretsChart := cdk8s.NewChart(app, jsii.String("preview-secrets"), &cdk8s.ChartProps{Namespace: jsii.String("preview")})

	// The variable is that of the process when it starts: os.Setenv comes too late.
	ghcr := ra.RegistryCredentials_EnvironmentInManifest(ra.Registry_Ghcr(), &ra.EnvironmentCredentialsProps{
		Username:         jsii.String("octocat"),
		PasswordVariable: jsii.String("GHCR_TOKEN"),
	})
	access := ra.NewPrivateRegistryAccess(chart, jsii.String("RegistryAccess"), &ra.PrivateRegistryAccessProps{
		Pattern:        ra.AccessPattern_WORKLOAD(),
		Credentials:    &[]ra.RegistryCredentials{ghcr},
		SecretName:     jsii.String("ghcr-pull"),
		VersionedNames: jsii.Bool(true), // a new token is a new Secret, and rolls the pods out again
		SecretsChart:   secretsChart,
	})

	web := cdk8splus27.NewDeployment(chart, jsii.String("Web"), &cdk8splus27.DeploymentProps{
		Containers: &[]*cdk8splus27.ContainerProps{{Image: jsii.String("ghcr.io/octo-org/web:7.2.0")}},
	})
	access.GrantPull(web, nil)

	app.Synth()
}
