import { isPlainObject, KubernetesObject } from '../../kubernetes/kubernetes-object';
import { podSpecPath, valueAt } from '../../kubernetes/pod-spec-path';
import { AuditOrigin } from '../audit-report';
import { entriesAt, objectsAt, textAt, textsAt } from './members';
import { Subject, subjectOf } from './object-ref';
import { ownerOf } from './owner';
import { firstCredential, scanText, Sighting } from './scan-text';

/** A credential that stands where everybody reads: in a file, or in an object that is no Secret. */
export interface PlainCredential {
  readonly subject: Subject;
  readonly what: string;
  /** Where in the object. */
  readonly field?: string;
}

/** Credentials in plain sight: where they are, not what they are. */
export class PlainCredentials {
  /** Those in objects that are no Secrets. */
  public readonly inObjects: PlainCredential[] = [];
  private readonly sightings = new Map<string, { readonly origin: AuditOrigin; readonly found: Sighting[] }>();

  /** Looks through the environment and the arguments of a workload, and the values of a ConfigMap. */
  public addObject(object: KubernetesObject, origin: AuditOrigin): void {
    // What owns a pod has the same.
    const isOwned = object.kind === 'Pod' && ownerOf(object) !== undefined;
    for (const [field, text] of isOwned ? [] : textsOf(object)) {
      const what = firstCredential(text);
      if (what !== undefined) {
        this.inObjects.push({ subject: subjectOf(object, origin), what, field });
      }
    }
  }

  /** Looks through the text of one document of a file, comments included. */
  public addText(text: string, origin: AuditOrigin): void {
    const found = scanText(text);
    if (found.length > 0) {
      const key = documentKey(origin);
      this.sightings.set(key, { origin, found: [...this.sightings.get(key)?.found ?? [], ...found] });
    }
  }

  /** What was seen in the text that an object comes from, with the lines of the file. */
  public seenAt(origin: AuditOrigin): PlainCredential[] {
    const seen = origin.file === undefined ? undefined : this.sightings.get(documentKey(origin));
    return seen ? located(seen) : [];
  }

  /** All that was seen in texts, by document. */
  public get inTexts(): PlainCredential[][] {
    return [...this.sightings.values()].map(located);
  }
}

function located({ origin, found }: { readonly origin: AuditOrigin; readonly found: readonly Sighting[] }): PlainCredential[] {
  return found.map(({ line, what }) => {
    const place = { ...origin, line: (origin.line ?? 1) + line };
    return { what, subject: { kind: 'File', namespace: '', name: origin.file ?? '-', origin: place } };
  });
}

function documentKey({ file, document }: AuditOrigin): string {
  return `${document ?? 0} ${file ?? '-'}`;
}

function textsOf(object: KubernetesObject): [string, string][] {
  if (object.kind === 'ConfigMap') {
    return entriesAt(object, 'data').filter((entry): entry is [string, string] => typeof entry[1] === 'string').map(([key, text]) => [`data[${key}]`, text]);
  }
  const podSpec = valueAt(object, podSpecPath(object.apiVersion, object.kind) ?? []);
  return isPlainObject(podSpec) ? ['initContainers', 'containers'].flatMap(list => objectsAt(podSpec, list).flatMap(container => {
    const where = `${list}[${textAt(container, 'name') ?? ''}]`;
    const environment = objectsAt(container, 'env').map((entry): [string, string] => [`${where}.env[${textAt(entry, 'name')}]`, textAt(entry, 'value') ?? '']);
    const command = [...textsAt(container, 'command'), ...textsAt(container, 'args')].join(' ');
    return [...environment, [`${where}.args`, command] as [string, string]];
  })) : [];
}
