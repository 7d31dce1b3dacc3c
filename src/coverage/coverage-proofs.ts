import { App, Chart } from 'cdk8s';
import { IConstruct } from 'constructs';
import { AppSecrets } from './app-secrets';
import { checkLentPods } from './check-lent-pods';
import { checkOrder } from './check-order';
import { checkPod } from './check-pod';
import { checkSource } from './check-source';
import { checkUnknownPods } from './check-unknown-pods';
import { CoverageStrictness } from './coverage-props';
import { Finding, warningOf } from './finding';
import { additionalPods, podOf } from './pods';
import { ActiveProofs, CoverageProof, ProofScopes } from './proof-scopes';
import { PullSecretPolicies } from './pull-secret-policies';
import { mirrorsOf, nodePatternsOf, Registries } from './registries';
import { UnprovenNamespaces } from './unproven-namespaces';
import { uselessGrants } from './useless-grants';
import { Inheritance, inheritances } from '../attach/account-order';
import { Attachments } from '../attach/attachments';
import { GrantPlan } from '../attach/plan';
import { WorkloadTarget } from '../attach/tree';
import { groupBy } from '../kubernetes/group-by';
import { Evaluator } from '../pull/evaluator';
import { FindingId } from '../pull/finding-id';
import { PreloadedImages } from '../pull/preloaded-images';
import { othersListed } from '../warning/others-listed';
import { replaceWarnings, Warning } from '../warning/warning-metadata';

/** A finding that fails the synthesis. */
interface ReportedError {
  readonly owner: IConstruct;
  readonly finding: Finding;
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
  private readonly owners = new Set<IConstruct>();
  private warnings: Warning[] = [];

  private constructor(private readonly attachments: Attachments) {
    attachments.addCheck(plan => plan.hasErrors || this.hasNothingToProve(plan) ? new Map() : this.prove(plan));
  }

  /**
   * @throws for an option that cannot be right
   */
  public addProof(proof: CoverageProof): void {
    checkScope(proof);
    mirrorsOf(proof.options);
    nodePatternsOf(proof.options);
    new PreloadedImages(proof.options.preloadedImages);
    this.proofs.push(proof);
    this.owners.add(proof.owner);
    this.attachments.checkAgain();
  }

  /** Proves what an owner grants, unless it proves that already. */
  public addProofFor(owner: IConstruct): void {
    if (!this.owners.has(owner)) {
      this.addProof({ scope: owner, owner, options: {} });
    }
  }

  private hasNothingToProve({ tree }: GrantPlan): boolean {
    return (
      tree.workloads.length + tree.sources.length + tree.unknown.length === 0
      && this.proofs.every(({ options }) => !options.additionalImages)
      && this.warnings.length === 0
    );
  }

  private prove(plan: GrantPlan): Map<IConstruct, string[]> {
    const warningsBefore = this.warnings;
    this.warnings = [];
    const options = this.proofs.map(proof => proof.options);
    const declared = [...this.attachments.grantedSecrets, ...options.flatMap(({ pullSecrets }) => pullSecrets ?? [])];
    const selected = [...this.attachments.grantedSelections, ...options.flatMap(given => given.selected ?? [])];
    const policies = new PullSecretPolicies(options.flatMap(given => given.policies ?? []), plan.tree.namespaces);
    const secrets = new AppSecrets(plan.tree, declared, [...new Set(selected)], policies.additions);
    const evaluator = new Evaluator(secrets);
    const errors: ReportedError[] = [];
    const scopes = new ProofScopes(this.proofs, this.attachments.grants, plan.tree, evaluator.keys);
    const check = (active: ActiveProofs, findingsOf: (registries: Registries) => Finding[]) => {
      if (active.strictness !== CoverageStrictness.OFF) {
        findingsOf(scopes.registries(active)).forEach(finding => this.report(finding, active, errors));
      }
    };
    let unproven: UnprovenNamespaces | undefined;
    const proven = new Set<WorkloadTarget>();
    const fine = new Map<WorkloadTarget, Registries>();
    for (const workload of plan.tree.workloads) {
      const active = scopes.of(workload);
      if (active.all.length === 0) {
        unproven ??= new UnprovenNamespaces(this.proofs, plan.tree, { evaluator, secrets, policies, plan });
        this.warnings.push(...unproven.check(workload, active, this.attachments).map(warningOf));
      }
      check(active, registries => {
        const findings = policies.check(
          podOf(workload, active, this.attachments), { evaluator, registries, secrets, plan },
        );
        proven.add(workload);
        if (findings.every(({ severity, id }) => severity === 'warning' && id !== FindingId.SUSPICIOUS_HOST)) {
          fine.set(workload, registries);
        }
        return findings;
      });
    }
    uselessGrants(this.attachments.grants, {
      plan,
      evaluator,
      registriesAt: workload => fine.get(workload),
      injectedAt: workload => scopes.of(workload).injectedImages,
    }).forEach(finding => this.warnings.push(warningOf(finding)));
    for (const proof of this.proofs.filter(asked => asked.options.additionalImages)) {
      check(scopes.ofOptions(proof), registries =>
        additionalPods(proof.scope, proof.options, this.attachments)
          .flatMap(pod => checkPod(pod, { evaluator, registries, secrets, plan })));
    }
    for (const source of plan.tree.sources) {
      check(scopes.of(source), registries => checkSource(source, evaluator, registries, this.attachments));
    }
    for (const resource of plan.tree.unknown) {
      const active = scopes.of(resource.target);
      check(active, registries => [
        ...checkUnknownPods(resource, registries),
        ...checkLentPods(resource.target, { active, registries, evaluator, attachments: this.attachments }),
      ]);
    }
    const late = inheritances(plan, workload => this.attachments.finalPodSpec(workload))
      .filter(({ workload }) => proven.has(workload));
    const needsList = ({ workload, account: { namespace, name } }: Inheritance) => {
      const { keyring, secrets: listed } = evaluator.list(namespace, plan.pullSecretsOf(namespace, name) ?? []);
      const { images } = podOf(workload, scopes.of(workload), this.attachments);
      return listed.some(({ state }) => state !== 'known') || images.some(({ image }) => keyring.covers(image));
    };
    this.warnings.push(...checkOrder(App.of(this.proofs[0].scope), late, needsList).map(warningOf));
    replaceWarnings(warningsBefore, this.warnings);
    const messages = [...groupBy(errors, ({ owner }) => owner)].flatMap(([owner, own]) =>
      messagesOf(own.map(({ finding }) => finding))
        .map(({ message, construct }) => ({ reporter: reporterOf(owner, construct), message })));
    return new Map([...groupBy(messages, ({ reporter }) => reporter)]
      .map(([reporter, reported]) => [reporter, reported.map(({ message }) => message)]));
  }

  private report(
    finding: Finding, { owner, strictness }: ActiveProofs, errors: ReportedError[],
  ): void {
    const isError =
      finding.severity === 'invalid' || (finding.severity === 'error' && strictness === CoverageStrictness.ERROR);
    if (isError) {
      errors.push({ owner, finding });
    } else {
      this.warnings.push(warningOf(finding));
    }
  }
}

/** One message for each cause; what is wrong with the same thing twice is said once. */
function messagesOf(findings: readonly Finding[]): Pick<Finding, 'message' | 'construct'>[] {
  const distinct = [...new Map(findings.map(finding => [`${finding.message} ${finding.id}`, finding])).values()];
  return [...groupBy(distinct, ({ cause }) => cause).values()].map(([{ message, id, construct }, ...others]) => ({
    message: `${message} (${id})${othersListed(others.map(({ subject }) => subject))}`, construct,
  }));
}

/** Errors of an app are reported by a chart: cdk8s puts the path of who reports in front, and an app has none. */
function reporterOf(owner: IConstruct, { node }: IConstruct): IConstruct {
  return owner.node.scope !== undefined ? owner
    : [...node.scopes.reverse(), ...node.children].find(construct => Chart.isChart(construct)) ?? owner;
}

/** The proof of one app sees nothing of another. */
function checkScope({ scope, owner }: CoverageProof): void {
  if (scope.node.root !== owner.node.root) {
    throw new Error("'coverage.scope' must be a construct of the same app, such as a chart; got "
      + `'${scope.node.path}' of another one`);
  }
}
