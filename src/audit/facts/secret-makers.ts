import { apiGroup, KubernetesObject } from '../../kubernetes/kubernetes-object';
import { objectKey } from '../../kubernetes/name';
import { AuditOrigin } from '../audit-report';
import { at, entriesAt, objectsAt, textAt } from './members';
import { nameOf, Subject, subjectOf } from './object-ref';
import { RefreshJob } from './refresh-jobs';
import { scriptFacts } from './script-facts';
import { detached } from './text';
import { memoized } from '../../pull/memoized';

/** A Secret that something else than a manifest makes. */
export interface MadeSecret {
  /** The object that makes it. */
  readonly maker: Subject;
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

type Made = Omit<MadeSecret, 'maker'>;

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

/** Annotations of a Secret that let a controller copy it into other namespaces, and whether a value says so. */
const COPIED = [
  'reflector.v1.k8s.emberstack.com/reflection-auto-enabled', // https://github.com/emberstack/kubernetes-reflector
  'replicator.v1.mittwald.de/replicate-to', // https://github.com/mittwald/kubernetes-replicator
  'replicator.v1.mittwald.de/replicate-to-matching',
  'kubed.appscode.com/sync', // https://config-syncer.com/docs/v0.15.4/guides/config-syncer/intra-cluster/
];

/** Whether objects of a kind make Secrets. */
export function isSecretMaker(apiVersion: string | undefined, kind: string | undefined): boolean {
  return Object.hasOwn(MAKERS, `${apiGroup(apiVersion)}/${kind}`);
}

/** The Secrets that something else than a manifest makes. */
export class SecretMakers {
  /** Those of objects whose purpose it is. */
  public readonly list: MadeSecret[] = [];
  private readonly byName = new Map<string, MadeSecret>();
  private readonly byNameAlone = new Map<string, MadeSecret[]>();
  private readonly byHand = new Set<string>();

  public addMaker(object: KubernetesObject, origin: AuditOrigin): boolean {
    const maker = subjectOf(object, origin);
    MAKERS[`${apiGroup(object.apiVersion)}/${object.kind}`](object).forEach(made =>
      this.list.push(this.note({ namespace: maker.namespace || undefined, ...made, maker })),
    );
    return true;
  }

  /** Notes a Secret that a controller copies into other namespaces. */
  public addCopied(object: KubernetesObject, origin: AuditOrigin): void {
    if (COPIED.some(key => ![undefined, 'false'].includes(textAt(object.metadata, 'annotations', key)))) {
      this.note({ maker: subjectOf(object, origin), name: nameOf(object), holdsConfig: false });
    }
  }

  /** Notes the Secrets that commands make: somebody runs them, in whichever namespace. */
  public addScript(text: string): void {
    if (text.includes('create secret')) {
      scriptFacts([text]).secretNames.forEach(name => this.byHand.add(name));
    }
  }

  /** Whether a Secret of a name is made by commands in the files. */
  public isMadeByHand(name: string): boolean {
    return this.byHand.has(name);
  }

  /** Notes the Secrets that a refresh job writes. */
  public noteJob({ subject, facts: { secretNames, namespaces } }: RefreshJob): void {
    const isLiteral = (text: string) => !text.includes('$');
    // Names in variables are not known; namespaces in variables can be any.
    const written =
      namespaces.length === 0 ? [subject.namespace] : namespaces.every(isLiteral) ? namespaces : [undefined];
    for (const name of secretNames.filter(isLiteral)) {
      written.forEach(namespace =>
        this.note({ maker: subject, name, namespace, type: 'kubernetes.io/dockerconfigjson', holdsConfig: true }),
      );
    }
  }

  private note({ name, type, ...made }: MadeSecret): MadeSecret {
    const secret = { ...made, name: detached(name), ...(type === undefined ? {} : { type: detached(type) }) };
    this.byName.set(objectKey(secret.namespace, secret.name), secret);
    memoized(this.byNameAlone, secret.name, () => []).push(secret);
    return secret;
  }

  /** What makes Secrets of a name, in whatever namespace. */
  public named(name: string): readonly MadeSecret[] {
    return this.byNameAlone.get(name) ?? [];
  }

  /** What makes a Secret, if anything does. */
  public find(namespace: string, name: string): MadeSecret | undefined {
    return this.byName.get(objectKey(namespace, name)) ?? this.byName.get(objectKey(undefined, name));
  }
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
