import { ApiObject, Chart, Duration, Names } from 'cdk8s';
import { Construct } from 'constructs';
import { claimName } from '../kubernetes/claimed-names';
import { checkNamespace, checkObjectName } from '../kubernetes/name';
import { Registry } from '../registry';
import { ExternalCredentials } from './external-credentials';
import { ExternalSecretContent } from './external-secret-content';
import { externalSecretManifests } from './external-secret-manifests';
import { ExternalSecretOptions } from './external-secret-options';
import { refreshIntervals } from './refresh-interval';
import { IPullSecret } from '../secret/pull-secret';

/** Properties of an `ExternalPullSecret`. */
export interface ExternalPullSecretProps extends ExternalSecretOptions {
  /** Where the credentials come from; all of them end in one Secret. */
  readonly credentials: ExternalCredentials[];

  /**
   * The namespace of the Secret.
   *
   * @default - the namespace of the chart
   */
  readonly namespace?: string;

  /**
   * The name of the Secret. The ExternalSecret has the same, and the names of generators begin with it.
   *
   * @default - generated from the construct path
   */
  readonly secretName?: string;

  /**
   * How often External Secrets reads the stores and asks for tokens.
   *
   * @default - a third of the life of the token that expires first, at most an hour if something is read from a store; a day for tokens that
   * do not expire
   */
  readonly refreshInterval?: Duration;

  /**
   * Whether generators are ClusterGenerators, so that only who may write to the whole cluster can change what is asked for. What they name is
   * still that of the namespace of the Secret.
   *
   * @default false
   */
  readonly clusterGenerators?: boolean;
}

/**
 * A pull secret of one namespace that External Secrets makes and renews: an `ExternalSecret` (`external-secrets.io/v1`), and the generators
 * that it asks. No credential stands in a manifest.
 *
 * The Secret is updated in place, and keeps its last good content while a source fails.
 */
export class ExternalPullSecret extends Construct implements IPullSecret {
  public readonly secretName: string;
  public readonly namespace?: string;
  public readonly covers: Registry[];

  /** How often External Secrets reads the stores and asks for tokens. */
  public readonly refreshInterval: Duration;

  /**
   * @throws if there are no credentials, if two of them are for the same key, if a token would not outlast a refresh that fails, and if
   * another construct writes a Secret of that name and namespace
   */
  constructor(scope: Construct, id: string, props: ExternalPullSecretProps) {
    super(scope, id);
    const content = ExternalSecretContent.of(props.credentials);
    this.secretName = props.secretName === undefined ? Names.toDnsLabel(this) : checkObjectName('secretName', props.secretName);
    this.namespace = props.namespace === undefined ? Chart.of(this).namespace : checkNamespace('namespace', props.namespace);
    this.covers = content.registries;
    claimName(this, {
      kind: 'ExternalSecret', namespace: this.namespace, name: this.secretName, instead: 'put the credentials into one, or give another \'secretName\'',
    });
    this.refreshInterval = refreshIntervals(content.sources, { source: props.refreshInterval }, false).source;
    externalSecretManifests({
      ...props,
      content,
      secretName: this.secretName,
      namespaces: [this.namespace],
      refreshInterval: this.refreshInterval,
      // Their names are those of the whole cluster.
      clusterGenerators: props.clusterGenerators ? [this.namespace, this.secretName].filter(part => part !== undefined).join('-') : undefined,
    }).forEach(manifest => new ApiObject(this, manifest.id, manifest.object));
  }
}
