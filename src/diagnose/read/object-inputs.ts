import { FailureInput } from './failure-input';
import { isPlainObject } from '../../kubernetes/kubernetes-object';
import { podImages } from '../../kubernetes/pod-images';
import { valueAt } from '../../kubernetes/pod-spec-path';

/** Reasons of events that have nothing to do with pulls, whatever their messages say. */
const OTHER_EVENTS = new Set([
  'Unhealthy', 'ProbeWarning', 'FailedMount', 'FailedAttachVolume', 'FailedScheduling', 'FailedCreate', 'FailedPostStartHook', 'FailedPreStopHook', 'Evicted', 'Killing',
  'ProvisioningFailed', 'NetworkNotReady', 'FailedDelete', 'FailedGetResourceMetric', 'FailedComputeMetricsReplicas', 'FailedKillPod',
]);

/** Reasons of waiting containers that have their image, or do not try to get it yet. */
const OTHER_WAITING = new Set([
  'ContainerCreating', 'PodInitializing', 'CrashLoopBackOff', 'CreateContainerConfigError', 'CreateContainerError', 'RunContainerError', 'PreCreateHookError',
  'PreStartHookError', 'PostStartHookError',
]);

/** Whether a container waits for its image. */
export function waitsForImage(reason: string): boolean {
  return reason !== '' && !OTHER_WAITING.has(reason);
}

/** What an event has to say, or else every waiting container of a pod, or else an object with a `message`. */
export function inputsOf(object: Record<string, any>): FailureInput[] {
  const kind = kindOf(object);
  if (kind === 'Event') {
    return [ofEvent(object)];
  }
  if (kind === 'Pod') {
    return ofPod(object);
  }
  const message = textAt(object, 'message') ?? textAt(object, 'msg');
  return object.kind === undefined && message !== undefined ? [ofRecord(object, message)] : [];
}

/** The kind of an object; items of a typed list carry none. */
export function kindOf(object: Record<string, any>): string | undefined {
  return textAt(object, 'kind') ?? (isPlainObject(object.involvedObject) || isPlainObject(object.regarding) ? 'Event'
    : Array.isArray(valueAt(object, ['spec', 'containers'])) ? 'Pod' : undefined);
}

function ofEvent(event: Record<string, any>): FailureInput {
  const about = isPlainObject(event.involvedObject) ? event.involvedObject : isPlainObject(event.regarding) ? event.regarding : {};
  const message = textAt(event, 'message') ?? textAt(event, 'note') ?? '';
  const reason = textAt(event, 'reason');
  return clean({
    message,
    text: OTHER_EVENTS.has(reason ?? '') ? '' : message,
    reason,
    namespace: textAt(about, 'namespace') ?? textAt(event, 'metadata', 'namespace'),
    pod: about.kind === 'Pod' ? textAt(about, 'name') : undefined,
    container: containerOf(textAt(about, 'fieldPath') ?? ''),
    node: textAt(event, 'source', 'host') ?? textAt(event, 'deprecatedSource', 'host'),
    time: textAt(event, 'lastTimestamp') ?? textAt(event, 'series', 'lastObservedTime') ?? textAt(event, 'deprecatedLastTimestamp') ?? textAt(event, 'eventTime')
      ?? textAt(event, 'firstTimestamp'),
  });
}

function ofPod(pod: Record<string, any>): FailureInput[] {
  const images = new Map(podImages(pod.spec).map(({ container, image }) => [container, typeof image === 'string' ? image : undefined]));
  const statuses = ['initContainerStatuses', 'containerStatuses', 'ephemeralContainerStatuses'].flatMap(list => listAt(pod, 'status', list));
  return statuses.flatMap(status => {
    const reason = textAt(status, 'state', 'waiting', 'reason') ?? '';
    const message = textAt(status, 'state', 'waiting', 'message') ?? reason;
    const container = textAt(status, 'name');
    return !waitsForImage(reason) ? [] : [clean({
      message,
      // The kubelet puts an error of its own in the place of a reason too, and then it is one of a pull.
      text: message === reason && !message.includes(' ') ? reason : `${reason.includes(' ') ? 'ErrImagePull' : reason}: ${message}`,
      reason,
      namespace: textAt(pod, 'metadata', 'namespace'),
      pod: textAt(pod, 'metadata', 'name'),
      container,
      image: images.get(container ?? '') ?? textAt(status, 'image'),
      node: textAt(pod, 'spec', 'nodeName'),
    })];
  });
}

function ofRecord(record: Record<string, any>, message: string): FailureInput {
  // Runtimes that log JSON say what they did in one field, and what came of it in another.
  const error = textAt(record, 'error') ?? textAt(record, 'err');
  return clean({
    message,
    text: error === undefined ? message : `${message}: ${error}`,
    ...Object.fromEntries(['reason', 'namespace', 'pod', 'container', 'image', 'node', 'time'].map(name => [name, textAt(record, name)])),
  });
}

/** The container of `spec.containers{name}`. */
function containerOf(fieldPath: string): string | undefined {
  const open = fieldPath.indexOf('{');
  return open >= 0 && fieldPath.endsWith('}') ? fieldPath.slice(open + 1, -1) : undefined;
}

function textAt(object: unknown, ...path: string[]): string | undefined {
  const value = valueAt(object, path);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function listAt(object: unknown, ...path: string[]): Record<string, any>[] {
  const value = valueAt(object, path);
  return Array.isArray(value) ? value.filter(isPlainObject) : [];
}

function clean(input: FailureInput): FailureInput {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as unknown as FailureInput;
}
