import { IConstruct } from 'constructs';

/** Above this, a list of the ids is made faster than they are gone through one by one. */
const MANY = 20;

/** Whether constructs have as many children as when they were noted. It is asked for thousands of them, and often. */
export class ChildCount {
  private counted = 0;
  private readonly few: (object | undefined)[] = [];
  private readonly many: object[] = [];

  /** Notes the children of a construct. */
  public add(construct: IConstruct, count: number): void {
    this.counted += count;
    const children = childrenOf(construct);
    if (children && count > MANY) {
      this.many.push(children);
    } else {
      this.few.push(children);
    }
  }

  public get isSame(): boolean {
    let count = 0;
    for (const children of this.many) {
      count += Object.keys(children).length;
    }
    for (const children of this.few) {
      for (const _ in children) {
        count += 1;
      }
    }
    return count === this.counted;
  }
}

/**
 * The children of a construct, as they are now and will be: `children` makes a list of them each time, and the way to
 * it by the construct and its node takes as long as counting. Were it not there, they would count as changed whenever
 * this is asked, which is slow and right.
 */
function childrenOf({ node }: IConstruct): object | undefined {
  return (node as unknown as { readonly _children?: object })._children;
}
