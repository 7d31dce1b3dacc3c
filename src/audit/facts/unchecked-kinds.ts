import { apiGroup, KubernetesObject } from '../../kubernetes/kubernetes-object';
import { AuditOrigin } from '../audit-report';
import { detached } from './text';
import { memoized } from '../../collection/memoized';
import { counted, printable } from '../../text/printable';
import { InputProblem } from '../readers/reader-sink';

/** What would have been checked. */
type Why = 'has a pod template' | 'names pull secrets' | 'has values that name images or pull secrets';

interface UncheckedKind {
  readonly kind: string;
  readonly group: string;
  /** Where the first of them is. */
  readonly origin: AuditOrigin;
  readonly why: Why;
  count: number;
}

/** Kinds that hold containers, or name pull secrets, at places that are not known, so that these are not checked. */
export class UncheckedKinds {
  private readonly kinds = new Map<string, UncheckedKind>();

  public addKind({ apiVersion, kind }: KubernetesObject, origin: AuditOrigin, why: Why): void {
    const key = `${apiGroup(apiVersion)}/${kind} ${why}`;
    memoized(this.kinds, detached(key), () =>
      ({ kind: detached(String(kind)), group: detached(apiGroup(apiVersion)), origin, why, count: 0 })).count += 1;
  }

  /** A word on each kind. */
  public get notes(): InputProblem[] {
    return [...this.kinds.values()].map(({ kind, group, origin: { file, document, line }, why, count }) => ({
      ...(file === undefined ? {} : { file }),
      ...(document === undefined ? {} : { document }),
      ...(line === undefined ? {} : { line }),
      isNote: true,
      message: `kind ${printable(kind)}${group === '' ? '' : ` (${printable(group)})`} ${why} and was not `
        + `checked: ${counted(count, 'object')}`,
    }));
  }
}
