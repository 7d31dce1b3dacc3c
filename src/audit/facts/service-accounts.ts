import { KubernetesObject } from '../../kubernetes/kubernetes-object';
import { objectKey } from '../../kubernetes/name';
import { flawOf, ListFlaw, pullSecretNames } from '../../kubernetes/pull-secret-list';
import { AuditOrigin } from '../audit-report';
import { objectsAt } from './members';
import { Subject, subjectOf } from './object-ref';
import { Interner } from './text';
import { writtenList } from './written-list';

/** A ServiceAccount, as far as it matters to pulls. */
export interface ServiceAccountRecord {
  readonly subject: Subject;
  /** The names in its `imagePullSecrets`. */
  readonly pullSecrets: readonly string[];
  /** What is wrong with it. */
  readonly flaw?: ListFlaw;
  /** The names in `secrets`, which is about mounting and serves no pull. */
  readonly mountable: readonly string[];
  /** Whether files have several of its name, of which this is what any of them lists. */
  readonly isAnyOf?: boolean;
}

/** The ServiceAccounts of an audit. */
export class ServiceAccounts {
  public readonly list: ServiceAccountRecord[] = [];
  private readonly byName = new Map<string, ServiceAccountRecord>();
  private readonly interner = new Interner();

  public addServiceAccount(object: KubernetesObject, origin: AuditOrigin): boolean {
    const subject = subjectOf(object, origin);
    const list = writtenList(object.imagePullSecrets);
    const pullSecrets = pullSecretNames(list).map(name => this.interner.intern(name));
    const record: ServiceAccountRecord = {
      subject,
      pullSecrets,
      flaw: flawOf(list),
      mountable: objectsAt(object, 'secrets')
        .map(({ name }) => name)
        .filter(name => typeof name === 'string')
        .map(name => this.interner.intern(name)),
    };
    this.list.push(record);
    const key = objectKey(subject.namespace, subject.name);
    const twin = this.byName.get(key);
    this.byName.set(key, twin ? either(twin, record) : record);
    return true;
  }

  public find(namespace: string, name: string): ServiceAccountRecord | undefined {
    return this.byName.get(objectKey(namespace, name));
  }
}

/**
 * What counts of two ServiceAccounts of one name. Of one file, the later, as `kubectl apply` takes away from the list
 * what it applied before and does not find any more. Of two files, such as those of environments, any may be the one
 * that is applied, so that nothing is said to be missing that either lists.
 */
function either(before: ServiceAccountRecord, later: ServiceAccountRecord): ServiceAccountRecord {
  const names = new Set([...before.pullSecrets, ...later.pullSecrets]);
  return before.subject.origin.file === later.subject.origin.file || names.size === 0
    ? later : { ...later, pullSecrets: [...names], isAnyOf: before.isAnyOf || !isSame(before, later) };
}

function isSame({ pullSecrets: a }: ServiceAccountRecord, { pullSecrets: b }: ServiceAccountRecord): boolean {
  return a.join() === b.join();
}
