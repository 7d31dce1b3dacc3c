import { ApiObjectProps, Duration } from 'cdk8s';
import { ExternalSecretContent, GeneratorUse } from './external-secret-content';
import { ExternalSecretsOptions } from './external-secrets-options';
import { MANAGED_BY, PULL_SECRET_LABELS } from '../kubernetes/annotation';
import { UNSET_NAMESPACE } from '../kubernetes/cluster-object';
import { nameWithSuffix } from '../kubernetes/name';
import { goDuration } from '../schedule/go-duration';

/** https://external-secrets.io/latest/api/externalsecret/ */
export const EXTERNAL_SECRETS = 'external-secrets.io/v1';
const GENERATOR_API = 'generators.external-secrets.io/v1alpha1';

/** An object, and the id of its construct. */
export interface ExternalSecretObject {
  readonly id: string;
  readonly object: ApiObjectProps;
}

/** What a Secret that External Secrets makes carries, and how it ends. */
export type SecretOptions = Pick<ExternalSecretsOptions, 'keepSecret' | 'labels' | 'annotations'>;

/** A Secret that External Secrets makes, and where. */
export interface ExternalSecretPlan extends SecretOptions {
  readonly content: ExternalSecretContent;
  /** Name of the Secret, of its ExternalSecret, and what those of its generators begin with. */
  readonly secretName: string;
  /** The namespaces that have it; undefined where the manifests do not say. */
  readonly namespaces: readonly (string | undefined)[];
  readonly refreshInterval: Duration;
  /** What the names of ClusterGenerators begin with; without it each namespace has its own generators. */
  readonly clusterGeneratorBase?: string;
}

/**
 * The objects by which External Secrets makes a Secret in some namespaces: generators, and an ExternalSecret in each.
 */
export function externalSecretManifests(plan: ExternalSecretPlan): ExternalSecretObject[] {
  const { content, secretName, namespaces, clusterGeneratorBase } = plan;
  const spec = externalSecretSpec(plan);
  return [
    ...(clusterGeneratorBase === undefined
      ? []
      : content.generators.map(use => clusterGenerator(clusterGeneratorBase, use))),
    ...namespaces.flatMap(namespace => [
      ...(clusterGeneratorBase === undefined
        ? content.generators.map(use => generatorManifest(secretName, namespace, use))
        : []),
      externalSecretManifest(secretName, namespace, spec),
    ]),
  ];
}

/** `spec` of an ExternalSecret, or `externalSecretSpec` of a ClusterExternalSecret. */
export function externalSecretSpec(plan: Omit<ExternalSecretPlan, 'namespaces'>): object {
  const { content, secretName, refreshInterval, clusterGeneratorBase } = plan;
  const stores = new Set(content.values.map(({ store }) => `${store}`));
  const shared = stores.size === 1 ? storeRef(content.values[0].store) : undefined;
  const data = content.values.map(({ secretKey, store, remoteRef }) => ({
    secretKey,
    // The defaults of the schema, spelled out: a GitOps tool that compares lists as a whole would report them forever.
    remoteRef: { ...remoteRef, conversionStrategy: 'Default', decodingStrategy: 'None', metadataPolicy: 'None' },
    ...(shared ? {} : { sourceRef: { storeRef: storeRef(store) } }),
  }));
  const dataFrom = content.generators.map(use => ({
    sourceRef: {
      generatorRef: {
        apiVersion: GENERATOR_API,
        kind: clusterGeneratorBase === undefined ? use.generator.kind : 'ClusterGenerator',
        name: generatorName(clusterGeneratorBase ?? secretName, use),
      },
    },
    // Generators have the same keys.
    rewrite: [{ regexp: { source: '^(.*)$', target: `${use.prefix}$1` } }],
  }));
  return {
    refreshPolicy: 'Periodic',
    refreshInterval: goDuration(refreshInterval, 'with-zeros'),
    ...(shared ? { secretStoreRef: shared } : {}),
    target: targetSpec(plan, { '.dockerconfigjson': content.template }),
    ...(data.length > 0 ? { data } : {}),
    ...(dataFrom.length > 0 ? { dataFrom } : {}),
  };
}

/**
 * `target` of an ExternalSecret. `Retain`: what is gone from the source is an error, and the Secret keeps what it had.
 *
 * @param data templates; without one, the Secret gets the keys that were read
 */
export function targetSpec(
  { secretName, keepSecret, labels, annotations }: { secretName: string } & SecretOptions, data?: object,
): object {
  return {
    name: secretName,
    // Who owns it: with `Owner`, Kubernetes deletes it with its ExternalSecret.
    creationPolicy: keepSecret ? 'Orphan' : 'Owner',
    deletionPolicy: 'Retain',
    template: {
      engineVersion: 'v2',
      type: 'kubernetes.io/dockerconfigjson',
      mergePolicy: 'Replace',
      metadata: {
        labels: literals({ ...PULL_SECRET_LABELS, ...labels }),
        ...(annotations ? { annotations: literals(annotations) } : {}),
      },
      ...(data ? { data } : {}),
    },
  };
}

/** `metadata` of an object of ours. */
export function managedMetadata(name: string, namespace?: string): ApiObjectProps['metadata'] {
  return { name, namespace, labels: { ...MANAGED_BY } };
}

function generatorManifest(secretName: string, namespace: string | undefined, use: GeneratorUse): ExternalSecretObject {
  const { kind, spec } = use.generator;
  return {
    id: `${constructId('Generator', namespace)}-${use.slug}`,
    object: {
      apiVersion: GENERATOR_API, kind, metadata: managedMetadata(generatorName(secretName, use), namespace), spec,
    },
  };
}

/**
 * Every reference in it is to the namespace of the ExternalSecret:
 * https://external-secrets.io/latest/api/generator/cluster/.
 */
export function clusterGenerator(baseName: string, use: GeneratorUse): ExternalSecretObject {
  const { kind, clusterField, spec } = use.generator;
  return {
    id: `ClusterGenerator-${baseName}-${use.slug}`,
    object: {
      apiVersion: GENERATOR_API,
      kind: 'ClusterGenerator',
      metadata: managedMetadata(generatorName(baseName, use), UNSET_NAMESPACE),
      spec: { kind, generator: { [clusterField]: spec } },
    },
  };
}

function generatorName(baseName: string, { slug }: GeneratorUse): string {
  return nameWithSuffix('secretName', baseName, `-${slug}`);
}

function storeRef({ kind, name }: { kind: string; name: string }): object {
  return { kind, name };
}

/** An ExternalSecret. */
export function externalSecretManifest(
  name: string,
  namespace: string | undefined,
  spec: object,
): ExternalSecretObject {
  return {
    id: constructId('ExternalSecret', namespace),
    object: { apiVersion: EXTERNAL_SECRETS, kind: 'ExternalSecret', metadata: managedMetadata(name, namespace), spec },
  };
}

function constructId(kind: string, namespace: string | undefined): string {
  return namespace === undefined ? kind : `${kind}-${namespace}`;
}

/** Labels and annotations are templates too. */
function literals(members: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(members).map(([name, value]) => [
      name, value.includes('{{') ? `{{ ${JSON.stringify(value)} }}` : value,
    ]),
  );
}

/** How often External Secrets looks for namespaces that are selected since; it also watches them. */
const LOOK_EVERY = Duration.minutes(5);

/**
 * A ClusterExternalSecret, which makes an ExternalSecret of its own name in every namespace that is selected.
 *
 * @param selectors label selectors, any of which selects
 * @param spec that of each ExternalSecret
 * @see https://external-secrets.io/latest/api/clusterexternalsecret/
 */
export function clusterExternalSecret(name: string, selectors: readonly object[], spec: object): ExternalSecretObject {
  return {
    id: 'ClusterExternalSecret',
    object: {
      apiVersion: EXTERNAL_SECRETS,
      kind: 'ClusterExternalSecret',
      metadata: managedMetadata(name, UNSET_NAMESPACE),
      spec: {
        externalSecretName: name,
        namespaceSelectors: selectors,
        refreshTime: goDuration(LOOK_EVERY, 'with-zeros'),
        externalSecretSpec: spec,
      },
    },
  };
}
