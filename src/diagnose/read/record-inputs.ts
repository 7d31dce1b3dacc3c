import { FailureInput } from './failure-input';
import { isPlainObject } from '../../kubernetes/kubernetes-object';
import { valueAt } from '../../kubernetes/pod-spec-path';

/**
 * Where records of logs have their message: most programs, journald
 * (https://systemd.io/JOURNAL_EXPORT_FORMATS/), docker and Fluent Bit, Elastic, exports of Google Cloud, ECS.
 */
const MESSAGES = ['message', 'msg', 'MESSAGE', 'log', '@message', 'textPayload', 'line', 'stoppedReason',
  'statusReason'];

/** What holds a record or an event of Kubernetes within another: event routers, exports of clouds, ECS, Elastic. */
const WRAPPERS = [
  'event', 'jsonPayload', 'protoPayload', 'properties', 'detail', '_source', 'object', 'tasks', 'containers', 'events',
];

/** Records within records within records are not looked for further. */
const MAX_DEPTH = 6;

/** What a record of a log says; nothing of it is left out: one of an unknown form is read as it is written. */
export function recordInputs(
  record: Record<string, any>, json: string, inputsOf: (object: Record<string, any>) => FailureInput[],
): FailureInput[] {
  const found = within(record, inputsOf, 0);
  return found.length > 0 || json === '' ? found : [{ message: json, text: json }];
}

function within(
  record: Record<string, any>, inputsOf: (object: Record<string, any>) => FailureInput[], depth: number,
): FailureInput[] {
  const inner = depth === MAX_DEPTH ? [] : WRAPPERS.flatMap(name => record[name]).filter(isPlainObject);
  const inputs = inner.flatMap(
    object => isEvent(object) ? inputsOf(object) : within(object, inputsOf, depth + 1),
  );
  const message = messageOf(record);
  const nested = message?.startsWith('{') && depth < MAX_DEPTH ? parsed(message) : undefined;
  if (nested) {
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
  return message ?? (record.containerArn === undefined ? undefined : nonEmptyTextAt(record, 'reason'));
}

function ofRecord(record: Record<string, any>, message: string): FailureInput {
  // Runtimes that log JSON say what they did in one field, and what came of it in another.
  const error = nonEmptyTextAt(record, 'error') ?? nonEmptyTextAt(record, 'err');
  return {
    message,
    text: error === undefined ? message : `${message}: ${error}`,
    reason: nonEmptyTextAt(record, 'reason'),
    namespace: nonEmptyTextAt(record, 'namespace'),
    pod: nonEmptyTextAt(record, 'pod'),
    container: nonEmptyTextAt(record, 'container'),
    image: nonEmptyTextAt(record, 'image'),
    node: nonEmptyTextAt(record, 'node') ?? nonEmptyTextAt(record, '_HOSTNAME'),
    time: nonEmptyTextAt(record, 'time') ?? nonEmptyTextAt(record, 'timestamp'),
  };
}

function parsed(json: string): Record<string, any> | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return isPlainObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

export function nonEmptyTextAt(object: unknown, ...path: string[]): string | undefined {
  const value = valueAt(object, path);
  return typeof value === 'string' && value !== '' ? value : undefined;
}
