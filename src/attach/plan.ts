import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { Attachment } from './attachment';
import { PlannedServiceAccount, PlannedServiceAccounts } from './planned-service-accounts';
import { ServiceAccountNames, WantedServiceAccount } from './service-account-names';
import { Target } from './target';
import { Tree, WorkloadTarget } from './tree';

/** What is attached to an object. */
export interface PlannedAttachment extends Attachment {
  readonly target: Target;
  /** Reports what is wrong with it. */
  readonly owner: IConstruct;
}

/** Errors by the construct that reports them. */
export type PlanErrors = ReadonlyMap<IConstruct, ReadonlySet<string>>;

/** What a plan says. */
export interface PlanContents {
  readonly tree: Tree;
  readonly serviceAccountNames: ServiceAccountNames;
  readonly serviceAccounts: PlannedServiceAccounts;
  readonly attachments: ReadonlyMap<ApiObject, readonly PlannedAttachment[]>;
  readonly errors: PlanErrors;
}

/** The effect of every grant of an app, for the tree as it was when the plan was made. It never changes. */
export class GrantPlan {
  constructor(private readonly contents: PlanContents) {}

  public get tree(): Tree {
    return this.contents.tree;
  }

  /** ServiceAccounts to be made. */
  public get wantedServiceAccounts(): readonly WantedServiceAccount[] {
    return this.contents.serviceAccountNames.wanted;
  }

  /** What will be written into an object; nothing for most of them. */
  public attachmentsOf(object: ApiObject): readonly PlannedAttachment[] | undefined {
    return this.contents.attachments.get(object);
  }

  /** What will be written into all objects. */
  public get attachments(): PlannedAttachment[] {
    return [...this.contents.attachments.values()].flat();
  }

  /** Everything that is attached to objects with JSON patches, which come after it. */
  public get patchedAttachments(): PlannedAttachment[] {
    return this.attachments.filter(({ target }) => target.isPatched);
  }

  /** The ServiceAccount that a workload will run as. */
  public serviceAccountNameOf(workload: WorkloadTarget): string {
    return this.contents.serviceAccountNames.nameFor(workload);
  }

  /** The annotations that a ServiceAccount will have. */
  public annotationsOf(namespace: string | undefined, serviceAccountName: string): Readonly<Record<string, string>> {
    return this.contents.serviceAccounts.annotationsOf(namespace, serviceAccountName);
  }

  /** The names that a ServiceAccount will carry; undefined where it is neither in the app nor declared external. */
  public pullSecretsOf(namespace: string | undefined, serviceAccountName: string): readonly string[] | undefined {
    return this.serviceAccount(namespace, serviceAccountName).pullSecrets;
  }

  /** A ServiceAccount, whether it is in the app or not. */
  public serviceAccount(namespace: string | undefined, name: string): PlannedServiceAccount {
    return this.contents.serviceAccounts.find(namespace, name);
  }

  /** Whether some grant has no effect; what follows from the plan then follows from a mistake. */
  public get hasErrors(): boolean {
    return this.contents.errors.size > 0;
  }

  public get errors(): PlanErrors {
    return this.contents.errors;
  }
}
