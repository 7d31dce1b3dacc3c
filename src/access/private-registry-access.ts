import { ApiObject } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { PullSecretAttachment } from '../attach';
import { Attachments } from '../attach/attachments';
import { CoverageProofs } from '../coverage/coverage-proofs';
import { Annotation, MANAGED_BY } from '../kubernetes/annotation';
import { AccessPattern } from '../pattern';
import { IRefresher } from '../refresh';
import { IPullSecret } from '../secret';
import { checkProps } from './check-props';
import { declaredTwice } from './declared-names';
import { GrantPullOptions, PrivateRegistryAccessProps } from './private-registry-access-props';
import { makePullSecrets, PullSecretGroup } from './pull-secret-groups';

/** The annotations that keep GitOps tools from deleting `default`, which Kubernetes would make anew without its list. */
const KEEP = { [Annotation.ARGOCD_SYNC_OPTIONS]: 'Prune=false', [Annotation.FLUX_PRUNE]: 'disabled' };

/**
 * Gives workloads access to private registries: makes the pull secrets of some namespaces, brings them to the pods, and proves
 * at synthesis that every image of the scope it stands in finds its credential (`ImageCoverage`).
 *
 * @example
 *
 * const access = new PrivateRegistryAccess(chart, 'RegistryAccess', {
 *   pattern: AccessPattern.NAMESPACE,
 *   credentials: [RegistryCredentials.existingSecret('harbor-pull', { covers: [Registry.harbor('registry.example.com')] })],
 * });
 * access.grantPull(deployment);
 */
export class PrivateRegistryAccess extends Construct {
  /** The pull secrets of all namespaces and patterns. */
  public readonly secrets: IPullSecret[];

  /**
   * What fetches and renews the tokens among the credentials.
   * @default - none of them is a token
   */
  public readonly refresher?: IRefresher;

  private readonly groups: PullSecretGroup[];
  private readonly externalServiceAccounts: string[];

  /**
   * @throws if a name is invalid or given twice, if there are no credentials or no namespaces, and if a property does not go
   * with the pattern
   */
  constructor(scope: Construct, id: string, props: PrivateRegistryAccessProps) {
    super(scope, id);
    const namespaces = checkProps(this, props);
    this.externalServiceAccounts = props.externalServiceAccounts ?? [];
    // In a chart of its own the Secrets stand below a construct that is named after the path of this one.
    const secretsScope = props.secretsChart ? new Construct(props.secretsChart, this.node.path) : this;
    const { groups, refresher } = makePullSecrets(this, secretsScope, namespaces, props);
    this.groups = groups;
    this.refresher = refresher;
    this.secrets = this.groups.flatMap(group => group.secrets);

    CoverageProofs.of(this).add({
      scope,
      owner: this,
      options: { ...props.coverage, pullSecrets: [...props.coverage?.pullSecrets ?? [], ...this.secrets] },
    });

    const shared = this.groups.find(group => group.pattern === AccessPattern.NAMESPACE);
    if (shared) {
      this.declareServiceAccounts(props.serviceAccounts ?? ['default'], namespaces, shared, props.keepPullSecrets ?? []);
    }
    const isOurs = ({ node }: ApiObject) => node.scope === this || node.scope === secretsScope;
    Attachments.of(this).addValidation(this, ({ tree }) => [
      ...declaredTwice(tree.serviceAccounts, isOurs, 'ServiceAccount', 'leave its name out of '
        + '\'serviceAccounts\' and grant the other one; where two PrivateRegistryAccess cover a namespace, give one of them `serviceAccounts: []` and '
        + 'grant it the other'),
      ...declaredTwice(tree.secrets, isOurs, 'Secret', 'set another \'secretName\', or put the credentials '
        + 'into one construct'),
    ]);
  }

  /**
   * Lets a target pull from the registries of this construct, by the pattern of each. `docs/patterns.md` has the table of
   * what that changes.
   *
   * The target is anything that is or contains a workload or a ServiceAccount when the app is synthesized, whatever made
   * it: a cdk8s-plus object, an `ApiObject`, a chart, an `Include`, a `Helm` release. An `imagePullSecrets` list that it
   * has already is kept in front.
   *
   * @throws if `registries` names one that this construct does not have, or that shares its Secret with others. At
   * synthesis, if the target holds nothing to grant, is in a namespace that this construct does not cover, or runs as a
   * ServiceAccount that is neither in the app nor declared external
   */
  public grantPull(target: IConstruct, options: GrantPullOptions = {}): void {
    if (options.serviceAccountName !== undefined && !this.groups.some(group => group.pattern === AccessPattern.DEDICATED_SERVICE_ACCOUNT)) {
      throw new Error(`'serviceAccountName' ('${options.serviceAccountName}') belongs to the pattern 'dedicated-service-account', which no credentials of `
        + `'${this.node.path}' have: leave it out`);
    }
    for (const { pattern, secrets } of this.select(options)) {
      PullSecretAttachment.attach(target, {
        pattern,
        secrets: [...secrets],
        owner: this,
        externalServiceAccounts: this.externalServiceAccounts,
        podSpecPath: options.podSpecPath,
        serviceAccountName: options.serviceAccountName,
      });
    }
  }

  private select({ registries }: GrantPullOptions): PullSecretGroup[] {
    if (registries === undefined) {
      return this.groups;
    }
    const wanted = new Set(registries.map(registry => registry.configKey));
    const known = new Set(this.secrets.flatMap(secret => secret.covers.map(registry => registry.configKey)));
    const unknown = registries.filter(registry => !known.has(registry.configKey));
    if (unknown.length > 0 || registries.length === 0) {
      throw new Error(`'registries' must name registries of '${this.node.path}' (${[...known].join(', ')}), got '${unknown.join(', ')}'`);
    }
    return this.groups
      .map(group => ({ ...group, secrets: group.secrets.filter(secret => this.isMeant(secret, wanted)) }))
      .filter(group => group.secrets.length > 0);
  }

  private isMeant(secret: IPullSecret, wanted: ReadonlySet<string>): boolean {
    const others = secret.covers.filter(registry => !wanted.has(registry.configKey));
    if (others.length > 0 && others.length < secret.covers.length) {
      throw new Error(`'registries' cannot be granted alone: Secret '${secret.secretName}' opens '${others.join(', ')}' too. `
        + 'Use AccessPattern.DEDICATED_SERVICE_ACCOUNT, which keeps a Secret for each registry, or a PrivateRegistryAccess for each');
    }
    return others.length === 0;
  }

  private declareServiceAccounts(
    names: readonly string[], namespaces: readonly (string | undefined)[], { secrets }: PullSecretGroup, keep: readonly string[],
  ): void {
    // A secret has the same name in every namespace.
    const imagePullSecrets = [...new Set([...keep, ...secrets.map(secret => secret.secretName)])].map(name => ({ name }));
    for (const namespace of namespaces) {
      for (const name of names) {
        new ApiObject(this, `ServiceAccount-${namespace ?? ''}-${name}`, {
          apiVersion: 'v1',
          kind: 'ServiceAccount',
          metadata: { name, namespace, labels: MANAGED_BY, annotations: name === 'default' ? KEEP : undefined },
          imagePullSecrets,
        });
      }
    }
  }
}
