import { KubernetesObject } from '../../kubernetes/kubernetes-object';
import { objectKey } from '../../kubernetes/name';
import { AuditOrigin } from '../audit-report';
import { textAt } from './members';
import { nameOf, Subject, subjectOf } from './object-ref';
import { RefreshJob } from './refresh-jobs';
import { scriptFacts, withDefaults } from './script-facts';
import { Made, madeBy } from './secret-maker-kinds';
import { detached } from './text';
import { memoized } from '../../collection/memoized';

/** A Secret that something else than a manifest makes. */
export interface MadeSecret extends Made {
  /** The object that makes it. */
  readonly maker: Subject;
}

/** Annotations of a Secret that let a controller copy it into other namespaces, and whether a value says so. */
const COPIED = [
  'reflector.v1.k8s.emberstack.com/reflection-auto-enabled', // https://github.com/emberstack/kubernetes-reflector
  'replicator.v1.mittwald.de/replicate-to', // https://github.com/mittwald/kubernetes-replicator
  'replicator.v1.mittwald.de/replicate-to-matching',
  'kubed.appscode.com/sync', // https://config-syncer.com/docs/v0.15.4/guides/config-syncer/intra-cluster/
];

/** The Secrets that something else than a manifest makes. */
export class SecretMakers {
  /** Those of objects whose purpose it is. */
  public readonly list: MadeSecret[] = [];
  private readonly byName = new Map<string, MadeSecret>();
  private readonly byNameAlone = new Map<string, MadeSecret[]>();
  private readonly byHand = new Set<string>();

  public addMaker(object: KubernetesObject, origin: AuditOrigin): boolean {
    const maker = subjectOf(object, origin);
    madeBy(object).forEach(made =>
      this.list.push(this.note({ namespace: maker.namespace || undefined, ...made, maker })),
    );
    return true;
  }

  /** Notes a Secret that a controller copies into other namespaces. */
  public addCopied(object: KubernetesObject, origin: AuditOrigin): void {
    if (COPIED.some(key => ![undefined, 'false'].includes(textAt(object.metadata, 'annotations', key)))) {
      this.note({ maker: subjectOf(object, origin), name: nameOf(object), holdsConfig: false });
    }
  }

  /** Notes the Secrets that commands make: somebody runs them, in whichever namespace. */
  public addScript(text: string): void {
    if (text.includes('create secret')) {
      scriptFacts([text]).secretNames.forEach(name => this.byHand.add(withDefaults(name)));
    }
  }

  /** Whether a Secret of a name is made by commands in the files. */
  public isMadeByHand(name: string): boolean {
    return this.byHand.has(name);
  }

  /** Notes the Secrets that a refresh job writes. */
  public noteJob({ subject, facts: { secretNames, namespaces } }: RefreshJob): void {
    const isLiteral = (text: string) => !text.includes('$');
    // Names in variables are not known; namespaces in variables can be any.
    const written =
      namespaces.length === 0 ? [subject.namespace] : namespaces.every(isLiteral) ? namespaces : [undefined];
    for (const name of secretNames.filter(isLiteral)) {
      written.forEach(namespace =>
        this.note({ maker: subject, name, namespace, type: 'kubernetes.io/dockerconfigjson', holdsConfig: true }),
      );
    }
  }

  private note({ name, type, ...made }: MadeSecret): MadeSecret {
    const secret = { ...made, name: detached(name), ...(type === undefined ? {} : { type: detached(type) }) };
    this.byName.set(objectKey(secret.namespace, secret.name), secret);
    memoized(this.byNameAlone, secret.name, () => []).push(secret);
    return secret;
  }

  /** What makes Secrets of a name, in whatever namespace. */
  public named(name: string): readonly MadeSecret[] {
    return this.byNameAlone.get(name) ?? [];
  }

  /** What makes a Secret, if anything does. */
  public find(namespace: string, name: string): MadeSecret | undefined {
    return this.byName.get(objectKey(namespace, name)) ?? this.byName.get(objectKey(undefined, name));
  }
}
