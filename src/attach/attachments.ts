import { ApiObject, App } from 'cdk8s';
import { IConstruct } from 'constructs';
import { orderBehindAccounts } from './account-order';
import { Attachment, mergeAt } from './attachment';
import { Declaration } from './declaration';
import { DeclaredSecret, Grant, secretsIn, SelectedSecret } from './grant';
import { makePlan } from './make-plan';
import { makeServiceAccount } from './make-service-account';
import { GrantPlan } from './plan';
import { AttachmentLookup, AttachmentResolver } from './resolver';
import { Target } from './target';
import { countConstructs, Tree, WorkloadTarget } from './tree';
import { undoneBy } from './undone-by-patch';
import { WrittenSecrets } from './written-secrets';
import { podSpecAt } from '../kubernetes/pod-place';
import { samePath, valueAt } from '../kubernetes/pod-spec-path';

/** Why an object is rendered: to be written, or to be looked at, with or without what is attached to it. */
type Rendering = 'written' | 'final' | 'raw';

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
    let attachments = ATTACHMENTS.get(app);
    if (!attachments) {
      attachments = new Attachments(app);
      ATTACHMENTS.set(app, attachments);
    }
    return attachments;
  }

  public readonly grants: Grant[] = [];
  /** For the plan. */
  public readonly declarations: Declaration[] = [];
  public readonly written: WrittenSecrets[] = [];
  private readonly exempted = new Set<IConstruct>();
  private readonly owners = new Set<IConstruct>();
  private plan?: GrantPlan;
  /** The plan that JSON patches were checked against: cdk8s validates once for each chart. */
  private checked?: GrantPlan;
  /** The plan that workloads were put in order for. */
  private ordered?: GrantPlan;
  /** Whether the synthesis that the plan was made for has failed: whatever comes next is another one. */
  private failed = false;
  private rendering: Rendering = 'written';
  private hasResolver = false;
  /** The objects that were rendered with the plan: the second time, or when all were, a new synthesis has begun. */
  private readonly rendered = new Set<ApiObject>();

  private constructor(private readonly app: App) {
    // The root is validated first, and once more for each chart.
    app.node.addValidation({ validate: () => this.prepare() });
  }

  public addGrant(grant: Grant): void {
    this.installResolver();
    this.grants.push(grant);
    this.reportErrorsOf(grant.owner);
  }

  /** Lets a construct be the only one that declares what it holds. */
  public addDeclaration(declaration: Declaration): void {
    this.declarations.push(declaration);
    this.reportErrorsOf(declaration.owner);
  }

  /** Lets nothing else of the app hold Secrets that are written in the cluster. */
  public addWrittenSecrets(written: WrittenSecrets): void {
    this.written.push(written);
    this.reportErrorsOf(written.owner);
  }

  /** Keeps grants of scopes around a construct from what it holds; only a grant of the construct itself counts. */
  public exempt(construct: IConstruct): void {
    this.exempted.add(construct);
    this.plan = undefined;
  }

  /** Lets a construct report errors that follow from the plan: once for each plan, as cdk8s validates for each chart. */
  public addValidation(owner: IConstruct, validate: (plan: GrantPlan) => string[]): void {
    const known = new WeakMap<GrantPlan, string[]>();
    owner.node.addValidation({
      validate: () => {
        const plan = this.currentPlan;
        const errors = known.get(plan) ?? validate(plan);
        known.set(plan, errors);
        this.failed ||= errors.length > 0;
        return errors;
      },
    });
  }

  /** What will be merged into an object that is being rendered. */
  public attachmentsOf(object: ApiObject): readonly Attachment[] | undefined {
    return this.rendering === 'raw' ? undefined : this.currentPlan.attachmentsOf(object);
  }

  /**
   * Tells that an object is being rendered: for the second time, or one that is new, means that a new synthesis has
   * begun.
   */
  public noteRendering(object: ApiObject): void {
    if (this.rendering !== 'written') {
      return;
    }
    if (this.rendered.has(object) || !this.currentPlan.tree.objects.has(object)) {
      this.plan = undefined;
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

  /**
   * A part of an object as it will be written: what it renders to, with everything that is attached.
   *
   * JSON patches come after what is attached and may undo it, so a patched object is rendered in full.
   */
  public finalAt(target: Target, path: readonly string[]): any {
    const fullPath = [...target.root, ...path];
    return target.isPatched
      ? valueAt(this.render('final', () => target.object.toJson()), fullPath)
      : this.attachedAt(target.object, fullPath, valueAt(target.manifest, path));
  }

  /** The pod spec of a workload as it will be written. */
  public finalPodSpec({ target, place }: WorkloadTarget): any {
    return place.parts ? podSpecAt(this.finalAt(target, []), place) : this.finalAt(target, place.path);
  }

  /** A value with everything that is attached at and below its path. */
  private attachedAt(object: ApiObject, path: readonly string[], value: unknown): any {
    return (this.currentPlan.attachmentsOf(object) ?? [])
      .filter(attachment => samePath(path, attachment.path.slice(0, path.length)))
      .reduce((result, attachment) => mergeAt(result, attachment.path.slice(path.length), attachment), value);
  }

  /** The effect of every grant, for the tree as it is now. */
  public get currentPlan(): GrantPlan {
    this.plan ??= this.makePlan();
    return this.plan;
  }

  private reportErrorsOf(owner: IConstruct): void {
    this.plan = undefined;
    if (!this.owners.has(owner)) {
      this.owners.add(owner);
      this.addValidation(owner, plan => plan.errorsOf(owner));
    }
  }

  private prepare(): string[] {
    if (
      this.plan
      && (this.failed
        || this.rendered.size >= this.plan.tree.objects.size
        || countConstructs(this.app) !== this.plan.tree.size)
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
    this.checkPatches();
    if (this.ordered !== this.currentPlan) {
      this.ordered = this.currentPlan;
      orderBehindAccounts(this.currentPlan, workload => this.finalPodSpec(workload));
    }
    return [];
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

  /** JSON patches come after what is attached. One that replaces the list would undo a grant without a word. */
  private checkPatches(): void {
    if (this.checked === this.currentPlan) {
      return;
    }
    const errors = new Map<IConstruct, Set<string>>();
    for (const attachment of this.currentPlan.patchedAttachments) {
      const { target: { object }, owner } = attachment;
      const undone = undoneBy(attachment, this.render('final', () => object.toJson()));
      undone.forEach(message => errors.set(owner, (errors.get(owner) ?? new Set()).add(message)));
    }
    this.plan = errors.size > 0 ? this.currentPlan.withErrors(errors) : this.currentPlan;
    this.checked = this.plan;
  }

  private makePlan(): GrantPlan {
    this.rendered.clear();
    this.failed = false;
    const tree = new Tree(this.app, this.grants, this.exempted, render => this.render('raw', render));
    return makePlan(tree, this.grants, this);
  }

  private render<T>(rendering: Rendering, render: () => T): T {
    const before = this.rendering;
    this.rendering = rendering;
    try {
      return render();
    } finally {
      this.rendering = before;
    }
  }
}
