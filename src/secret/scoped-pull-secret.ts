import { ApiObject, Chart, Names } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { RegistryCredentials } from '../credentials';
import { checkNoPatterns } from '../credentials/check-no-patterns';
import { claimName } from '../kubernetes/claimed-names';
import { checkPullSecretMetadata } from '../kubernetes/labels';
import { chartNamespace, checkNamespace, checkObjectName, MAX_LABEL, nameWithSuffix } from '../kubernetes/name';
import { Registry } from '../registry';
import { grantOwnList } from './grant-own-list';
import { ExistingPullSecret } from './named-pull-secret';
import { checkImmutable, PullSecretManifest } from './pull-secret-manifest';
import { GrantPullOptions, IPullSecret } from '../attach/pull-secret';
import { checkCall, checkNew } from '../given/check-call';
import { shownPath } from '../given/shown';
import { coveredRegistries } from '../registry/given';

/** Properties of a `ScopedPullSecret`. */
export interface ScopedPullSecretProps {
  /** What the Secret holds: credentials that are known at synthesis, for one or several registries. */
  readonly credentials: RegistryCredentials[];

  /**
   * The namespace of the Secret.
   * @default - the namespace of the chart
   */
  readonly namespace?: string;

  /**
   * The name of the Secret.
   * @default - generated from the construct path, as cdk8s names objects
   */
  readonly secretName?: string;

  /**
   * Whether the name ends in a short digest of the content, so that a changed credential is a new Secret and a pod
   * template that names it rolls out again.
   *
   * The digest has four characters: enough to tell one version from the next, too few to confirm a guessed password.
   * @default false
   */
  readonly versionedName?: boolean;

  /**
   * Whether the API server refuses any change of the content. Only with `versionedName`: a changed credential could not
   * be applied otherwise.
   * @default false
   * @see https://kubernetes.io/docs/concepts/configuration/secret/#secret-immutable
   */
  readonly immutable?: boolean;

  /**
   * Labels of the Secret, beside those of the chart, `app.kubernetes.io/managed-by` and
   * `app.kubernetes.io/component`.
   * @default - none
   */
  readonly labels?: { [name: string]: string };

  /**
   * Annotations of the Secret, beside the mark that its credentials are in the manifest.
   * @default - none
   */
  readonly annotations?: { [name: string]: string };
}

/** What is known of a pull secret that the app does not make. */
export interface PullSecretAttributes {
  /** The registries that the Secret holds credentials for. */
  readonly covers: Registry[];

  /**
   * The namespace of the Secret.
   * @default - none: the Secret is where the manifests are applied to, and where it is granted
   */
  readonly namespace?: string;
}

/**
 * A pull secret of one namespace: a Secret of type `kubernetes.io/dockerconfigjson` for one or several registries.
 *
 * Each registry is written so that the kubelet, containerd's clients, skopeo and podman read it: with `auth` and with
 * `username` and `password`. A registry with a path (`registry.withPath('team-a')`) opens only repositories whose
 * names begin with it.
 */
export class ScopedPullSecret extends Construct implements IPullSecret {
  /** A pull secret that the app does not make, by its name. */
  public static fromSecretName(secretName: string, attributes: PullSecretAttributes): IPullSecret {
    const factory = 'ScopedPullSecret.fromSecretName';
    checkCall(factory, secretName, attributes);
    checkObjectName('secretName', secretName, factory);
    if (attributes.namespace !== undefined) {
      checkNamespace('namespace', attributes.namespace, factory);
    }
    const covers = coveredRegistries(attributes.covers, `Secret '${secretName}'`);
    return new ExistingPullSecret(secretName, attributes.namespace, covers);
  }

  public readonly secretName: string;
  /**
   * The namespace of the Secret.
   * @default - none where the chart has none: the Secret goes where the manifests are applied to
   */
  public readonly namespace?: string;
  public readonly covers: Registry[];

  /**
   * @throws if there are no credentials, if they come from an existing Secret, if two of them are for the same key, if
   * a key can never match an image, if the Secret would be larger than the API server takes (1 MiB), and for what has
   * no effect
   */
  constructor(scope: Construct, id: string, props: ScopedPullSecretProps) {
    checkNew(new.target, 'ScopedPullSecret', scope, id, props);
    super(scope, id);
    const manifest = PullSecretManifest.of(props.credentials);
    checkNoPatterns(props.credentials, 'a ScopedPullSecret');
    checkImmutable(props.immutable, 'versionedName', props.versionedName);
    checkPullSecretMetadata('', props, shownPath(this));
    this.namespace = props.namespace === undefined
      ? chartNamespace(Chart.of(this)) : checkNamespace('namespace', props.namespace, shownPath(this));
    this.covers = manifest.registries;
    const [object] = manifest.named([{ name: nameFor(this, manifest, props), namespace: this.namespace }], props);
    const secret = new ApiObject(this, 'Resource', object);
    this.secretName = secret.name;
    if (this.namespace !== undefined) {
      const { namespace, secretName: name } = this;
      claimName(this, { kind: 'Secret', namespace, name, instead: 'give another \'secretName\', or make one of them' });
    }
  }

  public grantPull(target: IConstruct, options: GrantPullOptions = {}): void {
    const { secretName, covers } = this;
    grantOwnList(target, { owner: this, secretName, covers, secrets: [this] }, options);
  }
}

/** The name that the user gave or asked for; undefined leaves it to cdk8s. */
function nameFor(
  scope: Construct, { digest }: PullSecretManifest, { secretName, versionedName }: ScopedPullSecretProps,
): string | undefined {
  const suffix = versionedName ? `-${digest}` : '';
  if (secretName !== undefined) {
    return nameWithSuffix('secretName', secretName, suffix, shownPath(scope));
  }
  return versionedName ? `${Names.toDnsLabel(scope, { maxLen: MAX_LABEL - suffix.length })}${suffix}` : undefined;
}
