package main

import (
	"github.com/aws/jsii-runtime-go"
	ra "github.com/cdk8s-registry-access/cdk8s-registry-access-go/registryaccess"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
	"github.com/cdk8s-team/cdk8s-plus-go/cdk8splus27/v2"
)

func main() {
	app := cdk8s.NewApp(nil)
	chart := cdk8s.NewChart(app, jsii.String("vault"), &cdk8s.ChartProps{
		Namespace:                 jsii.String("vault"),
		DisableResourceNameHashes: jsii.Bool(true),
	})

	harbor := ra.Registry_Harbor(jsii.String("registry.example.com"))
	// Each key is limited to one project, so each workload carries a credential for its own images only.
	signing := harbor.WithPath(jsii.String("signing"))
	audit := harbor.WithPath(jsii.String("audit"))

	access := ra.NewPrivateRegistryAccess(chart, jsii.String("RegistryAccess"), &ra.PrivateRegistryAccessProps{
		Pattern: ra.AccessPattern_DEDICATED_SERVICE_ACCOUNT(),
		Credentials: &[]ra.RegistryCredentials{
			ra.RegistryCredentials_EnvironmentInManifest(signing, &ra.EnvironmentCredentialsProps{
				Username: jsii.String("robot$signing"), PasswordVariable: jsii.String("SIGNING_PASSWORD"),
			}),
			ra.RegistryCredentials_EnvironmentInManifest(audit, &ra.EnvironmentCredentialsProps{
				Username: jsii.String("robot$audit"), PasswordVariable: jsii.String("AUDIT_PASSWORD"),
			}),
		},
		SecretName: jsii.String("harbor"),
	})

	signer := cdk8splus27.NewDeployment(chart, jsii.String("Signer"), &cdk8splus27.DeploymentProps{
		Containers: &[]*cdk8splus27.ContainerProps{{Image: jsii.String("registry.example.com/signing/signer:3.0.1")}},
	})
	access.GrantPull(signer, &ra.GrantPullOptions{Registries: &[]ra.Registry{signing}})

	// Any construct will do: here a raw object that names a ServiceAccount of its own, which then carries the pull
	// secret. An ApiObject takes no spec in Go: a JSON patch adds it.
	metadata := &cdk8s.ApiObjectMetadata{Name: jsii.String("auditor")}
	cdk8s.NewApiObject(chart, jsii.String("AuditorAccount"), &cdk8s.ApiObjectProps{
		ApiVersion: jsii.String("v1"), Kind: jsii.String("ServiceAccount"), Metadata: metadata,
	})
	auditor := cdk8s.NewApiObject(chart, jsii.String("Auditor"), &cdk8s.ApiObjectProps{
		ApiVersion: jsii.String("batch/v1"), Kind: jsii.String("CronJob"), Metadata: metadata,
	})
	type object = map[string]interface{}
	podSpec := object{
		"serviceAccountName": "auditor",
		"restartPolicy":      "Never",
		"containers":         []object{{"name": "auditor", "image": "registry.example.com/audit/auditor:2.2.0"}},
	}
	auditor.AddJsonPatch(cdk8s.JsonPatch_Add(jsii.String("/spec"), object{
		"schedule":    "0 3 * * *",
		"jobTemplate": object{"spec": object{"template": object{"spec": podSpec}}},
	}))
	access.GrantPull(auditor, &ra.GrantPullOptions{Registries: &[]ra.Registry{audit}})

	app.Synth()
}
