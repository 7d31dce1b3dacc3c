import { FailureInput } from './failure-input';
import { imageMember, memberInputs, textsWithin } from './member-inputs';
import { parseJson } from './parse-json';
import { isPlainObject } from '../../kubernetes/kubernetes-object';
import { valueAt } from '../../kubernetes/pod-spec-path';
import { podNameAt } from '../match/pod-name';

/**
 * Where records of logs have their message: most programs, journald
 * (https://systemd.io/JOURNAL_EXPORT_FORMATS/), docker and Fluent Bit, Elastic, exports of Google Cloud, ECS.
 */
const MESSAGES = ['message', 'msg', 'MESSAGE', 'log', '@message', 'textPayload', 'line', 'stoppedReason',
  'statusReason'];

/** What holds a record or an event of Kubernetes within another: event routers, exports of clouds, ECS, Elastic. */
const WRAPPERS = [
  'event', 'jsonPayload', 'protoPayload', 'properties', 'detail', 'details', '_source', 'object', 'tasks', 'containers',
  'events',
];

/** Records within records within records are not looked for further. */
const MAX_DEPTH = 6;

/** Members beside the message that say what came of it. */
const SAYS_MORE = /(?:^|[._-])(?:err|error|exception|cause|message|msg|reason|details?|output|stderr|stdout|body)$/i;

/** What a record of a log says; nothing of it is left out: one of an unknown form is read as it is written. */
export function recordInputs(
  record: Record<string, any>, json: string, inputsOf: (object: Record<string, any>) => FailureInput[],
): FailureInput[] {
  const found = within(record, inputsOf, 0);
  if (found.length > 0 || json === '') {
    return found;
  }
  const members = memberInputs(record, member => isEvent(member) ? inputsOf(member) : within(member, inputsOf, 0));
  return members.length > 0 ? members : [{ message: json, text: json }];
}

function within(
  record: Record<string, any>, inputsOf: (object: Record<string, any>) => FailureInput[], depth: number,
): FailureInput[] {
  const inner = depth === MAX_DEPTH ? [] : WRAPPERS.flatMap(name => record[name]).filter(isPlainObject);
  const inputs = inner.flatMap(
    object => isEvent(object) ? inputsOf(object) : within(object, inputsOf, depth + 1),
  );
  const message = messageOf(record);
  const nested = message?.startsWith('{') && depth < MAX_DEPTH ? parseJson(message) : undefined;
  if (isPlainObject(nested)) {
    return isEvent(nested) ? inputsOf(nested) : within(nested, inputsOf, depth + 1);
  }
  // ECS says why of a container, and of its task only that one of them ended.
  return message === undefined || inputs.length > 0 ? inputs : [ofRecord(record, message)];
}

function isEvent(object: Record<string, any>): boolean {
  return isPlainObject(object.involvedObject) || isPlainObject(object.regarding);
}

function messageOf(record: Record<string, any>): string | undefined {
  const message = MESSAGES.map(name => nonEmptyTextAt(record, name)).find(text => text !== undefined);
  if (message === undefined && Array.isArray(record.MESSAGE)) {
    // journald gives the bytes of what it does not take for text.
    return Buffer.from(record.MESSAGE).toString('utf8');
  }
  // A container of ECS.
  return message ?? (record.containerArn === undefined ? undefined : nonEmptyTextAt(record, 'reason'))
    ?? Object.keys(record).filter(name => SAYS_MORE.test(name)).map(name => nonEmptyTextAt(record, name))
      .find(text => text?.includes('\n'));
}

function ofRecord(record: Record<string, any>, message: string): FailureInput {
  // Runtimes that log JSON say what they did in one field, and what came of it in another.
  const said = Object.keys(record)
    .filter(name => SAYS_MORE.test(name) && typeof record[name] === 'string' && record[name] !== message)
    .map(name => record[name]);
  const image = imageMember(record);
  const before = [message, ...said].join(': ');
  const nested = [...new Set(textsWithin(record, name => SAYS_MORE.test(name)))].filter(text => !before.includes(text));
  const ofImage = image === undefined ? [] : [`image="${image}"`];
  // What is said several times may be of several images.
  const lines = nested.length > 1 ? [[before, ...ofImage].join(': '), ...nested] : undefined;
  return {
    message: lines?.join('\n') ?? [before, ...nested].join(': '),
    text: lines?.join('\n') ?? [before, ...nested, ...ofImage].join(': '),
    lines,
    reason: nonEmptyTextAt(record, 'reason'),
    ...podIn(record),
    container: nonEmptyTextAt(record, 'container'),
    image,
    node: nonEmptyTextAt(record, 'node') ?? nonEmptyTextAt(record, '_HOSTNAME'),
    time: nonEmptyTextAt(record, 'time') ?? nonEmptyTextAt(record, 'timestamp'),
  };
}

/** The pod that a record is about: its name, with or without its namespace, or both as an object. */
function podIn(record: Record<string, any>): { readonly namespace?: string; readonly pod?: string } {
  const name = nonEmptyTextAt(record, 'pod') ?? nonEmptyTextAt(record, 'pod', 'name');
  const { pod = name, namespace = nonEmptyTextAt(record, 'pod', 'namespace') ?? nonEmptyTextAt(record, 'namespace') }
    = podNameAt(name ?? '', 0) ?? {};
  return { namespace, pod };
}

export function nonEmptyTextAt(object: unknown, ...path: string[]): string | undefined {
  const value = valueAt(object, path);
  return typeof value === 'string' && value !== '' ? value : undefined;
}
