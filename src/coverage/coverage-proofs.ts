import { App } from 'cdk8s';
import { IConstruct } from 'constructs';
import { ProofRun } from './proof-run';
import { CoverageProof } from './proof-scopes';
import { mirrorsOf, nodePatternsOf } from './registries';
import { messagesByReporter } from './reported-errors';
import { Attachments } from '../attach/attachments';
import { GrantPlan } from '../attach/plan';
import { memoized } from '../collection/memoized';
import { PreloadedImages } from '../pull/preloaded-images';
import { replaceWarnings, Warning } from '../warning/warning-metadata';

const PROOFS = new WeakMap<IConstruct, CoverageProofs>();

/** All proofs of an app: made once for each synthesis, reported by the construct that asked for them. */
export class CoverageProofs {
  public static of(scope: IConstruct): CoverageProofs {
    const app = App.of(scope);
    return memoized(PROOFS, app, () => new CoverageProofs(Attachments.of(app)));
  }

  private readonly proofs: CoverageProof[] = [];
  private readonly owners = new Set<IConstruct>();
  private warnings: readonly Warning[] = [];

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
    const { errors, warnings } = new ProofRun(this.proofs, this.attachments, plan);
    replaceWarnings(this.warnings, warnings);
    this.warnings = warnings;
    return messagesByReporter(errors);
  }
}

/** The proof of one app sees nothing of another. */
function checkScope({ scope, owner }: CoverageProof): void {
  if (scope.node.root !== owner.node.root) {
    throw new Error("'coverage.scope' must be a construct of the same app, such as a chart; got "
      + `'${scope.node.path}' of another one`);
  }
}
