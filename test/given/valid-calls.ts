import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiObject, App, Chart, Duration } from 'cdk8s';
import * as api from '../../src';
import signatures from '../../src/given/signatures.json';
import { sealedValue } from '../encrypted/support';
import { temporaryFolder } from '../support/folder';

const {
  AccessPattern, CloudIdentity, CredentialProvider, CredentialProviderConfig, DockerConfigJson, ExternalCredentials,
  ExternalSecretStore, GeneratorIdentity, ImageReference, Keyring, Registry, RegistryCredentials, ScopedPullSecret,
} = api;

export type Values = Record<string, unknown>;

const CALLS: Values = signatures.calls;
const STRUCTS: Values = signatures.structs;
const CHOICES: Record<string, string[]> = signatures.choices;

/** What a call and what is called have in common. */
let scope: Chart;

/** Begins an app, so that names are free again. */
export function begin(): void {
  scope = new Chart(new App(), 'payments', { namespace: 'payments' });
}

const GUID = '11111111-2222-3333-4444-555555555555';
const ROLE = 'arn:aws:iam::123456789012:role/pull';

const ecr = () => Registry.ecr({ account: '123456789012', region: 'eu-west-1' });
const token = () => RegistryCredentials.token(ecr(), { identity: CloudIdentity.eksPodIdentity() });
const secret = () => ScopedPullSecret.fromSecretName('pull', { covers: [Registry.ghcr()], namespace: 'payments' });
const chart = () => scope;
const literal = () => new ScopedPullSecret(chart(), 'Secret', {
  credentials: [RegistryCredentials.unsafeLiteralInManifest(Registry.ghcr(), 'pull', 'password')],
});
const pod = () => new ApiObject(chart(), 'Pod', {
  apiVersion: 'v1', kind: 'Pod', spec: { containers: [{ name: 'main', image: 'example.com/app:1' }] },
});

const folder = temporaryFolder();

function file(name: string, content: object): string {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(content));
  return path;
}

/** Valid values: of a parameter or member of one call or struct, of all with a name, of a type, in this order. */
const MAKERS: Record<string, () => unknown> = {
  'AdditionalImage.image': () => 'ghcr.io/acme/app:1',
  'AlibabaRegistryProps.region': () => 'cn-hangzhou',
  'AuditIgnore.rule': () => 'PRA103',
  'AwsAccessKeyProps.secretName': () => 'aws',
  'CloudIdentity.jfrogOidc.host': () => 'acme.jfrog.io',
  'CloudIdentity.cloudGrants.registries': () => [ecr()],
  'CredentialProvider.azure.props': () => ({ registries: [Registry.acr('contoso')] }),
  'CredentialProvider.google.props': () => ({ registries: [Registry.gcr()] }),
  'CredentialProviderProps.registries': () => [ecr()],
  'DockerConfigEntry.key': () => 'ghcr.io',
  'DockerConfigJson.parse.text': () => '{"auths":{}}',
  'DockerConfigJson.parseLegacy.text': () => '{}',
  'EcrRefreshCronJobProps.registries': () => [ecr()],
  'EcrRegistryProps.region': () => 'eu-west-1',
  'ExternalCredentials.token.registry': ecr,
  'ExternalLoginProps.username': () => 'pull',
  'EnvironmentCredentialsProps.username': () => 'pull',
  'GeneratorIdentity.azureServicePrincipal.clientId': () => 'azure/id',
  'GeneratorIdentity.githubApp.appId': () => '1',
  'GkeWorkloadIdentityProps.location': () => 'europe-west1',
  'GeneratorIdentity.cloudsmithService.service': () => 'pull',
  'KyvernoSecretCloneProps.source': () => literal(),
  'KyvernoSecretCloneProps.namespaceSelector': () => ({ names: ['shop'] }),
  'KyvernoPullSecretInjectionProps.namespaceSelector': () => ({ names: ['shop'] }),
  'PrivateRegistryAccessProps.credentials': () => [token()],
  'PrivateRegistryAccess.namespacesOf.scope': () => chart().node.root,
  'RefreshCronJobProps.credentials': () => [token()],
  'Registry.ibm.region': () => 'de',
  'Registry.ocir.region': () => 'fra',
  'Registry.scaleway.region': () => 'fr-par',
  'RegistryAudit.addObject.object': () => ({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' } }),
  'RegistryAuditValidation.validate.context': () => ({
    manifests: [], logger: { log() {} }, report: { addViolation() {}, submit() {} },
  }),
  'RegistryCredentials.credentialProvider.provider': () => CredentialProvider.ecr({ registries: [ecr()] }),
  'RegistryCredentials.dockerConfigInManifest.file': () =>
    file('config.json', { auths: { 'ghcr.io': { auth: 'YTpi' } } }),
  'RegistryCredentials.nodeIdentity.registries': () => [ecr()],
  'RegistryCredentials.serviceAccountKeyInManifest.file': () => file('key.json', {
    type: 'service_account',
    project_id: 'acme',
    private_key_id: '1',
    client_email: 'a@acme.iam.gserviceaccount.com',
    private_key: '-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----\n',
  }),
  'RegistryCredentials.serviceAccountKeyInManifest.registry': () =>
    Registry.artifactRegistry({ location: 'europe-west1', project: 'acme' }),
  'RegistryCredentials.token.registry': ecr,
  'TokenCredentialsProps.identity': () => CloudIdentity.irsa(ROLE),
  'EncryptedCredentialsProps.texts': () => [JSON.stringify({
    apiVersion: 'bitnami.com/v1alpha1',
    kind: 'SealedSecret',
    metadata: { name: 'pull', namespace: 'payments' },
    spec: {
      encryptedData: { '.dockerconfigjson': sealedValue() },
      template: { type: 'kubernetes.io/dockerconfigjson', metadata: { name: 'pull', namespace: 'payments' } },
    },
  })],
  'account': () => '123456789012',
  'accessKeyId': () => 'aws/id',
  'audience': () => 'registry',
  'clientId': () => GUID,
  'clientSecret': () => 'azure/secret',
  'cluster': () => 'main',
  'file': () => 'key.json',
  'folder': () => folder,
  'glob': () => '*.example.com',
  'host': () => 'registry.example.com',
  'httpsProxy': () => 'http://proxy.example.com:3128',
  'id': () => 'Id',
  'image': () => 'ghcr.io/acme/app:1',
  'installationId': () => '22',
  'integration': () => 'prod',
  'key': () => 'github/key.pem',
  'location': () => 'europe-west1',
  'name': () => 'contoso',
  'names': () => ['payments'],
  'namespace': () => 'payments',
  'oidcIssuer': () => 'https://oidc.example.com',
  'organization': () => 'acme',
  'ScopedPullSecretProps.credentials': () =>
    [RegistryCredentials.unsafeLiteralInManifest(Registry.ghcr(), 'pull', 'password')],
  'password': () => 'password',
  'passwordVariable': () => 'PATH',
  'path': () => 'team-a',
  'paths': () => [file('pod.json', { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' } })],
  'pool': () => 'pool',
  'privateKey': () => 'github/key.pem',
  'program': () => 'acme-credential-provider',
  'project': () => 'acme-project',
  'projectNumber': () => '123456789012',
  'provider': () => 'provider',
  'reason': () => 'known',
  'robotAccount': () => 'acme+pull',
  'roleArn': () => ROLE,
  'secretAccessKey': () => 'aws/key',
  'secretName': () => 'pull',
  'service': () => 'pull',
  'serviceAccountName': () => 'pull',
  'serviceAccounts': () => [],
  'target': pod,
  'tenantId': () => GUID,
  'text': () => 'ghcr.io/acme/app:1',
  'token': () => 'gitlab/token',
  'username': () => 'pull',
  'version': () => '1.36',
  'AccessPattern': () => AccessPattern.NAMESPACE,
  'any': () => ({}),
  'App': () => new App(),
  'boolean': () => true,
  'Chart': chart,
  'CloudIdentity': () => CloudIdentity.irsa(ROLE),
  'Construct': chart,
  'CredentialProvider': () => CredentialProvider.ecr({ registries: [ecr()] }),
  'CredentialProviderConfig': () =>
    CredentialProviderConfig.of([CredentialProvider.ecr({ registries: [ecr()] })], '1.34'),
  'date': () => new Date(0),
  'DockerConfigJson': () => DockerConfigJson.of([]),
  'Duration': () => Duration.minutes(30),
  'ExternalCredentials': () => ExternalCredentials.token(ecr(), { identity: GeneratorIdentity.controller() }),
  'ExternalSecretStore': () => ExternalSecretStore.secretStore('store'),
  'GeneratorIdentity': () => GeneratorIdentity.controller(),
  'IConstruct': pod,
  'ImageReference': () => ImageReference.parse('ghcr.io/acme/app:1'),
  'IPullSecret': secret,
  'Keyring': () => Keyring.of([]),
  'number': () => 443,
  'PrivateRegistryAccess': () => new api.PrivateRegistryAccess(chart(), 'Access', {
    pattern: AccessPattern.NODE_IDENTITY, credentials: [RegistryCredentials.nodeIdentity([ecr()])],
  }),
  'RefreshCronJob': () => new api.RefreshCronJob(chart(), 'Refresh', { credentials: [token()] }),
  'Registry': () => Registry.harbor('registry.example.com'),
  'RegistryAudit': () => new api.RegistryAudit(),
  'RegistryAuditValidation': () => new api.RegistryAuditValidation(),
  'RegistryCredentials': () => RegistryCredentials.existingSecret('pull', { covers: [Registry.ghcr()] }),
  'ScopedPullSecret': secret,
  'SecretReplication': () => api.SecretReplication.reflector({ names: ['shop'] }),
  'string': () => 'text',
};

export interface Parameter {
  /** The call or struct that has it. */
  readonly of: string;
  readonly name: string;
  readonly type: string;
  readonly optional: boolean;
}

/** The parameters of a call, or the members of a struct. */
export function parametersOf(of: string): Parameter[] {
  const text = (CALLS[of] ?? STRUCTS[of]) as string;
  return text.split(', ').map(parameter => {
    const [, name, mark, type] = /^(\w+)(\??): (.*)$/.exec(parameter)!;
    return { of, name, type, optional: mark === '?' };
  });
}

export const isStruct = (type: string) => type in STRUCTS;

/** A valid value of a parameter. */
export function valid({ of, name, type }: Parameter): unknown {
  const maker = MAKERS[`${of}.${name}`] ?? MAKERS[name] ?? MAKERS[type];
  if (maker) {
    return maker();
  }
  if (/\[\]$|\{\}$/.test(type)) {
    const element = valid({ of: '', name: '', type: type.slice(0, -2), optional: false });
    return type.endsWith('[]') ? [element] : { 'example.com': element };
  }
  return type in CHOICES ? CHOICES[type][0] : validStruct(type);
}

/** Members without which a struct is not valid, though each of them is optional. */
const ONE_OF: Record<string, string[]> = {
  CredentialProviderProps: ['registries'],
  EncryptedCredentialsProps: ['texts'],
  EnvironmentCredentialsProps: ['username'],
  ExternalLoginProps: ['username'],
  NamespaceSelector: ['names'],
  RefreshCaBundle: ['configMapName'],
};

export function validStruct(type: string): Values {
  const members = parametersOf(type).filter(({ name, optional }) => !optional || ONE_OF[type]?.includes(name));
  return Object.fromEntries(members.map(member => [member.name, valid(member)]));
}

/** Calls a public function or constructor. */
export function call(name: string, given: readonly unknown[]): unknown {
  const [type, method] = name.split('.');
  const known = (api as unknown as Record<string, any>)[type];
  if (method === undefined) {
    return new known(...given);
  }
  const owner = method in known ? known : valid({ of: '', name: '', type, optional: false });
  return owner[method](...given);
}

/** A parameter or a member of one that is a struct, and the arguments with a value in its place. */
export interface Place {
  readonly parameter: Parameter;
  readonly given: (value: unknown) => unknown[];
}

export function placesOf(name: string): Place[] {
  const parameters = parametersOf(name);
  return parameters.flatMap((parameter, index) => {
    const given = (value: unknown) => {
      begin();
      return parameters.map((other, i) => i === index ? value : other.optional ? undefined : valid(other));
    };
    return [{ parameter, given }, ...membersOf(parameter, given)];
  });
}

function membersOf(whole: Parameter, given: Place['given']): Place[] {
  const { type } = whole;
  const struct = type.replace(/\[\]$/, '');
  return (isStruct(struct) ? parametersOf(struct) : []).flatMap(parameter => {
    const givenMember = (value: unknown) => {
      const isList = struct !== type;
      const props = { ...isList ? validStruct(struct) : valid(whole) as Values, [parameter.name]: value };
      return given(isList ? [props] : props);
    };
    return [{ parameter, given: givenMember }, ...membersOf(parameter, givenMember)];
  });
}
