// Paths of files are those from where the process was started.
package main

import (
	"github.com/aws/jsii-runtime-go"
	ra "github.com/cdk8s-registry-access/cdk8s-registry-access-go/registryaccess"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
)

func chartOf(app cdk8s.App, namespace string) cdk8s.Chart {
	return cdk8s.NewChart(app, jsii.String(namespace), &cdk8s.ChartProps{Namespace: jsii.String(namespace)})
}

func main() {
	app := cdk8s.NewApp(nil)
	ra.TargetKubernetes_Set(app, jsii.String("1.34"))

	harbor := ra.Registry_Harbor(jsii.String("registry.example.com"))
	ecr := ra.Registry_Ecr(&ra.EcrRegistryProps{
		Account: jsii.String("123456789012"), Region: jsii.String("eu-west-1"),
	})
	google := ra.Registry_ArtifactRegistry(&ra.ArtifactRegistryProps{
		Location: jsii.String("europe-west1"), Project: jsii.String("acme-prod"), Repository: jsii.String("payments"),
	})
	pull := ra.CloudIdentity_Irsa(jsii.String("arn:aws:iam::123456789012:role/pull"), nil)

	// In the manifest: keep these files out of Git.
	ra.NewPrivateRegistryAccess(chartOf(app, "local"), jsii.String("RegistryAccess"), &ra.PrivateRegistryAccessProps{
		Pattern: ra.AccessPattern_NAMESPACE(),
		Credentials: &[]ra.RegistryCredentials{
			ra.RegistryCredentials_EnvironmentInManifest(ra.Registry_Ghcr(), &ra.EnvironmentCredentialsProps{
				Username: jsii.String("octocat"), PasswordVariable: jsii.String("GHCR_TOKEN"),
			}),
			ra.RegistryCredentials_DockerConfigInManifest(jsii.String("files/config.json"), &ra.DockerConfigCredentialsOptions{
				Registries: &[]ra.Registry{ra.Registry_Quay(nil)},
			}),
			ra.RegistryCredentials_ServiceAccountKeyInManifest(google, jsii.String("files/key.json"), nil),
			ra.RegistryCredentials_UnsafeLiteralInManifest(
				ra.Registry_Of(jsii.String("localhost:5000")), jsii.String("admin"), jsii.String("not-a-real-password"), nil),
		},
		SecretName: jsii.String("pull"),
	})

	// In the cluster, and nothing confidential in Git.
	payments := chartOf(app, "payments")
	tools := ra.NewScopedPullSecret(payments, jsii.String("Tools"), &ra.ScopedPullSecretProps{
		Credentials: &[]ra.RegistryCredentials{
			ra.RegistryCredentials_EnvironmentInManifest(harbor.WithPath(jsii.String("tools")), &ra.EnvironmentCredentialsProps{
				Username: jsii.String("robot$tools"), PasswordVariable: jsii.String("TOOLS_PASSWORD"),
			}),
		},
	})
	gitlab := ra.ExternalCredentials_Login(ra.Registry_Gitlab(jsii.String("gitlab.example.com")), &ra.ExternalLoginProps{
		Store:            ra.ExternalSecretStore_ClusterSecretStore(jsii.String("vault")),
		Key:              jsii.String("gitlab/pull"),
		UsernameProperty: jsii.String("name"),
		PasswordProperty: jsii.String("token"),
	})
	ra.NewPrivateRegistryAccess(payments, jsii.String("RegistryAccess"), &ra.PrivateRegistryAccessProps{
		Pattern: ra.AccessPattern_NAMESPACE(),
		Credentials: &[]ra.RegistryCredentials{
			ra.RegistryCredentials_ExistingSecret(jsii.String("harbor-pull"), &ra.ExistingSecretProps{
				Covers: &[]ra.Registry{harbor.WithPath(jsii.String("payments"))},
			}),
			ra.RegistryCredentials_PullSecrets(&[]ra.IPullSecret{tools}, nil),
			ra.RegistryCredentials_Token(ecr, &ra.TokenCredentialsProps{Identity: pull}),
			ra.RegistryCredentials_ExternalSecret(gitlab, nil),
			ra.RegistryCredentials_EncryptedSecret(&ra.EncryptedCredentialsProps{
				Files:  &[]*string{jsii.String("files/sealed.yaml")},
				Covers: &[]ra.Registry{ra.Registry_DockerHub()},
			}),
		},
	})

	// On the nodes.
	ra.NewPrivateRegistryAccess(chartOf(app, "cloud"), jsii.String("RegistryAccess"), &ra.PrivateRegistryAccessProps{
		Pattern: ra.AccessPattern_NODE_IDENTITY(),
		Credentials: &[]ra.RegistryCredentials{
			ra.RegistryCredentials_NodeIdentity(&[]ra.Registry{ra.Registry_Acr(jsii.String("contoso"), "")}, nil),
			ra.RegistryCredentials_CredentialProvider(ra.CredentialProvider_Ecr(&ra.CredentialProviderProps{
				Registries:      &[]ra.Registry{ecr},
				ServiceAccounts: &ra.ServiceAccountPullProps{Identity: pull},
			})),
		},
		ServiceAccounts: &[]*string{jsii.String("web")},
	})

	app.Synth()
}
