import { ApiObject, Duration, Names } from 'cdk8s';
import { Construct } from 'constructs';
import { claimName } from '../kubernetes/claimed-names';
import { NO_NAMESPACE } from '../kubernetes/cluster-object';
import { checkNamespace, checkObjectName } from '../kubernetes/name';
import { Registry } from '../registry';
import { ExternalCredentials } from './external-credentials';
import { ExternalSecretContent } from './external-secret-content';
import {
  clusterGenerator, EXTERNAL_SECRETS, externalSecretManifests, ExternalSecretPlan, externalSecretSpec, Manifest, metadata,
} from './external-secret-manifests';
import { ExternalSecretOptions } from './external-secret-options';
import { copySpec, FanOut, fanOutStore } from './fan-out';
import { labelSelectors } from './label-selectors';
import { ExternalNamespaceSelector } from './namespace-selector';
import { goDuration, refreshIntervals } from './refresh-interval';
import { inWords } from '../schedule/units';
import { IPullSecret } from '../secret/pull-secret';

/** How often External Secrets looks for namespaces that are selected since; it also watches them. */
const LOOK_EVERY = Duration.minutes(5);

/** Properties of a `ClusterExternalPullSecret`. */
export interface ClusterExternalPullSecretProps extends ExternalSecretOptions {
  /** Where the credentials come from; all of them end in one Secret of each namespace. */
  readonly credentials: ExternalCredentials[];

  /** Which namespaces get the Secret, those that appear later included: all that one of the selectors selects. */
  readonly namespaceSelectors: ExternalNamespaceSelector[];

  /**
   * The name of the Secret in each namespace. The ClusterExternalSecret has the same, and other names begin with it.
   *
   * @default - generated from the construct path
   */
  readonly secretName?: string;

  /**
   * A namespace in which the stores are read and tokens are asked for once; the Secret is copied from there. Identities, Secrets and
   * SecretStores that the credentials name are those of this namespace.
   *
   * @default - every namespace reads and asks for itself, and has the identities, Secrets and SecretStores that the credentials name
   */
  readonly sourceNamespace?: string;

  /**
   * How often External Secrets reads the stores and asks for tokens.
   *
   * @default - a third of the life of the token that expires first, less `copyInterval`; at most an hour if something is read from a store;
   * a day for tokens that do not expire
   */
  readonly refreshInterval?: Duration;

  /**
   * How often copies follow the Secret of `sourceNamespace`.
   *
   * @default - a twelfth of the life of the token that expires first, at most an hour; a minute for deploy tokens of GitLab
   */
  readonly copyInterval?: Duration;
}

/**
 * Pull secrets of all namespaces that are selected by their labels, made and renewed by External Secrets: a `ClusterExternalSecret`
 * (`external-secrets.io/v1`).
 *
 * With `sourceNamespace`, a cloud is asked once and not once for each namespace: an ExternalSecret there, a ClusterSecretStore that may read its
 * Secret only, and copies, as External Secrets recommends for more than a handful of namespaces.
 *
 * @see https://external-secrets.io/latest/api/clusterexternalsecret/
 */
export class ClusterExternalPullSecret extends Construct {
  /** The name of the Secret in each namespace. */
  public readonly secretName: string;

  /** The registries that the Secrets hold credentials for. */
  public readonly covers: Registry[];

  /** How often External Secrets reads the stores and asks for tokens. */
  public readonly refreshInterval: Duration;

  private readonly sourceNamespace?: string;
  private readonly namespaceSelectors: readonly ExternalNamespaceSelector[];

  /**
   * @throws as `ExternalPullSecret`, if no namespaces or all of them would be selected, and if a copy could be older than its token lives,
   * or be one of a token that is revoked
   */
  constructor(scope: Construct, id: string, props: ClusterExternalPullSecretProps) {
    super(scope, id);
    const { sourceNamespace, copyInterval } = props;
    if (copyInterval !== undefined && sourceNamespace === undefined) {
      throw new Error(`'copyInterval' (${inWords(copyInterval.toMilliseconds())}) is that of copies, and without 'sourceNamespace' there are none: `
        + 'leave it out, or give both');
    }
    const content = ExternalSecretContent.of(props.credentials);
    // A copy of the Secret where it is made would be one of itself.
    const selectors = labelSelectors(props.namespaceSelectors, sourceNamespace);
    const intervals = refreshIntervals(content.sources, { source: props.refreshInterval, copies: copyInterval }, sourceNamespace !== undefined);
    this.secretName = props.secretName === undefined ? Names.toDnsLabel(this) : checkObjectName('secretName', props.secretName);
    this.covers = content.registries;
    this.refreshInterval = intervals.source;
    this.sourceNamespace = sourceNamespace;
    this.namespaceSelectors = props.namespaceSelectors;
    claimName(this, { kind: 'ClusterExternalSecret', name: this.secretName, instead: 'put the credentials into one, or give another \'secretName\'' });

    const plan = { ...props, content, secretName: this.secretName, refreshInterval: intervals.source };
    const { spec, manifests } = sourceNamespace === undefined
      ? eachForItself({ ...plan, clusterGenerators: this.secretName })
      : copied(plan, {
        ...props,
        secretName: this.secretName,
        sourceNamespace: checkNamespace('sourceNamespace', sourceNamespace),
        storeName: checkObjectName('secretName', `${this.secretName}-copy`),
        selectors,
        copyInterval: intervals.copies,
      });
    manifests.forEach(manifest => new ApiObject(this, manifest.id, manifest.object));
    new ApiObject(this, 'ClusterExternalSecret', {
      apiVersion: EXTERNAL_SECRETS,
      kind: 'ClusterExternalSecret',
      metadata: metadata(this.secretName, NO_NAMESPACE),
      spec: {
        externalSecretName: this.secretName,
        namespaceSelectors: selectors,
        refreshTime: goDuration(LOOK_EVERY),
        externalSecretSpec: spec,
      },
    });
  }

  /**
   * The pull secret of one of the namespaces, to be attached to its workloads. That of `sourceNamespace` is there too.
   *
   * @param namespace the name of the namespace; whether it has the labels is not known here
   * @throws if no selector can select it
   */
  public inNamespace(namespace: string): IPullSecret {
    checkNamespace('namespace', namespace);
    if (namespace !== this.sourceNamespace && !this.namespaceSelectors.some(({ names = [] }) => names.length === 0 || names.includes(namespace))) {
      throw new Error(`'namespace' '${namespace}' is none that 'namespaceSelectors' of '${this.node.path}' select `
        + `('${this.namespaceSelectors.flatMap(({ names = [] }) => names).join('\', \'')}'), so no Secret is made there: add it to 'names'`);
    }
    return { secretName: this.secretName, namespace, covers: [...this.covers] };
  }
}

/** What stands beside the ClusterExternalSecret, and what it makes in each namespace. */
interface Emitted {
  readonly spec: object;
  readonly manifests: Manifest[];
}

type Plan = Omit<ExternalSecretPlan, 'namespaces'>;

function eachForItself(plan: Plan & { readonly clusterGenerators: string }): Emitted {
  return { spec: externalSecretSpec(plan), manifests: plan.content.generators.map(use => clusterGenerator(plan.clusterGenerators, use)) };
}

function copied(plan: Plan, fanOut: FanOut): Emitted {
  return {
    spec: copySpec(fanOut),
    manifests: [...externalSecretManifests({ ...plan, namespaces: [fanOut.sourceNamespace] }), ...fanOutStore(fanOut)],
  };
}
