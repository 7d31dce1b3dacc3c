import { isPlainObject, KubernetesObject, objectsIn } from '../../kubernetes/kubernetes-object';
import { AuditOrigin, AuditReport, AuditSeverity } from '../audit-report';
import { collect } from '../facts/collect';
import { Facts } from '../facts/facts';
import { InputProblem } from '../readers/reader-sink';
import { RULES } from '../rules';
import { caveatOf, leaveOut, nodeNotes } from './notes';
import { makeReport, ReportPlaces } from './report';
import { AuditInstructions, settingsOf } from './settings';
import { ignoreNotes } from './suppressions';

/** How an audit keeps what it is given. */
export interface AuditKeeping {
  /** Whether each object that holds a pod has a record of its own, as `coverageRows` needs it. */
  readonly keepsEveryPod?: boolean;
}

const RULE_IDS: ReadonlySet<string> = new Set(RULES.map(({ id }) => id));

/** The origin of objects that say nothing of it; one for all, as there can be many. */
const UNKNOWN_ORIGIN: AuditOrigin = {};

/**
 * The audit of one cluster: objects in, report out. Of each object it keeps only what rules need, so that a dump of any
 * size can be streamed through it.
 */
export class Audit {
  public readonly facts: Facts;
  private objects = 0;
  private skipped = 0;
  private malformed = 0;
  private readonly parts = new Set<string>();
  private readonly leftOut: InputProblem[] = [];

  /**
   * @throws for an option that cannot be right
   */
  constructor(options: AuditInstructions = {}, { keepsEveryPod = false }: AuditKeeping = {}) {
    this.facts = new Facts(settingsOf(options, RULE_IDS), keepsEveryPod);
  }

  /**
   * Takes an object, or a list of objects, whatever it is: what is no Kubernetes object is counted.
   *
   * @param origin where it came from; one object for many is fine
   */
  public addObject(object: unknown, origin: AuditOrigin = UNKNOWN_ORIGIN): void {
    for (const value of objectsIn(object)) {
      if (isPlainObject(value)) {
        this.addOne(value, origin);
      } else {
        this.skipped += 1;
      }
    }
  }

  /**
   * Takes the text of one document of a file, comments included: the credentials in it are reported by line.
   *
   * @param origin the file, the document and the line of the file at which the text begins
   */
  public addText(text: string, origin: AuditOrigin): void {
    this.facts.plainCredentials.addText(text, origin);
    this.facts.reopen();
    this.facts.makers.addScript(text);
    if (isManifest(text)) {
      this.facts.commentedLists.note(text, origin);
    } else {
      this.facts.toldElsewhere.note(text);
    }
  }

  /** Takes a text that may have commands, such as those of a script or in comments: what they make is not missing. */
  public addScript(text: string): void {
    this.facts.reopen();
    this.facts.makers.addScript(text);
    this.facts.toldElsewhere.note(text);
  }

  /** Notes a file whose objects something else changes: only what they hold themselves is judged. */
  public addPart(file: string): void {
    this.parts.add(file);
  }

  /** Notes resources of the cluster that may not be listed: what would be wrong without them is left out. */
  public addUnread(resources: readonly string[]): void {
    this.facts.reopen();
    this.leftOut.push(...leaveOut(resources, this.facts));
  }

  /** How many Kubernetes objects were given. */
  public get objectCount(): number {
    return this.objects;
  }

  /** Whether a rule is not switched off. */
  public readonly isRun = (rule: string): boolean => this.facts.settings.severities.get(rule) !== AuditSeverity.OFF;

  /** What was found in all that was given so far. */
  public finish(places: ReportPlaces = {}): AuditReport {
    const { objects, skipped, malformed, parts } = this;
    return makeReport(this.facts, RULES, { objects, skipped, malformed }, { ...places, parts });
  }

  /**
   * What is worth a word beside a report of this audit: kinds that were not checked, what was left out, and ignores and
   * registries of nodes in the options that did nothing.
   */
  public notes(report: AuditReport): InputProblem[] {
    const { facts, leftOut } = this;
    return [
      ...facts.unchecked.notes, ...leftOut, ...ignoreNotes(facts.settings, report), ...nodeNotes(facts.settings, facts),
    ];
  }

  /** What a report of this audit does not prove, in a sentence, where it may be taken for a proof. */
  public caveat(report: AuditReport): string | undefined {
    return caveatOf(this.facts, report);
  }

  private addOne(object: KubernetesObject, origin: AuditOrigin): void {
    if (typeof object.kind !== 'string' || typeof object.apiVersion !== 'string') {
      this.skipped += 1;
      return;
    }
    this.objects += 1;
    this.facts.reopen();
    this.malformed += isWellFormed(this.facts, object, origin) ? 0 : 1;
  }
}

/** Whether a text is of manifests, which say themselves what they make. */
function isManifest(text: string): boolean {
  // In JSON, and in braces of YAML, both may stand in one line.
  return /(?:^|[{,])["' ]*kind["']? *:/m.test(text) && /(?:^|[{,])["' ]*apiVersion["']? *:/m.test(text);
}

/** An object from a caller can be anything, getters that throw and cycles included: nothing of it ends an audit. */
function isWellFormed(facts: Facts, object: KubernetesObject, origin: AuditOrigin): boolean {
  try {
    return collect(facts, object, origin);
  } catch {
    return false;
  }
}
