package main

import (
	"github.com/aws/jsii-runtime-go"
	ra "github.com/cdk8s-registry-access/cdk8s-registry-access-go/registryaccess"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
	"github.com/cdk8s-team/cdk8s-plus-go/cdk8splus27/v2"
)

func main() {
	app := cdk8s.NewApp(nil)
	ra.TargetKubernetes_Set(app, jsii.String("1.36"))
	platform := cdk8s.NewChart(app, jsii.String("platform"), nil)

	harbor := ra.Registry_Harbor(jsii.String("registry.example.com"))
	labels := &map[string]*string{"registry.example.com/pull": jsii.String("true")}

	// In every namespace with the label, those that are made later included: External Secrets makes the Secret there,
	// and the API server adds it to each pod with an image of the registry, whoever makes the pod.
	robot := ra.ExternalCredentials_Login(harbor, &ra.ExternalLoginProps{
		Store:            ra.ExternalSecretStore_ClusterSecretStore(jsii.String("vault")),
		Key:              jsii.String("harbor/robot"),
		UsernameProperty: jsii.String("name"),
		PasswordProperty: jsii.String("secret"),
	})
	access := ra.NewPrivateRegistryAccess(platform, jsii.String("RegistryAccess"), &ra.PrivateRegistryAccessProps{
		Pattern:           ra.AccessPattern_ADMISSION(),
		NamespaceSelector: &ra.NamespaceSelector{MatchLabels: labels},
		Credentials: &[]ra.RegistryCredentials{
			ra.RegistryCredentials_ExternalSecret(robot, nil),
		},
		ExternalSecrets: &ra.ExternalSecretsOptions{SecretName: jsii.String("harbor-pull")},
		Admission:       &ra.AdmissionOptions{PolicyName: jsii.String("add-harbor-pull")},
		// What an operator runs in a namespace of the app is proven by the label of that namespace.
		Coverage: &ra.CoverageOptions{
			AdditionalImages: &[]*ra.AdditionalImage{{
				Image: jsii.String(*harbor.ToString() + "/spark/executor:3.5"), Namespace: jsii.String("reports"),
			}},
		},
	})

	reports := cdk8s.NewChart(app, jsii.String("reports"), &cdk8s.ChartProps{
		Namespace:                 jsii.String("reports"),
		DisableResourceNameHashes: jsii.Bool(true),
	})
	cdk8s.NewApiObject(reports, jsii.String("Namespace"), &cdk8s.ApiObjectProps{
		ApiVersion: jsii.String("v1"),
		Kind:       jsii.String("Namespace"),
		Metadata:   &cdk8s.ApiObjectMetadata{Name: jsii.String("reports"), Labels: labels},
	})

	// A policy is active about a second after it is made, so workloads of the app name the Secret themselves too.
	web := cdk8splus27.NewDeployment(reports, jsii.String("Web"), &cdk8splus27.DeploymentProps{
		Containers: &[]*cdk8splus27.ContainerProps{{Image: jsii.String(*harbor.ToString() + "/reports/web:1.4.2")}},
	})
	access.GrantPull(web, nil)

	app.Synth()
}
