import { Chart } from 'cdk8s';
import { IConstruct } from 'constructs';
import { Finding } from './finding';
import { groupBy } from '../collection/group-by';
import { othersListed } from '../warning/others-listed';

/** A finding that fails the synthesis. */
export interface ReportedError {
  readonly owner: IConstruct;
  readonly finding: Finding;
}

export function messagesByReporter(errors: readonly ReportedError[]): Map<IConstruct, string[]> {
  const messages = [...groupBy(errors, ({ owner }) => owner)].flatMap(([owner, own]) =>
    messagesOf(own.map(({ finding }) => finding))
      .map(({ message, construct }) => ({ reporter: reporterOf(owner, construct), message })));
  return new Map([...groupBy(messages, ({ reporter }) => reporter)]
    .map(([reporter, reported]) => [reporter, reported.map(({ message }) => message)]));
}

/** One message for each cause; what is wrong with the same thing twice is said once. */
function messagesOf(findings: readonly Finding[]): Pick<Finding, 'message' | 'construct'>[] {
  const distinct = [...new Map(findings.map(finding => [`${finding.message} ${finding.id}`, finding])).values()];
  return [...groupBy(distinct, ({ cause }) => cause).values()].map(([{ message, id, construct }, ...others]) => ({
    message: `${message} (${id})${othersListed(others.map(({ subject }) => subject))}`, construct,
  }));
}

/** Errors of an app are reported by a chart: cdk8s puts the path of who reports in front, and an app has none. */
function reporterOf(owner: IConstruct, { node }: IConstruct): IConstruct {
  return owner.node.scope !== undefined ? owner
    : [...node.scopes.reverse(), ...node.children].find(construct => Chart.isChart(construct)) ?? owner;
}
