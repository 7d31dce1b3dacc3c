import { Answer } from './answers';
import { ImageReference } from '../../image';
import { counted, printable } from '../../text/printable';
import { openWords } from '../next-command';
import { PullFailure } from '../pull-failure';
import { PullFailureCause } from '../pull-failure-cause';
import { Diagnosis } from './diagnosis';
import { withoutSecrets } from '../safe-text';

/** What is left of the beginning and of the end of a long message. */
const MESSAGE_PART = 240;

/** So many pods and images are named. */
const MAX_NAMES = 10;

/** The command that says which image a pod has. */
const ASK_IMAGE = "kubectl -n NAMESPACE get pod POD -o jsonpath='{.spec.containers[*].image}'";

/** An answer for people: the cause, what to do, the command, and then by what that is known. */
export function answerText({ diagnoses, messages }: Answer): string {
  const [{ input, failure, findings }] = diagnoses;
  const { cause, alternatives, meaning, fix } = failure;
  const next = findings.find(finding => finding.command !== undefined)?.command ?? failure.nextCommand;
  const lines = [
    `${subjects(diagnoses)}${cause}${doubt(alternatives)}`,
    labelledRow('means', meaning),
    ...findings.map(({ code, message, fix: remedy }) => labelledRow('found', `${message}: ${remedy} (${code})`)),
    ...findings.length > 0 ? [] : [labelledRow('fix', fix)],
    labelledRow('next', next),
    ...missing(next),
    ...reading(failure),
    labelledRow('message', shortened(withoutSecrets(input.message))),
    ...named('pods', diagnoses.map(({ input: { namespace, pod } }) => namesOf([namespace, pod]))),
    ...named('images', imagesOf(diagnoses)),
    ...messages > 1 ? [labelledRow('seen', counted(messages, 'time'))] : [],
  ];
  return `${lines.map(line => printable(line, Infinity)).join('\n')}\n`;
}

function subjects(diagnoses: readonly Diagnosis[]): string {
  const [{ input: { namespace, pod, container } }] = diagnoses;
  const pods = new Set(diagnoses.map(({ input }) => namesOf([input.namespace, input.pod])).filter(isNamed));
  const images = imagesOf(diagnoses);
  const names = pods.size > 1
    ? `${namesOf([namespace, pod])} and ${counted(pods.size - 1, 'more pod')}`
    : namesOf([namespace, pod, container]);
  const of = [names, ...images.length === 1 ? images : []].filter(isNamed).join(' ');
  return of === '' ? '' : `${of}: `;
}

function isNamed(name: string): boolean {
  return name !== '';
}

function namesOf(names: readonly (string | undefined)[]): string {
  return names.filter(name => name !== undefined).join('/');
}

/** Each image once, in its shortest form: runtimes write `docker.io/library/nginx:1` for `nginx:1`. */
function imagesOf(diagnoses: readonly Diagnosis[]): string[] {
  const images = new Map<string, string>();
  for (const { input, failure } of diagnoses) {
    const image = withoutSecrets(input.image ?? failure.image ?? '');
    const key = ImageReference.isValid(image) ? ImageReference.parse(image).toString() : image;
    const known = images.get(key);
    images.set(key, known === undefined || image.length < known.length ? image : known);
  }
  return [...images.values()].filter(isNamed);
}

/** The names of all that an answer is about, if they are several. */
function named(label: string, all: readonly string[]): string[] {
  const names = [...new Set(all)].filter(isNamed);
  const more = names.length > MAX_NAMES ? ` and ${names.length - MAX_NAMES} more` : '';
  return names.length < 2 ? [] : [labelledRow(label, `${names.slice(0, MAX_NAMES).join(', ')}${more}`)];
}

/** What has to be put into a command, and where to find it. */
function missing(command: string): string[] {
  const words = openWords(command);
  if (words.length === 0) {
    return [];
  }
  const isImage = words.some(word => word === 'IMAGE' || word === 'REPOSITORY') && !command.startsWith('kubectl');
  return [labelledRow('fill in', `${words.join(', ')}${isImage ? ` (the image: ${ASK_IMAGE})` : ''}`)];
}

/** By which words, how sure, and what else is known of the answer. */
function reading({ cause, evidence, confidence, httpStatus, registry, runtime }: PullFailure): string[] {
  const words = evidence.map(text => `"${text}"`).join(' and ');
  const facts = [
    ...words === '' ? [] : [`${words} (${confidence} confidence)`],
    ...httpStatus === undefined ? [] : [`HTTP ${httpStatus}`],
    ...registry === undefined ? [] : [`registry ${withoutSecrets(registry)}`],
    ...runtime === undefined ? [] : [`written by ${runtime}`],
  ];
  return facts.length === 0
    ? cause === PullFailureCause.OTHER ? [labelledRow('read', 'nothing that is known')] : []
    : [labelledRow('read', facts.join('; '))];
}

function doubt(alternatives: readonly PullFailureCause[]): string {
  return alternatives.length === 0 ? '' : ` (or ${alternatives.join(', ')})`;
}

/** The beginning says what was pulled, the end what came of it. */
function shortened(message: string): string {
  const text = message.trim().replace(/\s*[\r\n]\s*/g, ' ');
  return text.length <= 2 * MESSAGE_PART
    ? text
    : `${text.slice(0, MESSAGE_PART)} … (${text.length - 2 * MESSAGE_PART} characters) … ${text.slice(-MESSAGE_PART)}`;
}

function labelledRow(name: string, text: string): string {
  return `  ${`${name}:`.padEnd(9)}${text}`;
}
