import { ApiObject, App } from 'cdk8s';
import { IConstruct } from 'constructs';
import { orderBehindAccounts } from './account-order';
import { Attachment } from './attachment';
import { behindPatches } from './behind-patches';
import { ConstructErrors } from './construct-errors';
import { Declaration } from './declaration';
import { DeclaredSecret, Grant, secretsIn, SelectedSecret } from './grant';
import { leftOut } from './left-out';
import { makePlan } from './make-plan';
import { makeServiceAccount } from './make-service-account';
import { GrantPlan } from './plan';
import { Renderings } from './renderings';
import { AttachmentLookup, AttachmentResolver } from './resolver';
import { Tree } from './tree';
import { WrittenSecrets } from './written-secrets';
import { memoized } from '../collection/memoized';

/** Finds errors that follow from a plan, by the construct that reports them. */
type Check = (plan: GrantPlan) => ReadonlyMap<IConstruct, Iterable<string>>;

const ATTACHMENTS = new WeakMap<IConstruct, Attachments>();

/**
 * All grants of an app, and what they come to when it is synthesized.
 *
 * Grants are only noted when they are made. The plan follows from the tree as it stands at synthesis, so that what was
 * added to a granted scope later counts too, and a second synthesis in the same process sees what changed meanwhile.
 */
export class Attachments implements AttachmentLookup {
  /** The attachments of the app that a construct belongs to. */
  public static of(scope: IConstruct): Attachments {
    const app = App.of(scope);
    return memoized(ATTACHMENTS, app, () => new Attachments(app));
  }

  public readonly grants: Grant[] = [];
  /** For the plan. */
  public readonly declarations: Declaration[] = [];
  public readonly written: WrittenSecrets[] = [];
  public readonly renderings = new Renderings(() => this.currentPlan);
  private readonly exempted = new Set<IConstruct>();
  private readonly checks: Check[] = [];
  private readonly errors: ConstructErrors;
  private plan?: GrantPlan;
  /** The plan that was validated: cdk8s validates once for each chart. */
  private validated?: GrantPlan;
  /** Whether the synthesis that the plan was made for has failed: whatever comes next is another one. */
  private failed = false;
  /** Whether the app was validated, and nothing was written since. */
  private isBeginning = false;
  private hasResolver = false;
  /** The objects that were rendered with the plan: the second time, or when all were, a new synthesis has begun. */
  private readonly rendered = new Set<ApiObject>();

  private constructor(private readonly app: App) {
    this.errors = new ConstructErrors(app, () => this.prepare());
  }

  public addGrant(grant: Grant): void {
    this.installResolver();
    this.grants.push(grant);
    this.plan = undefined;
  }

  /** Lets a construct be the only one that declares what it holds. */
  public addDeclaration(declaration: Declaration): void {
    this.declarations.push(declaration);
    this.plan = undefined;
  }

  /** Lets nothing else of the app hold Secrets that are written in the cluster. */
  public addWrittenSecrets(written: WrittenSecrets): void {
    this.written.push(written);
    this.plan = undefined;
  }

  /** Keeps grants of scopes around a construct from what it holds; only a grant of the construct itself counts. */
  public exempt(construct: IConstruct): void {
    this.exempted.add(construct);
    this.plan = undefined;
  }

  /** Lets a construct report errors that follow from the plan. */
  public addValidation(owner: IConstruct, validate: (plan: GrantPlan) => string[]): void {
    this.addCheck(plan => new Map([[owner, validate(plan)]]));
  }

  /** Lets constructs report errors that follow from the plan. It is asked once for each plan. */
  public addCheck(check: Check): void {
    this.checks.push(check);
    this.checkAgain();
  }

  /** Tells that a check may find something else than it did, for the same plan. */
  public checkAgain(): void {
    this.validated = undefined;
  }

  /** What will be merged into an object that is being rendered. */
  public attachmentsOf(object: ApiObject): readonly Attachment[] | undefined {
    return this.renderings.attachmentsOf(object);
  }

  /**
   * Tells that an object is being rendered: for the second time, one that is new, or the first of a chart that was
   * patched since it was read, means that a new synthesis has begun. If it is the first one of a chart, what was
   * validated before it was the plan of the synthesis before.
   *
   * @throws if the new plan has errors
   */
  public noteRendering(object: ApiObject): void {
    if (!this.renderings.areWritten) {
      return;
    }
    const isFirst = this.isBeginning;
    this.isBeginning = false;
    const { tree } = this.currentPlan;
    if (this.rendered.has(object) || !tree.objects.has(object) || (isFirst && !tree.isPatchedAsRead(object.chart))) {
      this.plan = this.makePlan();
      if (isFirst) {
        this.validate();
        this.errors.throwIfAny();
      }
    }
    this.plan ??= this.makePlan();
    this.rendered.add(object);
  }

  /** Every secret that was granted. */
  public get grantedSecrets(): DeclaredSecret[] {
    const anywhere = this.grants.filter(({ isAnywhere }) => isAnywhere).flatMap(grant => this.placed(grant));
    return [
      ...new Set(this.grants.filter(({ isAnywhere }) => !isAnywhere).map(grant => grant.secrets)),
      anywhere,
    ].flat();
  }

  /** The secrets of a grant in each namespace of what it grants. */
  private placed(grant: Grant): DeclaredSecret[] {
    const { workloads, serviceAccounts, sources } = this.currentPlan.tree.grantedBy(grant);
    const targets = [...workloads.map(({ target }) => target), ...serviceAccounts, ...sources];
    return [...new Set(targets.map(({ namespace }) => namespace))].flatMap(namespace => secretsIn(grant, namespace));
  }

  /** Those that were granted in namespaces that are found in the cluster. */
  public get grantedSelections(): SelectedSecret[] {
    return [...new Set(this.grants.flatMap(({ selected }) => selected ?? []))];
  }

  /** The effect of every grant, for the tree as it is now. */
  public get currentPlan(): GrantPlan {
    this.plan ??= this.makePlan();
    return this.plan;
  }

  private prepare(): void {
    if (
      this.plan
      && (this.failed
        || this.rendered.size >= this.plan.tree.objects.size
        || !this.plan.tree.isComplete)
    ) {
      this.plan = undefined;
    }
    const wanted = this.currentPlan.wantedServiceAccounts;
    if (wanted.length > 0) {
      // cdk8s has no phase between construction and validation; validation of the root is the earliest point at which
      // the tree is complete. Each account is made once: the next plan finds it in the tree.
      wanted.forEach(account => makeServiceAccount(this.app, account));
      this.plan = undefined;
    }
    if (this.currentPlan.tree.workloads.length + this.currentPlan.tree.sources.length > 0) {
      this.installResolver();
    }
    if (this.validated !== this.currentPlan) {
      this.validate();
    }
    this.isBeginning = true;
  }

  /** Finds the errors of the plan; what has none needs no validation of its own. */
  private validate(): void {
    const plan = this.currentPlan;
    this.attachBehindPatches();
    orderBehindAccounts(plan, workload => this.renderings.finalPodSpec(workload));
    this.errors.replace([
      plan.errors,
      leftOut(plan.attachments, object => this.renderings.final(object)),
      ...this.checks.map(check => check(plan)),
    ]);
    this.failed = this.errors.areAny;
    this.validated = plan;
  }

  /**
   * The resolver sees every value of the app. Without grants and workloads there is nothing to write, nor to prove
   * again.
   */
  private installResolver(): void {
    if (!this.hasResolver) {
      this.hasResolver = true;
      this.app.resolvers.unshift(new AttachmentResolver(this));
    }
  }

  /** JSON patches come after what is attached: what they take away is added behind them. */
  private attachBehindPatches(): void {
    for (const attachment of this.currentPlan.patchedAttachments) {
      const { object } = attachment.target;
      object.addJsonPatch(...behindPatches(attachment, this.renderings.final(object)));
    }
  }

  private makePlan(): GrantPlan {
    this.rendered.clear();
    this.failed = false;
    const tree = new Tree(this.app, this.grants, this.exempted, render => this.renderings.raw(render));
    return makePlan(tree, this.grants, this);
  }
}
