import { PullFailure } from '../pull-failure';
import { PullFailureCause } from '../pull-failure-cause';
import { Diagnosis } from './diagnosis';
import { withoutLogins } from './safe-text';
import { printable } from '../../pull/text';

/** Messages are cut in the middle of a line longer than this. */
const MAX_MESSAGE = 400;

/** A diagnosis for people. */
export function diagnosisText({ input, failure, findings }: Diagnosis): string {
  const { cause, alternatives, meaning, fix, nextCommand } = failure;
  const lines = [
    `${subject(input, failure)}${cause}${doubt(alternatives)}`,
    labelledRow('message', printable(withoutLogins(input.message), MAX_MESSAGE)),
    ...reading(failure),
    labelledRow('means', meaning),
    ...findings.map(({ code, message, fix: remedy }) => labelledRow('found', `${message}: ${remedy} (${code})`)),
    ...findings.length > 0 ? [] : [labelledRow('fix', fix)],
    labelledRow('next', findings.find(finding => finding.command !== undefined)?.command ?? nextCommand),
  ];
  return `${lines.map(line => printable(line, Infinity)).join('\n')}\n`;
}

function subject({ namespace, pod, container, image }: Diagnosis['input'], failure: PullFailure): string {
  const names = [namespace, pod, container].filter(name => name !== undefined).join('/');
  const of = [names, image ?? failure.image].filter(text => text !== undefined && text !== '').join(' ');
  return of === '' ? '' : `${of}: `;
}

/** By which words, how sure, and what else is known of the answer. */
function reading({ evidence, confidence, httpStatus, registry, runtime }: PullFailure): string[] {
  const words = evidence.map(text => `"${text}"`).join(' and ');
  const facts = [
    ...words === '' ? [] : [`${words} (${confidence} confidence)`],
    ...httpStatus === undefined ? [] : [`HTTP ${httpStatus}`],
    ...registry === undefined ? [] : [`registry ${registry}`],
    ...runtime === undefined ? [] : [`written by ${runtime}`],
  ];
  return facts.length === 0 ? [] : [labelledRow('read', facts.join('; '))];
}

function doubt(alternatives: readonly PullFailureCause[]): string {
  return alternatives.length === 0 ? '' : ` (or ${alternatives.join(', ')})`;
}

function labelledRow(name: string, text: string): string {
  return `  ${`${name}:`.padEnd(9)}${text}`;
}
