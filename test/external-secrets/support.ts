import { Chart, Testing } from 'cdk8s';
import {
  ClusterExternalPullSecret, ClusterExternalPullSecretProps, ExternalCredentials, ExternalPullSecret, ExternalPullSecretProps, ExternalSecretStore,
  GeneratorIdentity, Registry,
} from '../../src';

export const vault = ExternalSecretStore.clusterSecretStore('vault');
export const harbor = Registry.harbor('registry.example.com');
export const ecr = Registry.ecr({ account: '123456789012', region: 'eu-west-1' });
export const google = Registry.artifactRegistry({ location: 'europe', project: 'acme-prod' });
export const acr = Registry.acr('acmeprod');

export const serviceAccount = GeneratorIdentity.serviceAccount('pull');
export const googleKey = GeneratorIdentity.googleServiceAccountKey({ secretName: 'google', key: 'key.json' });
export const accessToken = { secretName: 'gitlab', key: 'token' };
export const privateKey = { secretName: 'github', key: 'key.pem' };

export function login(registry = harbor): ExternalCredentials {
  return ExternalCredentials.login(registry, { store: vault, key: `pull/${registry}`, usernameProperty: 'name', passwordProperty: 'secret' });
}

export function ecrToken(registry = ecr): ExternalCredentials {
  return ExternalCredentials.ecrToken(registry, { identity: serviceAccount });
}

/** One of each kind of token, by the kind of its generator. */
export const TOKENS: Readonly<Record<string, ExternalCredentials>> = {
  ECRAuthorizationToken: ecrToken(),
  GCRAccessToken: ExternalCredentials.artifactRegistryToken(google, { identity: googleKey }),
  ACRAccessToken: ExternalCredentials.acrToken(acr, { identity: serviceAccount }),
  QuayAccessToken: ExternalCredentials.quayToken(Registry.quay(), { robotAccount: 'acme+pull', serviceAccountName: 'pull' }),
  GitlabDeployToken: ExternalCredentials.gitlabDeployToken(Registry.gitlab(), { group: 'acme/apps', accessToken }),
  GithubAccessToken: ExternalCredentials.githubToken(Registry.ghcr(), { appId: '1', installationId: '22', privateKey }),
  CloudsmithAccessToken: ExternalCredentials.cloudsmithToken(Registry.of('docker.cloudsmith.io'), {
    organization: 'acme', service: 'pull', serviceAccountName: 'pull',
  }),
};

export function pullSecret(props: Partial<ExternalPullSecretProps> = {}, namespace: string | null = 'payments') {
  const chart = new Chart(Testing.app(), 'chart', { namespace: namespace ?? undefined });
  const secret = new ExternalPullSecret(chart, 'Pull', { credentials: [login()], secretName: 'registries', ...props });
  return { secret, ...synth(chart) };
}

export function clusterPullSecret(props: Partial<ClusterExternalPullSecretProps> = {}) {
  const chart = new Chart(Testing.app(), 'chart');
  const secret = new ClusterExternalPullSecret(chart, 'Pull', {
    credentials: [ecrToken()], secretName: 'registries', namespaceSelectors: [{ matchLabels: { pull: 'yes' } }], ...props,
  });
  return { secret, ...synth(chart) };
}

function synth(chart: Chart) {
  const objects: any[] = Testing.synth(chart);
  return { objects, ofKind: (kind: string) => objects.find(object => object.kind === kind) };
}
