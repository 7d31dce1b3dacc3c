import { App } from 'cdk8s';
import { IConstruct } from 'constructs';
import { AppSecrets } from './app-secrets';
import { checkOrder } from './check-order';
import { checkPod } from './check-pod';
import { checkSource } from './check-source';
import { checkUnknownPods } from './check-unknown-pods';
import { CoverageStrictness } from './coverage-props';
import { Finding, warningOf } from './finding';
import { additionalPods, Pod, podOf, withInjectedImages } from './pods';
import { mirrorsOf, ProofOptions, Registries } from './registries';
import { inheritances } from '../attach/account-order';
import { Attachments } from '../attach/attachments';
import { GrantPlan } from '../attach/plan';
import { Target } from '../attach/target';
import { Granted, WorkloadTarget } from '../attach/tree';
import { Evaluator } from '../pull/evaluator';
import { memoized } from '../pull/memoized';
import { replaceWarnings, Warning } from '../warning/warning-metadata';

/** One request to prove the images of a scope. */
export interface CoverageProof {
  readonly scope: IConstruct;
  /** Reports the errors; what it grants elsewhere is proven too. */
  readonly owner: IConstruct;
  readonly options: ProofOptions;
}

const PROOFS = new WeakMap<IConstruct, CoverageProofs>();

/** All proofs of an app: made once for each synthesis, reported by the construct that asked for them. */
export class CoverageProofs {
  public static of(scope: IConstruct): CoverageProofs {
    const app = App.of(scope);
    const proofs = PROOFS.get(app) ?? new CoverageProofs(Attachments.of(app));
    PROOFS.set(app, proofs);
    return proofs;
  }

  private readonly proofs: CoverageProof[] = [];
  private result?: { readonly plan: GrantPlan; readonly errors: Map<IConstruct, Set<string>> };
  private warnings: Warning[] = [];

  private constructor(private readonly attachments: Attachments) {}

  /**
   * @throws for an option that cannot be right
   */
  public addProof(proof: CoverageProof): void {
    mirrorsOf(proof.options);
    if (!this.proofs.some(({ owner }) => owner === proof.owner)) {
      this.attachments.addValidation(proof.owner, plan => [...this.errors(plan).get(proof.owner) ?? []]);
    }
    this.proofs.push(proof);
    this.result = undefined;
  }

  /** Proves what an owner grants, unless it proves that already. */
  public addProofFor(owner: IConstruct): void {
    if (!this.proofs.some(proof => proof.owner === owner)) {
      this.addProof({ scope: owner, owner, options: {} });
    }
  }

  private errors(plan: GrantPlan): Map<IConstruct, Set<string>> {
    if (this.result?.plan !== plan) {
      this.result = { plan, errors: plan.hasErrors || this.hasNothingToProve(plan) ? new Map() : this.prove(plan) };
    }
    return this.result.errors;
  }

  private hasNothingToProve({ tree }: GrantPlan): boolean {
    return (
      tree.workloads.length + tree.sources.length + tree.unknown.length === 0
      && this.proofs.every(({ options }) => !options.additionalImages)
      && this.warnings.length === 0
    );
  }

  private prove(plan: GrantPlan): Map<IConstruct, Set<string>> {
    const warningsBefore = this.warnings;
    this.warnings = [];
    const options = this.proofs.map(proof => proof.options);
    const declared = [...this.attachments.grantedSecrets, ...options.flatMap(({ pullSecrets }) => pullSecrets ?? [])];
    const selected = [...this.attachments.grantedSelections, ...options.flatMap(given => given.selected ?? [])];
    const secrets = new AppSecrets(plan.tree, declared, [...new Set(selected)]);
    const evaluator = new Evaluator(secrets);
    const errors = new Map<IConstruct, Set<string>>();
    const scopes = new ProofScopes(this.proofs);

    const checkSubjects = <T>(
      active: readonly CoverageProof[],
      subjectsOf: () => readonly T[],
      findings: (subject: T, registries: Registries) => Finding[],
    ) => {
      const strictness = strictnessOf(active);
      const subjects = strictness === CoverageStrictness.OFF ? [] : subjectsOf();
      if (subjects.length > 0) {
        const registries = scopes.registries(
          active,
          () => new Registries(evaluator.keys, active.map(proof => proof.options)),
        );
        subjects.flatMap(subject => findings(subject, registries))
          .forEach(finding => this.report(finding, strictness, active[active.length - 1], errors));
      }
    };
    const checkPods = (active: readonly CoverageProof[], podsOf: () => readonly Pod[]) =>
      checkSubjects(active, podsOf, (pod, registries) => checkPod(pod, { evaluator, registries, secrets }));
    const granted = this.grantedBy(plan, ({ workloads }) => workloads);
    const grantedSources = this.grantedBy(plan, ({ sources }) => sources);
    const grantedAlone = new Set(this.attachments.grants.map(grant => plan.tree.grantedBy(grant).workloads)
      .filter(workloads => workloads.length === 1).flat());
    const proven = new Set<WorkloadTarget>();
    for (const workload of plan.tree.workloads) {
      const active = [...new Set([...granted.get(workload) ?? [], ...scopes.around(workload.target.object)])];
      if (strictnessOf(active) !== CoverageStrictness.OFF) {
        proven.add(workload);
      }
      const pod = () => podOf(workload, grantedAlone.has(workload), this.attachments);
      checkPods(active, () => [withInjectedImages(pod(), active.map(proof => proof.options))]);
    }
    for (const proof of this.proofs) {
      checkPods(scopes.around(proof.scope), () => additionalPods(proof.scope, proof.options, this.attachments));
    }
    for (const source of plan.tree.sources) {
      const active = [...new Set([...grantedSources.get(source) ?? [], ...scopes.around(source.object)])];
      checkSubjects(
        active,
        () => [source],
        (target: Target, registries) => checkSource(target, evaluator, registries, this.attachments),
      );
    }
    for (const resource of plan.tree.unknown) {
      checkSubjects(scopes.around(resource.target.object), () => [resource], checkUnknownPods);
    }
    const late = inheritances(plan, workload => this.attachments.finalPodSpec(workload))
      .filter(({ workload }) => proven.has(workload));
    this.warnings.push(...checkOrder(App.of(this.proofs[0].scope), late).map(warningOf));
    replaceWarnings(warningsBefore, this.warnings);
    return errors;
  }

  private report(
    finding: Finding, strictness: CoverageStrictness, { owner }: CoverageProof, errors: Map<IConstruct, Set<string>>,
  ): void {
    const isError =
      finding.severity === 'invalid' || (finding.severity === 'error' && strictness === CoverageStrictness.ERROR);
    if (isError) {
      errors.set(owner, (errors.get(owner) ?? new Set()).add(`${finding.message} (${finding.id})`));
    } else {
      this.warnings.push(warningOf(finding));
    }
  }

  /** A construct that grants something outside its own scope proves it as well. */
  private grantedBy<T>(plan: GrantPlan, subjectsOf: (granted: Granted) => readonly T[]): Map<T, CoverageProof[]> {
    const granted = new Map<T, CoverageProof[]>();
    for (const grant of this.attachments.grants) {
      const proofs = this.proofs.filter(proof => proof.owner === grant.owner);
      for (const subject of proofs.length > 0 ? subjectsOf(plan.tree.grantedBy(grant)) : []) {
        memoized(granted, subject, () => []).push(...proofs);
      }
    }
    return granted;
  }
}

/** How strict the innermost scope is that says so; without any proof nothing is checked. */
function strictnessOf(active: readonly CoverageProof[]): CoverageStrictness {
  const own = active.map(proof => proof.options.strictness).filter(strictness => strictness !== undefined);
  return own[own.length - 1] ?? (active.length > 0 ? CoverageStrictness.ERROR : CoverageStrictness.OFF);
}

/** Which proofs are about a construct: those of the scopes around it, the outermost first. */
class ProofScopes {
  private readonly byScope = new Map<IConstruct, CoverageProof[]>();
  private readonly byConstruct = new Map<IConstruct, readonly CoverageProof[]>();
  private readonly registriesOf = new Map<string, Registries>();
  private readonly places: ReadonlyMap<CoverageProof, number>;

  constructor(proofs: readonly CoverageProof[]) {
    this.places = new Map(proofs.map((proof, index) => [proof, index]));
    proofs.forEach(proof => memoized(this.byScope, proof.scope, () => []).push(proof));
  }

  public around(construct: IConstruct): readonly CoverageProof[] {
    return memoized(this.byConstruct, construct, () => {
      const outer = construct.node.scope ? this.around(construct.node.scope) : [];
      const own = this.byScope.get(construct);
      return own ? [...outer, ...own] : outer;
    });
  }

  /** What some proofs know of registries, made once for each set of proofs. */
  public registries(active: readonly CoverageProof[], make: () => Registries): Registries {
    return memoized(this.registriesOf, active.map(proof => this.places.get(proof)).join(), make);
  }
}
