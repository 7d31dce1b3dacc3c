import { isPlainObject, KubernetesObject, objectsIn } from '../../kubernetes/kubernetes-object';
import { loadYaml } from '../../kubernetes/yaml-loader';
import { AuditOrigin } from '../audit-report';
import { PRIVATE_KEY, WEB_TOKEN } from './credential-pattern';
import { isDockerConfigFile } from './docker-config-file';
import { isExpiredLogin } from './exec-credential';
import { Subject, subjectOf } from './object-ref';
import {
  CredentialInObject, encodedCredentialsOf, isOfTest, memberLoginsOf, otherCredentialsOf, plainCredentialsOf,
} from './object-texts';
import { ownerOf } from './owner';
import { scanDockerConfig, scanText, Sighting, Unproved } from './scan-text';
import { Surroundings } from './surroundings';
import { isForThisMachine, isOfTests } from './test-file';
import { yamlLines } from './yaml-comments';
import { memoized } from '../../collection/memoized';

/** A credential that stands where everybody reads: in a file, or in an object that is no Secret. */
export interface PlainCredential {
  /** The object that has it, or the file where it is in none: in a comment, or in a text that is not an object. */
  readonly subject: Subject;
  readonly what: string;
  /** Where in the object; undefined where that cannot be told, and for a file. */
  readonly field?: string;
  /** Whether it gives nothing away by what stands around it, or is in a folder of tests and is a key for them. */
  readonly isHarmless?: boolean;
  /** Whether it consists of words, which alone do not say that it is one. */
  readonly isUnproved?: boolean;
  /** Whether it is a login with a token, which opens something wherever it stands. */
  readonly hasToken?: boolean;
  /** Whether it may as well be the name of a password, or say where it comes from. */
  readonly mayBeName?: boolean;
}

/** Credentials in plain sight: where they are, not what they are. */
export class PlainCredentials {
  /** Those in the ConfigMaps, and in the environment and arguments of workloads. */
  public readonly inObjects: PlainCredential[] = [];
  /** Those in the texts of documents, those of `inObjects` included, with their lines. */
  public readonly inTexts: PlainCredential[] = [];
  private readonly byObject = new Map<string, PlainCredential[]>();

  /**
   * @param now the time in milliseconds
   */
  constructor(private readonly now: number) {}

  /** Looks through the environment and the arguments of a workload, and the values of a ConfigMap. */
  public addObject(object: KubernetesObject, origin: AuditOrigin): void {
    // What owns a pod has the same.
    const around = new Surroundings(() => JSON.stringify(object), this.now);
    const isOwned = object.kind === 'Pod' && ownerOf(object) !== undefined;
    const found = isOwned ? [] : plainCredentialsOf(object, this.now);
    for (const { field, what, mayBeName, worth, hasToken } of found) {
      const isHarmless = around.isHarmless(what, field) || isOfTestsOnly(what, origin.file, around);
      this.inObjects.push({
        subject: subjectOf(object, origin),
        what,
        field,
        ...ofWorth(worth),
        ...hasToken && { hasToken },
        ...isHarmless && { isHarmless },
        ...mayBeName && { mayBeName },
      });
    }
  }

  /**
   * Looks through the text of one document of a file, comments included. What it holds is said of the object that has
   * it, so that it is the same wherever that comes from.
   */
  public addText(text: string, origin: AuditOrigin): void {
    const isConfig = isDockerConfigFile(origin.file ?? '');
    const isLookedAt = !OF_EDITOR.test(origin.file ?? '') && !SCHEMA.test(text) && !isOfLocalCluster(text);
    const seen = !isLookedAt ? [] : isConfig ? scanDockerConfig(text, this.now) : scanText(text, this.now);
    if (!isLookedAt || (seen.length === 0 && (isConfig || !MAY_BE_ENCODED.test(text)))) {
      return;
    }
    const ofText = new Surroundings(() => text, this.now);
    const ofFile = ({ line, what, worth, hasToken }: Sighting): PlainCredential => ({
      what,
      subject: { kind: 'File', namespace: '', name: origin.file ?? '-', origin: atLine(origin, line) },
      ...ofWorth(worth),
      ...hasToken && { hasToken },
    });
    if (isConfig) {
      seen.forEach(sighting => this.note(ofFile(sighting), ofText));
      return;
    }
    const lines = yamlLines(text);
    scanText(lines.map(({ comment }) => comment).join('\n'), this.now).forEach(sighting =>
      this.note(ofFile(sighting), ofText));
    const sightings = new Sightings(lines.map(({ content }) => content), this.now);
    const objects = objectsOf(text);
    for (const object of objects) {
      const subject = subjectOf(object, origin);
      const ofObject = new Surroundings(() => JSON.stringify(object), this.now);
      if (isExpiredLogin(object, this.now)) {
        otherCredentialsOf(object, this.now).forEach(found => sightings.take(found));
        continue;
      }
      if (isOfTest(object)) {
        sightings.explain(PRIVATE_KEY);
      }
      const encoded = encodedCredentialsOf(object, this.now);
      // Base64 of some is seen as it stands, too.
      const seenEncoded = new Set(encoded.map(beginOf));
      const others = otherCredentialsOf(object, this.now).filter(other => !seenEncoded.has(beginOf(other)));
      const byForm = [...plainCredentialsOf(object, this.now), ...others, ...encoded];
      for (const found of [...byForm, ...memberLoginsOf(object, this.now, byForm)]) {
        this.note({
          what: found.what,
          field: found.field,
          subject: { ...subject, origin: atLine(origin, sightings.take(found)) },
          ...ofWorth(found.worth),
          ...found.hasToken && { hasToken: true },
        }, ofObject);
      }
    }
    for (const left of sightings.unexplained) {
      const subject =
        objects.length === 1 ? { ...subjectOf(objects[0], origin), origin: atLine(origin, left.line) } : undefined;
      this.note(subject ? { ...ofFile(left), subject } : ofFile(left), ofText);
    }
  }

  /** The line of a credential, where its text was seen. */
  public lineOf(subject: Subject, isMeant: (credential: PlainCredential) => boolean): number | undefined {
    return this.byObject.get(keyOf(subject))?.find(isMeant)?.subject.origin.line;
  }

  private note(seen: PlainCredential, around: Surroundings): void {
    const { what, field, subject: { origin: { file } } } = seen;
    const isHarmless = isOfTestsOnly(what, file, around) || around.isHarmless(what, field);
    const credential = isHarmless ? { ...seen, isHarmless } : seen;
    this.inTexts.push(credential);
    memoized(this.byObject, keyOf(credential.subject), () => []).push(credential);
  }
}

function ofWorth(worth: Unproved | undefined): Pick<PlainCredential, 'isHarmless' | 'isUnproved'> {
  return worth === undefined ? {} : { isUnproved: true, ...worth === 'doubtful' && { isHarmless: true } };
}

/** By what a credential is known again that was looked for in two ways. */
function beginOf({ what, line }: CredentialInObject): string {
  return `${what}: ${line.slice(0, 40)}`;
}

/** Tells an object of a document from all others. */
function keyOf({ kind, namespace, name, origin: { file, document } }: Subject): string {
  return JSON.stringify([file, document, kind, namespace, name]);
}

/** Folders in which programs for writing code keep what they remember. */
const OF_EDITOR = /(?:^|\/)\.(?:claude|cursor|idea|vscode|devcontainer)\//;

/**
 * Whether something is a private key in a folder of tests or for one machine, or a web token in one of tests, or one
 * that names no issuer where pipelines have theirs: it was made for that. Of examples the report knows by itself.
 */
function isOfTestsOnly(what: string, file = '', around: Surroundings): boolean {
  return (what === PRIVATE_KEY && (isOfTests(file) || isForThisMachine(file)))
    || (what === WEB_TOKEN && (isOfTests(file) || (OF_PIPELINE.test(file) && around.namesNoIssuer)));
}

/** Pipelines, descriptions of interfaces and what is kept of requests: where tests and examples have their tokens. */
const OF_PIPELINE = new RegExp(`(?:^|/)(?:${[
  '\\.(?:github|gitlab|circleci|azure-pipelines)/', '(?:\\.gitlab-ci|azure-pipelines)[^/]*\\.ya?ml$',
  '[^/]*(?:postman|insomnia|swagger|openapi)[^/]*\\.(?:json|ya?ml)$',
].join('|')})`, 'i');

/** A schema only describes what may stand in an object. */
const SCHEMA = /^kind:\s*["']?CustomResourceDefinition\b/m;

/** The kubeconfig of a cluster on somebody's own machine, which is gone with it. */
const LOCAL_CLUSTER =
  /^[ \t]*(?:- )?server:\s*["']?https:\/\/(?:127\.|localhost\b|0\.0\.0\.0|(?:host|kubernetes)\.docker\.internal)/m;

function isOfLocalCluster(text: string): boolean {
  return /^kind:\s*Config\s*$/m.test(text) && LOCAL_CLUSTER.test(text);
}

/** Values of a Secret are in base64, in which nothing is seen. */
const MAY_BE_ENCODED = /\bkind["']?\s*:\s*["']?Secret\b/;

const MAX_AHEAD = 100;

/** What was seen in the lines of a text, to be found again in the values of its objects. */
class Sightings {
  private readonly open = new Map<string, (Sighting & { readonly text: string })[]>();
  private readonly explained = new Set<string>();

  constructor(lines: readonly string[], now: number) {
    for (const sighting of scanText(lines.join('\n'), now)) {
      memoized(this.open, sighting.what, () => []).push({ ...sighting, text: lines[sighting.line] });
    }
  }

  /**
   * The line of a credential: the one that reads like it, else the next of its kind. Undefined where no line was seen
   * to hold one.
   */
  public take({ what, line }: CredentialInObject): number | undefined {
    const alike = this.open.get(what) ?? [];
    // Values come nearly in the order of their lines: what comes far later is not looked at, regardless of how many
    // there are.
    const index = alike.slice(0, MAX_AHEAD).findIndex(({ text }) => text.includes(line));
    const [taken] = alike.splice(Math.max(0, index), 1);
    this.explained.add(what);
    return taken?.line;
  }

  /** Takes all of a kind that were not taken yet for explained. */
  public explain(what: string): void {
    this.explained.add(what);
  }

  /** What no value of an object was seen to be. */
  public get unexplained(): Sighting[] {
    return [...this.open].flatMap(([what, alike]) =>
      this.explained.has(what) ? [] : alike,
    );
  }
}

function atLine(origin: AuditOrigin, line: number | undefined): AuditOrigin {
  return line === undefined ? origin : { ...origin, line: (origin.line ?? 1) + line };
}

/** The objects of a text, those in lists by themselves. */
function objectsOf(text: string): KubernetesObject[] {
  return valuesOf(text)
    .flatMap(value => [...objectsIn(value)])
    .filter(
      (value): value is KubernetesObject =>
        isPlainObject(value) && typeof value.kind === 'string' && typeof value.apiVersion === 'string',
    );
}

function valuesOf(text: string): readonly unknown[] {
  try {
    return [JSON.parse(text)];
  } catch {
    return loadYaml(text.replace(/^%[^\n]*/gm, '#')).values;
  }
}
