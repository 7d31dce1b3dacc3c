import { KubernetesObject } from '../../kubernetes/kubernetes-object';
import { objectKey } from '../../kubernetes/name';
import { isUnnamedList, pullSecretNames } from '../../kubernetes/pull-secret-list';
import { AuditOrigin } from '../audit-report';
import { objectsAt } from './members';
import { Subject, subjectOf } from './object-ref';
import { Interner } from './text';

/** A ServiceAccount, as far as it matters to pulls. */
export interface ServiceAccountRecord {
  readonly subject: Subject;
  /** The names in its `imagePullSecrets`. */
  readonly pullSecrets: readonly string[];
  /** Whether that is not a list, or has entries that name nothing. */
  readonly isListMalformed: boolean;
  /** Whether all that is wrong with it is a name that is still left out. */
  readonly isUnnamed: boolean;
  /** The names in `secrets`, which is about mounting and serves no pull. */
  readonly mountable: readonly string[];
}

/** The ServiceAccounts of an audit. */
export class ServiceAccounts {
  public readonly list: ServiceAccountRecord[] = [];
  private readonly byName = new Map<string, ServiceAccountRecord>();
  private readonly interner = new Interner();

  public addServiceAccount(object: KubernetesObject, origin: AuditOrigin): boolean {
    const subject = subjectOf(object, origin);
    const list: unknown = object.imagePullSecrets ?? [];
    const pullSecrets = pullSecretNames(list).map(name => this.interner.intern(name));
    const record: ServiceAccountRecord = {
      subject,
      pullSecrets,
      isListMalformed: !Array.isArray(list) || list.length !== pullSecrets.length,
      isUnnamed: isUnnamedList(list),
      mountable: objectsAt(object, 'secrets')
        .map(({ name }) => name)
        .filter(name => typeof name === 'string')
        .map(name => this.interner.intern(name)),
    };
    this.list.push(record);
    this.byName.set(objectKey(subject.namespace, subject.name), record);
    return true;
  }

  public find(namespace: string, name: string): ServiceAccountRecord | undefined {
    return this.byName.get(objectKey(namespace, name));
  }
}
