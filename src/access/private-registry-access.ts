import { Construct, IConstruct } from 'constructs';
import { attach } from '../attach/attach';
import { Attachments } from '../attach/attachments';
import type { RewrittenServiceAccounts } from '../attach/grant';
import { CoverageProofs } from '../coverage/coverage-proofs';
import type { CloudGrant } from '../identity';
import type { CredentialProviderConfig } from '../node';
import { IRefresher } from '../refresh';
import { Registry } from '../registry';
import { GrantPullOptions, IPullSecret } from '../secret';
import { chartNamespaces } from './chart-namespaces';
import { checkAccessProps } from './check-props';
import { declareServiceAccounts } from './declared-service-accounts';
import { joinedGrants, makeNodeAccess, NodeAccess, writeNodeFiles } from './node-access';
import { annotationsOf, nodeCoverage, nodeNamespaces, servedAccounts, servedNamespaces } from './node-coverage';
import { PrivateRegistryAccessProps } from './private-registry-access-props';
import { AccessGroup, makeGroups } from './pull-secret-groups';
import { addPullSecretPolicies } from './pull-secret-policies';
import { checkCall, checkNew } from '../given/check-call';
import { checkEachOnce } from '../given/each-once';

/**
 * Gives workloads access to private registries: makes the pull secrets of some namespaces, brings them to the pods, and
 * proves at synthesis that every image of its scope finds its credential (`ImageCoverage`).
 *
 * @example
 * const access = new PrivateRegistryAccess(chart, 'RegistryAccess', {
 *   pattern: AccessPattern.NAMESPACE,
 *   credentials: [
 *     RegistryCredentials.existingSecret('harbor-pull', { covers: [Registry.harbor('registry.example.com')] }),
 *   ],
 * });
 * access.grantPull(deployment);
 */
export class PrivateRegistryAccess extends Construct {
  /**
   * The namespaces of all charts at and below a scope, each once, in the order in which the charts were added: for
   * `namespaces`, here and elsewhere.
   *
   * Call it once all charts are there: one that is added later with another namespace fails the synthesis.
   *
   * @param scope the app, or a construct that holds the charts which get access
   * @throws if the scope holds no chart, and if a chart of it has no namespace
   */
  public static namespacesOf(scope: IConstruct): string[] {
    checkCall('PrivateRegistryAccess.namespacesOf', scope);
    return chartNamespaces(scope);
  }

  /** The pull secrets of all patterns in the namespaces that are listed. */
  public readonly secrets: IPullSecret[];

  /** The registries that the credentials open, each once. `AllowedRegistries` takes them as they are. */
  public readonly registries: Registry[];

  /**
   * What fetches and renews the tokens among the credentials.
   * @default - none of them is a token
   */
  public readonly refresher?: IRefresher;

  /**
   * The configuration of the nodes for the programs that the kubelet asks: `writeNodeFiles` makes their file,
   * `credentialProviderConfig.snippet` brings it to them.
   * @default - the kubelet asks none
   */
  public readonly credentialProviderConfig?: CredentialProviderConfig;

  /**
   * What has to be granted in the clouds: to nodes that pull as themselves, to the identities that ServiceAccounts pull
   * as through credential providers, and to those that tokens are fetched as; and the policies that other AWS accounts
   * set on their repositories for them.
   *
   * For credential providers it is about the ServiceAccounts that are known: the `serviceAccountNames` of the provider,
   * or else the `serviceAccounts` that are declared here.
   */
  public readonly cloudGrants: CloudGrant[];

  private readonly nodeAccess: NodeAccess;
  private readonly groups: AccessGroup[];
  private readonly nodeNamespaces: ReadonlySet<string | undefined>;
  private readonly externalServiceAccounts: string[];
  private readonly rewritten?: RewrittenServiceAccounts;
  private readonly listed: ReadonlySet<string | undefined>;
  private readonly isSelecting: boolean;

  /**
   * @throws if a name is invalid or given twice, if two of the Secrets would have one name, if there are no credentials
   * or no namespaces, if a property does not go with the pattern, and if a Secret of the credentials cannot follow
   * `namespaceSelector` and no namespace is listed for it
   */
  constructor(scope: Construct, id: string, props: PrivateRegistryAccessProps) {
    checkNew(new.target, 'PrivateRegistryAccess', scope, id, props);
    super(scope, id);
    const covered = checkAccessProps(this, props);
    const { namespaces } = covered;
    this.nodeNamespaces = nodeNamespaces(covered);
    this.externalServiceAccounts = [...props.externalServiceAccounts ?? []];
    this.listed = new Set(namespaces);
    this.isSelecting = covered.selector !== undefined;
    // In a chart of its own the Secrets stand below a construct that is named after the path of this one.
    const secretsScope = props.secretsChart ? new Construct(props.secretsChart, this.node.path) : this;
    const made = makeGroups(this, secretsScope, covered, props);
    const { groups, refresher } = made;
    this.groups = groups;
    this.rewritten = made.rewritten;
    this.refresher = refresher;
    this.secrets = this.groups.flatMap(group => group.secrets);
    const selected = this.groups.flatMap(group => group.selected);
    const nodes = this.groups.flatMap(group => group.nodes);
    const isShared = groups.some(({ pattern }) => pattern._sharesPullSecrets);
    const serviceAccounts = props.serviceAccounts ?? (isShared ? ['default'] : []);
    this.nodeAccess = makeNodeAccess(this, {
      scope, nodes, covered, serviceAccounts, secrets: this.secrets, selected, nodeRoleName: props.nodeRoleName,
    });
    this.credentialProviderConfig = this.nodeAccess.config;
    const { grants, providerGrants } = this.nodeAccess;
    this.cloudGrants = joinedGrants([...grants, ...providerGrants, ...refresher?.cloudGrants ?? []]);
    this.registries = [
      ...new Map(
        props.credentials.flatMap(entry => entry.registries).map(registry => [registry.configKey, registry]),
      ).values(),
    ];

    CoverageProofs.of(this).addProof({
      scope: props.coverage?.scope ?? scope,
      owner: this,
      covered: props.coverage?.scope
        ? undefined : { ...covered, externalServiceAccounts: this.externalServiceAccounts },
      options: {
        ...props.coverage,
        pullSecrets: [...props.coverage?.pullSecrets ?? [], ...this.secrets],
        selected,
        policies: addPullSecretPolicies(this, groups, covered, props.admission),
        ...nodeCoverage(nodes, props.coverage),
      },
    });

    declareServiceAccounts(this, { namespaces, names: serviceAccounts, keepPullSecrets: props.keepPullSecrets }, made);
    Attachments.of(this).addDeclaration({
      owner: this,
      isOwn: ({ node }) => node.scope === this || node.scope === secretsScope,
      insteadOfSecret: 'set another \'secretName\', or put the credentials into one construct',
    });
  }

  /**
   * Lets a target pull from the registries of this construct, by the pattern of each. `docs/patterns.md` has the table
   * of what that changes.
   *
   * The target is anything that is or contains a workload or a ServiceAccount when the app is synthesized, no matter
   * what made it: a cdk8s-plus object, an `ApiObject`, a chart, an `Include`, a `Helm` release. An `imagePullSecrets`
   * list that it has already is kept in front.
   *
   * @throws if `registries` names one that this construct does not have, or that shares its Secret with others. At
   * synthesis, if the target holds nothing to grant, is in a namespace that this construct does not cover, or runs as a
   * ServiceAccount that is neither in the app nor declared external
   */
  public grantPull(target: IConstruct, options: GrantPullOptions = {}): void {
    checkCall('PrivateRegistryAccess.grantPull', target, options);
    if (options.serviceAccountName !== undefined && !this.groups.some(({ pattern }) => pattern._makesServiceAccounts)) {
      throw new Error(`'serviceAccountName' ('${options.serviceAccountName}') belongs to the pattern `
        + `'dedicated-service-account', which no credentials of '${this.node.path}' have: leave it out`);
    }
    for (const { pattern, secrets, selected, nodes } of this.select(options)) {
      attach(target, {
        pattern,
        secrets,
        selected,
        annotations: annotationsOf(nodes),
        namespaces: servedNamespaces(nodes, this.nodeNamespaces),
        served: servedAccounts(nodes),
        rewritten: this.rewritten,
        listed: this.listed,
        isSelecting: this.isSelecting,
        owner: this,
        externalServiceAccounts: this.externalServiceAccounts,
        podSpecPath: options.podSpecPath,
        serviceAccountName: options.serviceAccountName,
      });
    }
  }

  /**
   * Writes what has to be brought to the nodes, and what they have to be granted, into a folder, which is made if it is
   * not there: `credential-provider-config.yaml` where the kubelet asks programs; where the nodes pull as themselves
   * `node-permissions.json`, and for one role of AWS the policy document alone as `node-policy.json`, for
   * `aws iam put-role-policy --policy-document`.
   *
   * @returns the paths of the files; none where nodes have nothing to do with it
   */
  public writeNodeFiles(folder: string): string[] {
    checkCall('PrivateRegistryAccess.writeNodeFiles', folder);
    return writeNodeFiles(folder, this.nodeAccess);
  }

  /**
   * The subjects that the identities in the clouds have to trust: those of credential providers the ServiceAccounts
   * that are known with their namespaces (see `cloudGrants`), and those of tokens the ServiceAccount of the refresher.
   *
   * @param oidcIssuer issuer of the cluster's ServiceAccount tokens: the `issuer` in
   * `kubectl get --raw /.well-known/openid-configuration`
   * @throws if an identity needs the issuer and it cannot be right
   */
  public cloudTrust(oidcIssuer?: string): CloudGrant[] {
    checkCall('PrivateRegistryAccess.cloudTrust', oidcIssuer);
    return this.nodeAccess.trustWith(this.refresher?.cloudTrust(oidcIssuer) ?? [], oidcIssuer);
  }

  private select({ registries }: GrantPullOptions): AccessGroup[] {
    if (registries === undefined) {
      return this.groups;
    }
    const wanted = new Set(registries.map(registry => registry.configKey));
    const known = new Set(this.registries.map(registry => registry.configKey));
    const unknown = registries.filter(registry => !known.has(registry.configKey));
    if (registries.length === 0) {
      throw new Error(`'registries' is empty: leave it out for all registries of '${this.node.path}'`);
    }
    if (unknown.length > 0) {
      throw new Error(`'registries' must name registries of '${this.node.path}' (${[...known].join(', ')}), got `
        + `'${unknown.join(', ')}'`);
    }
    checkEachOnce("'registries'", registries);
    return this.groups
      .map(group => ({
        ...group,
        secrets: group.secrets.filter(secret => this.isMeant(secret, wanted)),
        selected: group.selected.filter(secret => this.isMeant(secret, wanted)),
        nodes: group.nodes.filter(node => node.registries.some(registry => wanted.has(registry.configKey))),
      }))
      .filter(group => group.secrets.length + group.selected.length + group.nodes.length > 0);
  }

  private isMeant(
    secret: { readonly secretName: string; readonly covers: readonly Registry[] }, wanted: ReadonlySet<string>,
  ): boolean {
    const others = secret.covers.filter(registry => !wanted.has(registry.configKey));
    if (others.length > 0 && others.length < secret.covers.length) {
      throw new Error(`'registries' cannot be granted alone: Secret '${secret.secretName}' is for `
        + `'${others.join(', ')}' too. Keep a Secret for each registry: with an entry of its own in 'credentials' and `
        + 'AccessPattern.DEDICATED_SERVICE_ACCOUNT, or a PrivateRegistryAccess for each');
    }
    return others.length === 0;
  }
}
