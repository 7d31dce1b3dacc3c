import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { RenderRaw, Target } from './target';
import { groupBy } from '../collection/group-by';
import { objectKey } from '../kubernetes/name';

/**
 * Objects of one kind. There may be thousands that are never asked for, so they become targets, and are indexed, on
 * first use.
 */
export class TargetList {
  private readonly entries: (ApiObject | Target)[] = [];
  private byName?: Map<string, Target[]>;
  private sharing?: readonly (readonly Target[])[];

  constructor(private readonly renderRaw: RenderRaw) {}

  public addObject(entry: ApiObject | Target): void {
    this.entries.push(entry);
  }

  public get all(): Target[] {
    return this.entries.map(entry => this.targetOf(entry));
  }

  /** Those whose `ApiObject` passes a test. */
  public filter(test: (object: ApiObject) => boolean): Target[] {
    return this.entries
      .filter(entry => test(entry instanceof Target ? entry.object : entry))
      .map(entry => this.targetOf(entry));
  }

  /** The objects with a name; more than one is a mistake of the app. */
  public find(namespace: string | undefined, name: string): readonly Target[] {
    this.byName ??= this.index();
    return this.byName.get(objectKey(namespace, name)) ?? [];
  }

  /** Those of a name, in whatever namespace. */
  public named(name: string): Target[] {
    this.byName ??= this.index();
    return [...this.byName.values()].flat().filter(target => target.name === name);
  }

  /**
   * The objects of each name that several constructs hold. Most often one construct holds all, and nothing has to be
   * indexed.
   */
  public get sameNames(): readonly (readonly Target[])[] {
    this.sharing ??= this.isOfOneConstruct ? [] : this.findSameNames();
    return this.sharing;
  }

  private get isOfOneConstruct(): boolean {
    return this.entries.every(entry => holderOf(entry) === holderOf(this.entries[0]));
  }

  private findSameNames(): Target[][] {
    this.byName ??= this.index();
    return [...this.byName.values()].filter(same =>
      same.some(({ object }) => object.node.scope !== same[0].object.node.scope),
    );
  }

  private targetOf(entry: ApiObject | Target): Target {
    return entry instanceof Target ? entry : new Target(entry, [], this.renderRaw);
  }

  private index(): Map<string, Target[]> {
    return groupBy(this.all, ({ namespace, name }) => objectKey(namespace, name));
  }
}

function holderOf(entry: ApiObject | Target): IConstruct | undefined {
  return (entry instanceof Target ? entry.object : entry).node.scope;
}
