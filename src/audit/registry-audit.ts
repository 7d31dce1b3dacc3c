import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { AuditOptions } from './audit-options';
import { AuditOrigin, AuditReport } from './audit-report';
import { Audit } from './engine/audit';
import { problemSentence } from './formats/audit-document';
import { FieldLines } from './readers/field-lines';
import { InputProblem } from './readers/reader-sink';
import { checkCall, checkNew } from '../given/check-call';
import { SourceTexts } from './readers/read-text';

/**
 * An audit of Kubernetes objects, no matter what made them: which pull secrets there are, what they cover, and which
 * pods fail.
 *
 * One audit is one cluster; what has no namespace is in `default`. It uses no network, and shows no credential.
 *
 * @example
 *
 * const report = RegistryAudit.ofConstruct(app);
 * for (const finding of report.findings) {
 *   console.log(finding.rule, finding.origin.constructPath, finding.message, finding.fix);
 * }
 */
export class RegistryAudit {
  /** Audits the objects of an app, a chart or a part of one as they will be written, with what was granted. */
  public static ofConstruct(scope: IConstruct, options: AuditOptions = {}): AuditReport {
    checkCall('RegistryAudit.ofConstruct', scope, options);
    const audit = new RegistryAudit(options);
    audit.addConstruct(scope);
    return audit.report();
  }

  /** Audits Kubernetes objects as plain data, such as the documents of a file of YAML. */
  public static ofObjects(objects: any[], options: AuditOptions = {}): AuditReport {
    checkCall('RegistryAudit.ofObjects', objects, options);
    const audit = new RegistryAudit(options);
    objects.forEach(object => audit.addObject(object));
    return audit.report();
  }

  /** Audits files of YAML or JSON, and folders with all in them; what cannot be read is among the `problems`. */
  public static ofFiles(paths: string[], options: AuditOptions = {}): AuditReport {
    checkCall('RegistryAudit.ofFiles', paths, options);
    const audit = new RegistryAudit(options);
    audit.addFiles(paths);
    return audit.report();
  }

  readonly #audit: Audit;
  readonly #problems: InputProblem[] = [];
  /** Only what was read here is looked into again: origins of callers can name anything. */
  readonly #files = new Set<string>();

  /**
   * @throws for an option that cannot be right
   */
  public constructor(options: AuditOptions = {}) {
    checkNew(new.target, 'RegistryAudit', options);
    this.#audit = new Audit(options);
  }

  /** Takes an object or a `List` as `kubectl get -o json` prints it; what is no Kubernetes object is counted. */
  public addObject(object: any, origin: AuditOrigin = {}): void {
    checkCall('RegistryAudit.addObject', object, origin);
    this.#audit.addObject(object, origin);
  }

  /** Takes the objects of a construct tree as they will be written; findings name the paths of their constructs. */
  public addConstruct(scope: IConstruct): void {
    checkCall('RegistryAudit.addConstruct', scope);
    // Grants make ServiceAccounts when the root is validated, which is the first thing that a synthesis does.
    scope.node.root.node.validate();
    for (const construct of scope.node.findAll()) {
      if (ApiObject.isApiObject(construct)) {
        this.#audit.addObject(construct.toJson(), { constructPath: construct.node.path });
      }
    }
  }

  /** Takes the objects of files of YAML or JSON, and of folders with them, and looks for credentials in their texts. */
  public addFiles(paths: string[]): void {
    checkCall('RegistryAudit.addFiles', paths);
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { readFiles } = require('./readers/read-files') as typeof import('./readers/read-files');
    readFiles(paths, {
      onObject: (object, origin) => {
        this.#files.add(origin.file!);
        this.#audit.addObject(object, origin);
      },
      onText: (text, origin) => this.#audit.addText(text, origin),
      onScript: text => this.#audit.addScript(text),
      onProblem: problem => this.#problems.push(problem),
      onPart: file => this.#audit.addPart(file),
    });
  }

  /** What was found in everything that was given so far. */
  public report(): AuditReport {
    const texts = new SourceTexts();
    const lines = new FieldLines(file => this.#files.has(file) ? texts.textOf(file) : undefined);
    const report = this.#audit.finish({ lines });
    const problems = this.#problems.filter(({ isNote }) => !isNote).map(problem => problemSentence(problem, false));
    const notes = [
      ...this.#problems.filter(({ isNote }) => isNote).map(note => problemSentence(note, false)),
      ...this.#audit.notes(report).map(note => problemSentence(note, true)),
    ];
    return { ...report, ...problems.length === 0 ? {} : { problems }, ...notes.length === 0 ? {} : { notes } };
  }
}
