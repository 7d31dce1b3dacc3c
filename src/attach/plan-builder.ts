import { IConstruct } from 'constructs';
import { joinValues } from './attachment';
import { Grant } from './grant';
import { GrantPlan, PlannedAttachment } from './plan';
import { PlannedServiceAccounts } from './planned-service-accounts';
import { ServiceAccountNames } from './service-account-names';
import { chooseSecret } from './sources';
import { Target } from './target';
import { Tree, WorkloadTarget } from './tree';
import { groupBy } from '../collection/group-by';
import { isPlainObject } from '../kubernetes/kubernetes-object';
import { objectKey } from '../kubernetes/name';
import { asListOf, pullSecretListPath, serviceAccountPath } from '../kubernetes/pod-place';
import { samePath, valueAt } from '../kubernetes/pod-spec-path';
import { appendPullSecrets } from '../kubernetes/pull-secret-list';
import { othersListed } from '../warning/others-listed';

/** The pull secrets that some grants add to one object. */
interface Addition {
  readonly names: Set<string>;
  readonly owner: IConstruct;
}

/** Collects the effects of grants; `build` makes the plan. */
export class PlanBuilder {
  /** By what is wrong, who it is wrong with: nobody where the message has all. */
  private readonly errors = new Map<IConstruct, Map<string, Set<string>>>();
  private readonly duplicates = new Set<Target>();
  private readonly pods: Map<WorkloadTarget, Addition>;
  private readonly serviceAccounts = new Map<Target, Addition>();
  /** The last grant that came to a ServiceAccount. */
  private readonly lastGrants = new Map<Target, Grant>();
  private readonly annotations = new Map<Target, { owner: IConstruct; values: Record<string, string> }>();
  private readonly external = new Map<string, Set<string>>();
  private readonly externalAnnotations = new Map<string, Readonly<Record<string, string>>>();
  private readonly sources = new Map<Target, Addition>();
  private readonly useless = new Map<Target, { owner: IConstruct; problem: () => string }>();

  constructor(public readonly tree: Tree, public readonly serviceAccountNames: ServiceAccountNames) {
    const { given, problems } = serviceAccountNames;
    this.pods = new Map([...given].map(([workload, { owner }]) => [workload, { names: new Set(), owner }]));
    problems.forEach(({ owner, message }) => this.addError(owner, message));
  }

  /** Reports what is wrong: a whole message, or what is to be said of a target. Of several targets it is said once. */
  public addError(owner: IConstruct, message: string, target?: Target): void {
    const messages = this.errors.get(owner) ?? new Map<string, Set<string>>();
    const targets = messages.get(message) ?? new Set();
    this.errors.set(owner, messages.set(message, target ? targets.add(`${target}`) : targets));
  }

  /** Reports objects of one name, once, whoever comes upon them. */
  public addDuplicates(owner: IConstruct, same: readonly Target[], instead: string): void {
    if (!this.duplicates.has(same[0])) {
      this.duplicates.add(same[0]);
      const kind = same[0].isSecret ? 'Secret' : 'ServiceAccount';
      this.addError(owner, `${kind} '${same[0].name}' is in the app twice: ${same.join(' and ')}. ${instead}`);
    }
  }

  public addSecretsToPod(grant: Grant, workload: WorkloadTarget, names: readonly string[]): void {
    addSecrets(this.pods, workload, grant, names);
  }

  /**
   * Whether it is the first time that a grant comes to a ServiceAccount: it does so for each workload that runs as it.
   * Grants are planned one after the other.
   */
  public isNew(grant: Grant, account: Target): boolean {
    const isNew = this.lastGrants.get(account) !== grant;
    if (isNew) {
      this.lastGrants.set(account, grant);
    }
    return isNew;
  }

  public addSecretsToServiceAccount(grant: Grant, target: Target, names: readonly string[]): void {
    addSecrets(this.serviceAccounts, target, grant, names);
  }

  public addSecretsToSource(grant: Grant, target: Target, names: readonly string[]): void {
    addSecrets(this.sources, target, grant, names);
  }

  /** Notes that a ServiceAccount outside the tree carries what was granted, as its declaration as external promises. */
  public addSecretsToExternal(namespace: string | undefined, name: string, names: readonly string[]): void {
    const key = objectKey(namespace, name);
    const known = this.external.get(key) ?? new Set();
    names.forEach(secret => known.add(secret));
    this.external.set(key, known);
  }

  /** Notes why a grant of a source has no effect, which is an error if no other grant gives it a Secret. */
  public noteUselessGrant({ owner }: Grant, target: Target, problem: () => string): void {
    this.useless.set(target, { owner, problem });
  }

  /** Gives a ServiceAccount the annotations of a grant. */
  public annotate(grant: Grant, target: Target): void {
    const values: Record<string, string> = this.annotations.get(target)?.values ?? {};
    for (const [name, value] of Object.entries(grant.annotations ?? {})) {
      const other = values[name] ?? valueAt(target.manifest, ['metadata', 'annotations', name]);
      if (other !== undefined && other !== value) {
        this.addError(grant.owner, `${target} has the annotation '${name}' with the value '${other}', and a grant `
          + `needs '${value}': leave it out, or let the workloads run as a ServiceAccount of their own`);
      }
      values[name] = value;
      this.annotations.set(target, { owner: grant.owner, values });
    }
  }

  /** Notes that one outside the tree has the annotations of a grant, as its declaration as external promises. */
  public annotateExternal({ annotations }: Grant, namespace: string | undefined, name: string): void {
    const key = objectKey(namespace, name);
    this.externalAnnotations.set(key, { ...this.externalAnnotations.get(key), ...annotations });
  }

  public build(): GrantPlan {
    const serviceAccounts = new PlannedServiceAccounts(this.tree, {
      pullSecrets: this.serviceAccounts,
      annotations: this.annotations,
      externalPullSecrets: this.external,
      externalAnnotations: this.externalAnnotations,
    });
    const attachments = [
      ...[...this.serviceAccounts].map(([target, { names, owner }]) =>
        attachmentAt(target, owner, ['imagePullSecrets'], appendPullSecrets(target.ownPullSecrets(), names))),
      ...[...this.annotations].map(([target, { owner, values }]) =>
        attachmentAt(target, owner, ['metadata', 'annotations'], values)),
      ...[...this.pods].flatMap(([workload, addition]) => this.podAttachments(workload, addition, serviceAccounts)),
      ...[...this.sources].flatMap(([target, addition]) => this.sourceAttachments(target, addition)),
    ];
    this.useless.forEach(({ owner, problem }, target) => this.sources.has(target) || this.addError(owner, problem()));
    return new GrantPlan({
      tree: this.tree,
      serviceAccountNames: this.serviceAccountNames,
      serviceAccounts,
      attachments: new Map([...groupBy(attachments, ({ target: { object } }) => object)]
        .map(([object, own]) => [object, mergeByPath(own)])),
      errors: new Map([...this.errors].map(([owner, said]) => [owner, messagesOf(said)])),
    });
  }

  /**
   * A pod that lists pull secrets hides those of its ServiceAccount, for the API server injects them only into pods
   * without a list (https://kubernetes.io/docs/concepts/containers/images/#specifying-imagepullsecrets-on-a-pod).
   * So a list that this package adds to or makes carries both.
   */
  private podAttachments(
    workload: WorkloadTarget, { names, owner }: Addition, serviceAccounts: PlannedServiceAccounts,
  ): PlannedAttachment[] {
    const { target, place } = workload;
    const own = target.ownPullSecrets(place);
    const inherited = serviceAccounts.find(target.namespace, this.serviceAccountNames.nameFor(workload)).pullSecrets
      ?? [];
    const list = asListOf(place, appendPullSecrets(own, [...inherited, ...names]));
    const serviceAccountName = this.serviceAccountNames.given.get(workload)?.name;
    return [
      ...own.length + names.size > 0 ? [attachmentAt(target, owner, pullSecretListPath(place), list)] : [],
      ...serviceAccountName !== undefined
        ? [attachmentAt(target, owner, serviceAccountPath(place)!, serviceAccountName)] : [],
    ];
  }

  private sourceAttachments(target: Target, { names, owner }: Addition): PlannedAttachment[] {
    const chosen = chooseSecret(target, [...names]);
    if (typeof chosen === 'string') {
      return [attachmentAt(target, owner, ['spec', 'secretRef', 'name'], chosen)];
    }
    this.addError(owner, chosen.problem);
    return [];
  }
}

function addSecrets<K>(additions: Map<K, Addition>, key: K, { owner }: Grant, names: readonly string[]): void {
  if (names.length > 0) {
    const addition = additions.get(key) ?? { names: new Set<string>(), owner };
    names.forEach(name => addition.names.add(name));
    additions.set(key, addition);
  }
}

/** Writes a value at a path of an object: into the innermost object around it that is there. */
function attachmentAt(target: Target, owner: IConstruct, path: readonly string[], value: unknown): PlannedAttachment {
  let depth = path.length - 1;
  while (depth > 0 && !isPlainObject(valueAt(target.manifest, path.slice(0, depth)))) {
    depth -= 1;
  }
  const values = path.slice(depth).reduceRight<unknown>((inner, member) => ({ [member]: inner }), value);
  return { target, owner, path: [...target.root, ...path.slice(0, depth)], values: values as Record<string, unknown> };
}

/** Attachments of an object, those at one path as one. */
function mergeByPath(attachments: readonly PlannedAttachment[]): PlannedAttachment[] {
  const merged: PlannedAttachment[] = [];
  for (const attachment of attachments) {
    const same = merged.findIndex(({ path }) => samePath(path, attachment.path));
    if (same < 0) {
      merged.push(attachment);
    } else {
      merged[same] = { ...merged[same], values: joinValues(merged[same].values, attachment.values) };
    }
  }
  return merged;
}

/** The messages of an owner, each with the targets of which it is said. */
function messagesOf(said: ReadonlyMap<string, ReadonlySet<string>>): Set<string> {
  return new Set([...said].map(([message, [first, ...others]]) =>
    first === undefined ? message : `${first} ${message}${othersListed(others)}`));
}
