import { ApiObject, Chart } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { PullSecretAttachment } from '../attach';
import { Attachments } from '../attach/attachments';
import { CoverageProofs } from '../coverage/coverage-proofs';
import { Annotation, MANAGED_BY } from '../kubernetes/annotation';
import { checkNamespace, checkObjectName } from '../kubernetes/name';
import { AccessPattern } from '../pattern';
import { IPullSecret } from '../secret';
import { GrantPullOptions, PrivateRegistryAccessProps } from './private-registry-access-props';
import { PullSecretGroup, pullSecretGroups } from './pull-secret-groups';

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

  private readonly groups: PullSecretGroup[];
  private readonly externalServiceAccounts: string[];

  /**
   * @throws if a name is invalid or given twice, if there are no credentials or no namespaces, and if a property does not go
   * with the pattern
   */
  constructor(scope: Construct, id: string, props: PrivateRegistryAccessProps) {
    super(scope, id);
    const namespaces = props.namespaces === undefined ? [Chart.of(this).namespace] : checkNames('namespaces', props.namespaces, checkNamespace);
    const serviceAccounts = checkNames('serviceAccounts', props.serviceAccounts ?? [], checkObjectName);
    const keepPullSecrets = checkNames('keepPullSecrets', props.keepPullSecrets ?? [], checkObjectName);
    this.externalServiceAccounts = checkNames('externalServiceAccounts', props.externalServiceAccounts ?? [], checkObjectName);
    if (namespaces.length === 0) {
      throw new Error('\'namespaces\' is empty: list the namespaces that get access, or leave it out for that of the chart');
    }
    this.groups = pullSecretGroups(this, namespaces, props);
    this.secrets = this.groups.flatMap(group => group.secrets);

    CoverageProofs.of(this).add({
      scope,
      owner: this,
      options: { ...props.coverage, pullSecrets: [...props.coverage?.pullSecrets ?? [], ...this.secrets] },
    });

    const shared = this.groups.find(group => group.pattern === AccessPattern.NAMESPACE);
    if (shared) {
      const names = props.serviceAccounts === undefined ? ['default'] : serviceAccounts;
      this.declareServiceAccounts(names, namespaces, shared, keepPullSecrets);
    } else if (serviceAccounts.length + keepPullSecrets.length > 0) {
      throw new Error(`'${serviceAccounts.length > 0 ? 'serviceAccounts' : 'keepPullSecrets'}' belongs to the pattern 'namespace', got pattern `
        + `'${props.pattern}': leave it out or use AccessPattern.NAMESPACE`);
    }
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
    const declared = new Set(namespaces);
    Attachments.of(this).addValidation(this, ({ tree }) => tree.serviceAccounts
      .filter(({ object, name, namespace }) => object.node.scope !== this && names.includes(name) && declared.has(namespace))
      .map(({ namespace, name }) => tree.findServiceAccounts(namespace, name))
      .map(found => `ServiceAccount '${found[0].name}' stands in the app twice: ${found.join(' and ')}. Whichever is applied last wins, `
        + 'so declare it once: leave its name out of \'serviceAccounts\' and grant the other one'));
  }
}

function checkNames(property: string, names: readonly string[], check: (property: string, name: string) => string): string[] {
  const seen = new Set<string>();
  for (const name of names) {
    if (seen.has(name)) {
      throw new Error(`'${property}' names '${name}' twice: leave one out`);
    }
    seen.add(check(property, name));
  }
  return [...names];
}
