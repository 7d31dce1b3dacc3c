import { App } from 'cdk8s';
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
import { Registries } from './registries';
import { ReportedError } from './reported-errors';
import { UnprovenNamespaces } from './unproven-namespaces';
import { uselessGrants } from './useless-grants';
import { Inheritance, inheritances } from '../attach/account-order';
import { Attachments } from '../attach/attachments';
import { GrantPlan } from '../attach/plan';
import { WorkloadTarget } from '../attach/tree';
import { Evaluator } from '../pull/evaluator';
import { FindingId } from '../pull/finding-id';
import { Warning } from '../warning/warning-metadata';

/** All proofs of an app, made for one plan. */
export class ProofRun {
  public readonly errors: ReportedError[] = [];
  public readonly warnings: Warning[] = [];
  private readonly policies: PullSecretPolicies;
  private readonly secrets: AppSecrets;
  private readonly evaluator: Evaluator;
  private readonly scopes: ProofScopes;
  private readonly proven = new Set<WorkloadTarget>();
  /** Workloads with nothing wrong, and what is known of registries there. */
  private readonly fine = new Map<WorkloadTarget, Registries>();

  constructor(
    private readonly proofs: readonly CoverageProof[],
    private readonly attachments: Attachments,
    private readonly plan: GrantPlan,
  ) {
    const options = proofs.map(proof => proof.options);
    const declared = [...attachments.grantedSecrets, ...options.flatMap(({ pullSecrets }) => pullSecrets ?? [])];
    const selected = [...attachments.grantedSelections, ...options.flatMap(given => given.selected ?? [])];
    this.policies = new PullSecretPolicies(options.flatMap(given => given.policies ?? []), plan.tree.namespaces);
    this.secrets = new AppSecrets(plan.tree, declared, [...new Set(selected)], this.policies.additions);
    this.evaluator = new Evaluator(this.secrets);
    this.scopes = new ProofScopes(proofs, attachments.grants, plan.tree, this.evaluator.keys);
    this.workloads();
    this.grants();
    this.additional();
    this.sources();
    this.unknown();
    this.order();
  }

  private workloads(): void {
    const { plan, policies, evaluator, secrets, attachments } = this;
    let unproven: UnprovenNamespaces | undefined;
    for (const workload of plan.tree.workloads) {
      const active = this.scopes.of(workload);
      if (active.all.length === 0) {
        unproven ??= new UnprovenNamespaces(this.proofs, plan.tree, { evaluator, secrets, policies, plan });
        this.warn(unproven.check(workload, active, attachments));
      }
      this.check(active, registries => {
        const findings = policies.check(
          podOf(workload, active, attachments), { evaluator, registries, secrets, plan },
        );
        this.proven.add(workload);
        if (findings.every(({ severity, id }) => severity === 'warning' && id !== FindingId.SUSPICIOUS_HOST)) {
          this.fine.set(workload, registries);
        }
        return findings;
      });
    }
  }

  private grants(): void {
    this.warn(uselessGrants(this.attachments.grants, {
      plan: this.plan,
      evaluator: this.evaluator,
      registriesAt: workload => this.fine.get(workload),
      injectedAt: workload => this.scopes.of(workload).injectedImages,
    }));
  }

  private additional(): void {
    const { plan, evaluator, secrets, attachments } = this;
    for (const proof of this.proofs.filter(asked => asked.options.additionalImages)) {
      this.check(this.scopes.ofOptions(proof), registries =>
        additionalPods(proof.scope, proof.options, attachments)
          .flatMap(pod => checkPod(pod, { evaluator, registries, secrets, plan })));
    }
  }

  private sources(): void {
    for (const source of this.plan.tree.sources) {
      this.check(this.scopes.of(source), registries =>
        checkSource(source, this.evaluator, registries, this.attachments));
    }
  }

  private unknown(): void {
    const { evaluator, attachments } = this;
    for (const resource of this.plan.tree.unknown) {
      const active = this.scopes.of(resource.target);
      this.check(active, registries => [
        ...checkUnknownPods(resource, registries),
        ...checkLentPods(resource.target, { active, registries, evaluator, attachments }),
      ]);
    }
  }

  private order(): void {
    const late = inheritances(this.plan, workload => this.attachments.renderings.finalPodSpec(workload))
      .filter(({ workload }) => this.proven.has(workload));
    this.warn(checkOrder(App.of(this.proofs[0].scope), late, inheritance => this.needsList(inheritance)));
  }

  /** Whether a pod has an image that the list of its ServiceAccount is for. */
  private needsList({ workload, account: { namespace, name } }: Inheritance): boolean {
    const { keyring, secrets } = this.evaluator.list(namespace, this.plan.pullSecretsOf(namespace, name) ?? []);
    const { images } = podOf(workload, this.scopes.of(workload), this.attachments);
    return secrets.some(({ state }) => state !== 'known') || images.some(({ image }) => keyring.covers(image));
  }

  private check(active: ActiveProofs, findingsOf: (registries: Registries) => Finding[]): void {
    if (active.strictness !== CoverageStrictness.OFF) {
      findingsOf(this.scopes.registries(active)).forEach(finding => this.report(finding, active));
    }
  }

  private report(finding: Finding, { owner, strictness }: ActiveProofs): void {
    const isError =
      finding.severity === 'invalid' || (finding.severity === 'error' && strictness === CoverageStrictness.ERROR);
    if (isError) {
      this.errors.push({ owner, finding });
    } else {
      this.warn([finding]);
    }
  }

  private warn(findings: readonly Finding[]): void {
    this.warnings.push(...findings.map(warningOf));
  }
}
