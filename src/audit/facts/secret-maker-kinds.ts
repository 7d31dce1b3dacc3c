import { at, entriesAt, objectsAt, textAt } from './members';
import { nameOf } from './object-ref';
import { detached } from './text';
import { apiGroup, KubernetesObject } from '../../kubernetes/kubernetes-object';

/** A Secret that an object lets somebody make. */
export interface Made {
  readonly name: string;
  /** Undefined where it can be in any namespace. */
  readonly namespace?: string;
  /** The type that it will have; undefined where that is not known. */
  readonly type?: string;
  /** Whether it will hold a Docker config, under whatever type. */
  readonly holdsConfig: boolean;
  /** Where the maker says the type. */
  readonly typeField?: string;
}

const OPAQUE = 'Opaque';
const DOCKER_CONFIG = '.dockerconfigjson';

/** A Secret that a policy of Kyverno reads in order to copy it. */
const COPIED_IN_CEL = /"secrets"\s*,\s*"[^"]*"\s*,\s*"([^"]+)"/g;

/** What makes Secrets, by `group/kind`, and which. */
const MAKERS: Readonly<Record<string, (object: KubernetesObject) => Made[]>> = {
  // https://external-secrets.io/latest/api/externalsecret/
  'external-secrets.io/ExternalSecret': object => [
    externalSecret(object.spec, nameOf(object), 'spec.target.template.type'),
  ],
  'external-secrets.io/ClusterExternalSecret': object => [{
    ...externalSecret(
      at(object.spec, 'externalSecretSpec'),
      textAt(object.spec, 'externalSecretName') ?? nameOf(object),
      'spec.externalSecretSpec.target.template.type',
    ),
    namespace: undefined,
  }],
  // https://github.com/bitnami/sealed-secrets#sealedsecrets-as-templates-for-secrets
  'bitnami.com/SealedSecret': object => [
    {
      name: nameOf(object),
      type: textAt(object.spec, 'template', 'type') ?? OPAQUE,
      typeField: 'spec.template.type',
      holdsConfig: has(object.spec, 'encryptedData'),
    },
  ],
  // https://developer.hashicorp.com/vault/docs/deploy/kubernetes/vso/api-reference#destination
  'secrets.hashicorp.com/VaultStaticSecret': vaultSecret,
  'secrets.hashicorp.com/VaultDynamicSecret': vaultSecret,
  // https://secrets-store-csi-driver.sigs.k8s.io/topics/sync-as-kubernetes-secret
  'secrets-store.csi.x-k8s.io/SecretProviderClass': object => objectsAt(object.spec, 'secretObjects').map(entry => ({
    name: textAt(entry, 'secretName') ?? '',
    type: textAt(entry, 'type') ?? OPAQUE,
    typeField: 'spec.secretObjects[].type',
    holdsConfig: objectsAt(entry, 'data').some(({ key }) => key === DOCKER_CONFIG),
  })),
  // https://github.com/isindir/sops-secrets-operator
  'isindir.github.com/SopsSecret': object => objectsAt(object.spec, 'secretTemplates').map(entry => ({
    name: textAt(entry, 'name') ?? '',
    type: textAt(entry, 'type') ?? OPAQUE,
    typeField: 'spec.secretTemplates[].type',
    holdsConfig: has(entry, 'stringData') || has(entry, 'data'),
  })),
  // https://developer.1password.com/docs/k8s/operator
  'onepassword.com/OnePasswordItem': object => [
    { name: nameOf(object), type: textAt(object, 'type') ?? OPAQUE, typeField: 'type', holdsConfig: false },
  ],
  // https://infisical.com/docs/integrations/platforms/kubernetes/infisical-secret-crd
  'secrets.infisical.com/InfisicalSecret': ({ spec }) => [
    at(spec, 'managedSecretReference'), ...objectsAt(spec, 'managedKubeSecretReferences'),
  ].map(target => ({
    name: textAt(target, 'secretName') ?? '',
    ...inNamespace(textAt(target, 'secretNamespace')),
    type: textAt(target, 'secretType') ?? OPAQUE,
    typeField: 'spec.managedKubeSecretReferences[].secretType',
    holdsConfig: entriesAt(target, 'template', 'data').some(([key]) => key === DOCKER_CONFIG),
  })),
  // https://docs.doppler.com/docs/kubernetes-operator
  'secrets.doppler.com/DopplerSecret': ({ spec }) => [{
    name: textAt(spec, 'managedSecret', 'name') ?? '',
    ...inNamespace(textAt(spec, 'managedSecret', 'namespace')),
    type: textAt(spec, 'managedSecret', 'type') ?? OPAQUE,
    typeField: 'spec.managedSecret.type',
    holdsConfig: false,
  }],
  // https://github.com/ricoberger/vault-secrets-operator
  'ricoberger.de/VaultSecret': object => [{ name: nameOf(object), holdsConfig: false }],
  // https://github.com/redhat-cop/vault-config-operator
  'redhatcop.redhat.io/VaultSecret': ({ spec }) => [{ name: textAt(spec, 'output', 'name') ?? '', holdsConfig: false }],
  // https://bitwarden.com/help/secrets-manager-kubernetes-operator/
  'k8s.bitwarden.com/BitwardenSecret': ({ spec }) => [{ name: textAt(spec, 'secretName') ?? '', holdsConfig: false }],
  // https://akv2k8s.io/reference/azure-key-vault-secret/
  'spv.no/AzureKeyVaultSecret': ({ spec }) => [
    { name: textAt(spec, 'output', 'secret', 'name') ?? '', holdsConfig: false },
  ],
  // https://github.com/external-secrets/kubernetes-external-secrets, which came before External Secrets
  'kubernetes-client.io/ExternalSecret': object => [{ name: nameOf(object), holdsConfig: false }],
  // https://github.com/zakkg3/ClusterSecret
  'clustersecret.io/ClusterSecret': object => [{ name: nameOf(object), namespace: undefined, holdsConfig: false }],
  // https://carvel.dev/secretgen-controller/docs/latest/secret-template-field/ and …/secret-export/
  'secretgen.carvel.dev/SecretTemplate': object => [{ name: nameOf(object), holdsConfig: false }],
  'secretgen.carvel.dev/SecretImport': object => [{ name: nameOf(object), holdsConfig: false }],
  // https://kyverno.io/docs/policy-types/cluster-policy/generate/
  'kyverno.io/ClusterPolicy': generatedSecrets,
  'kyverno.io/Policy': generatedSecrets,
  // https://kyverno.io/docs/policy-types/generating-policy/
  'policies.kyverno.io/GeneratingPolicy': object => objectsAt(object.spec, 'generate').flatMap(({ expression }) =>
    [...String(expression).matchAll(COPIED_IN_CEL)].map(([, name]) =>
      ({ name, namespace: undefined, holdsConfig: false }))),
  // https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/secretgenerator/
  'kustomize.config.k8s.io/Kustomization': object =>
    objectsAt(object, 'secretGenerator').map(entry => ({
      name: textAt(entry, 'name') ?? '',
      type: textAt(entry, 'type') ?? OPAQUE,
      typeField: 'secretGenerator[].type',
      holdsConfig: false,
    })),
};

/** Whether objects of a kind make Secrets. */
export function isSecretMaker(apiVersion: string | undefined, kind: string | undefined): boolean {
  return Object.hasOwn(MAKERS, kindOf(apiVersion, kind));
}

/** The Secrets that an object of such a kind makes. */
export function madeBy(object: KubernetesObject): Made[] {
  return MAKERS[kindOf(object.apiVersion, object.kind)](object);
}

function kindOf(apiVersion: string | undefined, kind: string | undefined): string {
  return `${apiGroup(apiVersion)}/${kind}`;
}

function externalSecret(spec: unknown, name: string, typeField: string): Made {
  const template = at(spec, 'target', 'template');
  // Other policies leave the Secret, and so its type, to somebody else:
  // https://external-secrets.io/latest/guides/ownership-deletion-policy/
  const isCreated = !['Merge', 'None'].includes(textAt(spec, 'target', 'creationPolicy') ?? '');
  return {
    name: textAt(spec, 'target', 'name') ?? name,
    ...(isCreated ? { type: textAt(template, 'type') ?? OPAQUE, typeField } : {}),
    holdsConfig:
      entriesAt(template, 'data').some(([key]) => key === DOCKER_CONFIG)
      || objectsAt(spec, 'data').some(({ secretKey }) => secretKey === DOCKER_CONFIG),
  };
}

function inNamespace(namespace: string | undefined): Pick<Made, 'namespace'> {
  return namespace === undefined ? {} : { namespace };
}

function vaultSecret({ spec }: KubernetesObject): Made[] {
  return [{
    name: textAt(spec, 'destination', 'name') ?? '',
    type: textAt(spec, 'destination', 'type') ?? OPAQUE,
    typeField: 'spec.destination.type',
    holdsConfig: entriesAt(spec, 'destination', 'transformation', 'templates').some(([key]) => key === DOCKER_CONFIG),
  }];
}

function generatedSecrets({ spec }: KubernetesObject): Made[] {
  const generated = objectsAt(spec, 'rules')
    .map(rule => at(rule, 'generate'))
    .filter(generate => at(generate, 'kind') === 'Secret');
  return generated.map(generate => {
    const namespace = textAt(generate, 'namespace');
    const isLiteral = namespace !== undefined && !namespace.includes('{{');
    return {
      name: textAt(generate, 'name') ?? '',
      holdsConfig: false,
      namespace: isLiteral ? detached(namespace) : undefined,
    };
  });
}

function has(object: unknown, member: string): boolean {
  return entriesAt(object, member).some(([key]) => key === DOCKER_CONFIG);
}
