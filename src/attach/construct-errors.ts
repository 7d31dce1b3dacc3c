import { App } from 'cdk8s';
import { IConstruct } from 'constructs';
import { PlanErrors } from './plan';
import { memoized } from '../collection/memoized';

/**
 * The errors of an app, each reported once by its construct. Only those report that have some: cdk8s validates each
 * construct that does once for each chart.
 */
export class ConstructErrors {
  private errors: PlanErrors = new Map();
  private readonly reporting = new Set<IConstruct>();

  /** @param prepare finds the errors: the root is validated first, and again for each chart */
  constructor(app: App, prepare: () => void) {
    this.reporting.add(app);
    app.node.addValidation({
      validate: () => {
        prepare();
        return this.of(app);
      },
    });
  }

  public get areAny(): boolean {
    return this.errors.size > 0;
  }

  /** Lets these be the errors, and not those that there were. */
  public replace(found: readonly ReadonlyMap<IConstruct, Iterable<string>>[]): void {
    const errors = new Map<IConstruct, Set<string>>();
    for (const [owner, messages] of found.flatMap(each => [...each])) {
      for (const message of messages) {
        memoized(errors, owner, () => new Set()).add(message);
      }
    }
    this.errors = errors;
    errors.forEach((_, owner) => this.report(owner));
  }

  /** Reports as cdk8s does, which has done so already. */
  public throwIfAny(): void {
    const messages = [...this.errors].flatMap(([{ node }, found]) => [...found].map(text => `[${node.path}] ${text}`));
    if (messages.length > 0) {
      throw new Error(`Validation failed with the following errors:\n  ${messages.join('\n  ')}`);
    }
  }

  private of(owner: IConstruct): string[] {
    return [...this.errors.get(owner) ?? []];
  }

  private report(owner: IConstruct): void {
    if (!this.reporting.has(owner)) {
      this.reporting.add(owner);
      owner.node.addValidation({ validate: () => this.of(owner) });
    }
  }
}
