import { Chart, Testing } from 'cdk8s';
import {
  AccessPattern, ExternalCredentials, ExternalSecretsOptions, ExternalSecretStore, GeneratorIdentity,
  PrivateRegistryAccess, PrivateRegistryAccessProps, Registry, RegistryCredentials,
} from '../../src';
import { selectedSecrets } from '../access/support';

export const vault = ExternalSecretStore.clusterSecretStore('vault');
export const harbor = Registry.harbor('registry.example.com');
export const ecr = Registry.ecr({ account: '123456789012', region: 'eu-west-1' });
export const google = Registry.artifactRegistry({ location: 'europe', project: 'acme-prod' });
export const acr = Registry.acr('acmeprod');

export const serviceAccount = GeneratorIdentity.serviceAccount('pull');
export const googleKey = GeneratorIdentity.googleServiceAccountKey('google/key.json');
export const accessToken = GeneratorIdentity.gitlabAccessToken('gitlab/token');
export const robot = GeneratorIdentity.quayRobot('acme+pull', 'pull');
export const githubApp = GeneratorIdentity.githubApp('1', '22', 'github/key.pem');
export const cloudsmith = GeneratorIdentity.cloudsmithService('acme', 'pull', 'pull');

export function login(registry = harbor): ExternalCredentials {
  return ExternalCredentials.login(registry, {
    store: vault, key: `pull/${registry}`, usernameProperty: 'name', passwordProperty: 'secret',
  });
}

export function ecrToken(registry = ecr): ExternalCredentials {
  return ExternalCredentials.token(registry, { identity: serviceAccount });
}

export function gitlabToken(path?: string): ExternalCredentials {
  const registry = path === undefined ? Registry.gitlab() : Registry.gitlab().withPath(path);
  return ExternalCredentials.token(registry, { group: 'acme/apps', identity: accessToken });
}

/** One of each kind of token, by the kind of its generator. */
export const TOKENS: Readonly<Record<string, ExternalCredentials>> = {
  ECRAuthorizationToken: ecrToken(),
  GCRAccessToken: ExternalCredentials.token(google, { identity: googleKey }),
  ACRAccessToken: ExternalCredentials.token(acr, { identity: serviceAccount }),
  QuayAccessToken: ExternalCredentials.token(Registry.quay(), { identity: robot }),
  GitlabDeployToken: gitlabToken(),
  GithubAccessToken: ExternalCredentials.token(Registry.ghcr(), { identity: githubApp }),
  CloudsmithAccessToken: ExternalCredentials.token(Registry.of('docker.cloudsmith.io'), { identity: cloudsmith }),
};

/** What a `PrivateRegistryAccess` is told, and in one with it what External Secrets is told. */
export interface ExternalAccessProps
  extends
  ExternalSecretsOptions,
  Pick<Partial<PrivateRegistryAccessProps>, 'pattern' | 'namespaces' | 'namespaceSelector'> {
  readonly credentials?: ExternalCredentials[];
}

/** Gives access with pull secrets of External Secrets, and with nothing else. */
export function externalAccess(chart: Chart, id: string, props: ExternalAccessProps): PrivateRegistryAccess {
  const {
    credentials = [login()], pattern = AccessPattern.WORKLOAD, namespaces, namespaceSelector, ...externalSecrets
  } = props;
  return new PrivateRegistryAccess(chart, id, {
    pattern,
    namespaces,
    namespaceSelector,
    credentials: credentials.map(entry => RegistryCredentials.externalSecret(entry)),
    externalSecrets,
  });
}

/** A pull secret of the namespace of a chart, or of some that are listed. */
export function pullSecret(props: ExternalAccessProps = {}, namespace: string | null = 'payments') {
  const chart = new Chart(Testing.app(), 'chart', { namespace: namespace ?? undefined });
  const access = externalAccess(chart, 'Pull', { secretName: 'registries', ...props });
  return { chart, access, secret: access.secrets[0], ...synth(chart) };
}

/** A pull secret of namespaces that have a label, or that another selector finds. */
export function clusterPullSecret(props: ExternalAccessProps = {}) {
  const chart = new Chart(Testing.app(), 'chart');
  const access = externalAccess(chart, 'Pull', {
    credentials: [ecrToken()], secretName: 'registries', namespaceSelector: { matchLabels: { pull: 'yes' } }, ...props,
  });
  return { chart, access, secret: selectedSecrets(access)[0], ...synth(chart) };
}

function synth(chart: Chart) {
  const objects: any[] = Testing.synth(chart);
  return {
    objects,
    ofKind: (kind: string) => objects.find(object => object.kind === kind),
    allOfKind: (kind: string) => objects.filter(object => object.kind === kind),
  };
}
