import { objectKey } from '../../kubernetes/name';
import { AuditOrigin } from '../audit-report';
import { textAt } from './members';
import { ObjectRef, Subject, subjectOf } from './object-ref';
import { isPullSecretLike, readSecretContent, SecretContent } from './secret-content';
import { detached } from './text';
import { UNREADABLE } from './written-list';
import { memoized } from '../../collection/memoized';
import { DockerConfigJson } from '../../image';
import { KubernetesObject } from '../../kubernetes/kubernetes-object';
import { isUnquotedTemplate } from '../../kubernetes/placeholder';

/** A Secret, without what it holds. */
export interface SecretRecord {
  readonly subject: Subject;
  /** The type as it is written, `Opaque` where none is. */
  readonly type: string;
  /** What is known of its contents; undefined for a Secret that has nothing to do with registries. */
  readonly content?: SecretContent;
  /** How many bytes its values have in all. */
  readonly size: number;
  /** Whether a cluster gave it out, as one that it had. */
  readonly isExported?: boolean;
}

/** Three bytes make four characters. */
const BASE64_RATIO = 3 / 4;

/** The Secrets of an audit. */
export class Secrets {
  public readonly list: SecretRecord[] = [];
  private readonly byName = new Map<string, SecretRecord>();
  private readonly ambiguous = new Set<string>();
  private readonly namespacesOf = new Map<string, Set<string>>();
  private readonly pullSecretsIn = new Map<string, string[]>();
  private readonly configByText = new Map<string, DockerConfigJson>();

  public addSecret(object: KubernetesObject, origin: AuditOrigin): boolean {
    const subject = subjectOf(object, origin);
    const type = typeof object.type === 'string' && object.type !== '' ? detached(object.type)
      : isUnquotedTemplate(object.type) ? UNREADABLE : 'Opaque';
    const content = isPullSecretLike(object) ? this.shared(readSecretContent(object)) : undefined;
    const size = Math.floor(sizeOf(object.data) * BASE64_RATIO) + sizeOf(object.stringData);
    const isExported = ['uid', 'resourceVersion'].every(member => textAt(object, 'metadata', member) !== undefined);
    const record: SecretRecord = {
      subject, type, size, ...(content ? { content } : {}), ...(isExported ? { isExported } : {}),
    };
    this.list.push(record);
    const key = objectKey(subject.namespace, subject.name);
    const twin = this.byName.get(key);
    if (twin && openingOf(twin) !== openingOf(record)) {
      this.ambiguous.add(key);
    }
    this.byName.set(key, record);
    memoized(this.namespacesOf, subject.name, () => new Set()).add(subject.namespace);
    if (content) {
      memoized(this.pullSecretsIn, subject.namespace, () => []).push(subject.name);
    }
    return [object.data, object.stringData].every(values => values === undefined || values === null || isMap(values));
  }

  public find(namespace: string, name: string): SecretRecord | undefined {
    return this.byName.get(objectKey(namespace, name));
  }

  /**
   * Whether several Secrets have this name and open different registries, as overlays have them: which of them a pod
   * gets is not known.
   */
  public isAmbiguous({ namespace, name }: Pick<ObjectRef, 'namespace' | 'name'>): boolean {
    return this.ambiguous.has(objectKey(namespace, name));
  }

  /** The namespaces that have a Secret of a name. */
  public namespacesWith(name: string): readonly string[] {
    return [...this.namespacesOf.get(name) ?? []];
  }

  public pullSecretNames(namespace: string): readonly string[] {
    return this.pullSecretsIn.get(namespace) ?? [];
  }

  /**
   * Thousands of namespaces often have the same pull secret: its keys are kept once, so that its keyring is made once.
   */
  private shared(content: SecretContent): SecretContent {
    const key = JSON.stringify(content.config._entries().map(({ key: registry, username }) => [registry, username]));
    return { ...content, config: memoized(this.configByText, key, () => content.config) };
  }
}

/** What a Secret opens, as a text to compare. */
function openingOf({ type, content }: SecretRecord): string {
  const { problem, isUnreadable, config } = content ?? {};
  return JSON.stringify([type, problem?.code, isUnreadable, [...config?.keys ?? []].sort()]);
}

function sizeOf(values: unknown): number {
  return isMap(values)
    ? Object.values(values).reduce(
      (sum: number, value) => sum + (typeof value === 'string' ? Buffer.byteLength(value) : 0),
      0,
    )
    : 0;
}

function isMap(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
