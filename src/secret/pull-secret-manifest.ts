import { ApiObjectProps, Lazy } from 'cdk8s';
import { RegistryCredentials } from '../credentials';
import { Login, ManifestSource } from '../credentials/source';
import { DockerConfigJson } from '../image';
import { keyProblem } from '../image/key-problem';
import { Annotation, PULL_SECRET_LABELS } from '../kubernetes/annotation';
import { shortDigest } from '../kubernetes/short-digest';
import { Registry } from '../registry';
import { checkOneLoginEach } from '../registry/given';

/** https://kubernetes.io/docs/concepts/configuration/secret/#restriction-data-size, counted before base64. */
const MAX_SECRET_BYTES = 1024 * 1024;

/** What a pull secret may carry beside its content. */
export interface PullSecretOptions {
  readonly labels?: { [name: string]: string };
  readonly annotations?: { [name: string]: string };
  readonly immutable?: boolean;
}

/** Where a pull secret is; without a name, cdk8s generates one. */
export interface PullSecretName {
  readonly name?: string;
  readonly namespace?: string;
}

/** A pull secret of logins that are known at synthesis, as it is in a manifest. */
export class PullSecretManifest {
  public static of(credentials: readonly RegistryCredentials[]): PullSecretManifest {
    if (credentials.length === 0) {
      throw new Error('\'credentials\' is empty: give the credentials of at least one registry');
    }
    const sources = credentials.map(manifestSource);
    const origins = new Set(sources.map(source => source.origin));
    return new PullSecretManifest(sources.flatMap(source => source.logins), [...origins]);
  }

  /** The registries that it opens. */
  public readonly registries: Registry[];
  /** Where the material came from, for the annotation that marks the Secret. */
  private readonly origin: string;
  readonly #text: string;
  readonly #base64: string;

  private constructor(logins: readonly Login[], origins: readonly string[]) {
    this.registries = logins.map(login => login.registry);
    checkOneLoginEach(this.registries);
    this.registries.forEach(checkMatchable);
    this.origin = [...origins].sort().join(',');
    this.#text = DockerConfigJson.of(logins.map(({ registry, username, password }) =>
      ({ key: registry.configKey, username, password: password.reveal() }))).toJson();
    this.#base64 = Buffer.from(this.#text, 'utf8').toString('base64');
    const bytes = Buffer.byteLength(this.#text);
    if (bytes > MAX_SECRET_BYTES) {
      throw new Error(`'credentials' for ${logins.length} registries make a Secret of ${bytes} bytes, more than the `
        + `${MAX_SECRET_BYTES} that the API server takes: split them over several pull secrets`);
    }
  }

  /**
   * The Secret under some names, each in its namespace. All of them share their parts: there may be thousands.
   *
   * Object literals instead of spreads: a spread of an object that was spread before is slow in V8, and so is what
   * cdk8s does with it.
   */
  public named(
    names: readonly PullSecretName[], { labels, annotations, immutable }: PullSecretOptions = {},
  ): ApiObjectProps[] {
    const allLabels = { ...PULL_SECRET_LABELS, ...labels };
    const allAnnotations = { [Annotation.CREDENTIALS_IN_MANIFEST]: this.origin, ...annotations };
    // A printed ApiObject shows its properties, and of a lazy value only that it is one.
    const data = Lazy.any({ produce: () => ({ '.dockerconfigjson': this.#base64 }) });
    return names.map(({ name, namespace }) => ({
      apiVersion: 'v1',
      kind: 'Secret',
      type: 'kubernetes.io/dockerconfigjson',
      // cdk8s generates a name only where there is none: an undefined one is taken as it is.
      metadata: { ...(name === undefined ? {} : { name }), namespace, labels: allLabels, annotations: allAnnotations },
      data,
      immutable: immutable || undefined,
    }));
  }

  /** Tells one version of the content from the next. */
  public get digest(): string {
    return shortDigest(this.#text);
  }
}

/**
 * An immutable Secret of a fixed name would refuse the next credential.
 *
 * @param version the property that puts the version into the name
 */
export function checkImmutable(immutable: boolean | undefined, version: string, isVersioned = false): void {
  if (immutable && !isVersioned) {
    throw new Error(`'immutable' needs '${version}': the API server would refuse a changed credential under the same `
      + `name. Add ${version}: true, or leave 'immutable' out`);
  }
}

function manifestSource(credentials: RegistryCredentials): ManifestSource {
  const source = credentials._source;
  if (source.owner !== 'manifest') {
    throw new Error(`'credentials' holds ${credentials}, which are not known at synthesis: leave them out and refer to `
      + 'the Secret by its name');
  }
  return source;
}

/**
 * A registry refuses what no image can match; this holds the key that follows from it against the kubelet's rules as
 * well.
 */
function checkMatchable(registry: Registry): void {
  const problem = keyProblem(registry.configKey);
  if (problem) {
    throw new Error(`'credentials' for '${registry}' have a key that never matches an image: ${problem.message}`);
  }
}
