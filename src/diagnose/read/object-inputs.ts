import { FailureInput } from './failure-input';
import { isPlainObject } from '../../kubernetes/kubernetes-object';
import { podImages } from '../../kubernetes/pod-images';
import { valueAt } from '../../kubernetes/pod-spec-path';

/** Reasons of events that have nothing to do with pulls, whatever their messages say. */
const OTHER_EVENTS = new Set([
  'Unhealthy', 'ProbeWarning', 'FailedMount', 'FailedAttachVolume', 'FailedScheduling', 'FailedCreate',
  'FailedPostStartHook', 'FailedPreStopHook', 'Evicted', 'Killing', 'ProvisioningFailed', 'NetworkNotReady',
  'FailedDelete', 'FailedGetResourceMetric', 'FailedComputeMetricsReplicas', 'FailedKillPod',
]);

/** Reasons of waiting containers that have their image, or do not try to get it yet. */
const OTHER_WAITING = new Set([
  'ContainerCreating', 'PodInitializing', 'CrashLoopBackOff', 'CreateContainerConfigError', 'CreateContainerError',
  'RunContainerError', 'PreCreateHookError', 'PreStartHookError', 'PostStartHookError',
]);

/** Whether a container waits for its image. */
export function waitsForImage(reason: string): boolean {
  return reason !== '' && !OTHER_WAITING.has(reason);
}

/** What an event has to say, or else every waiting container of a pod, or else an object with a `message`. */
export function inputsOf(object: Record<string, any>): FailureInput[] {
  const kind = inferredKind(object);
  if (kind === 'Event') {
    return [ofEvent(object)];
  }
  if (kind === 'Pod') {
    return ofPod(object);
  }
  const message = nonEmptyTextAt(object, 'message') ?? nonEmptyTextAt(object, 'msg');
  return object.kind === undefined && message !== undefined ? [ofRecord(object, message)] : [];
}

/** The kind of an object; items of a typed list carry none. */
export function inferredKind(object: Record<string, any>): string | undefined {
  if (isPlainObject(object.involvedObject) || isPlainObject(object.regarding)) {
    return nonEmptyTextAt(object, 'kind') ?? 'Event';
  }
  return nonEmptyTextAt(object, 'kind') ?? (Array.isArray(valueAt(object, ['spec', 'containers'])) ? 'Pod' : undefined);
}

function ofEvent(event: Record<string, any>): FailureInput {
  const about = [event.involvedObject, event.regarding].find(isPlainObject) ?? {};
  const message = nonEmptyTextAt(event, 'message') ?? nonEmptyTextAt(event, 'note') ?? '';
  const reason = nonEmptyTextAt(event, 'reason');
  return {
    message,
    text: OTHER_EVENTS.has(reason ?? '') ? '' : message,
    reason,
    namespace: nonEmptyTextAt(about, 'namespace') ?? nonEmptyTextAt(event, 'metadata', 'namespace'),
    pod: about.kind === 'Pod' ? nonEmptyTextAt(about, 'name') : undefined,
    container: containerOf(nonEmptyTextAt(about, 'fieldPath') ?? ''),
    node: nonEmptyTextAt(event, 'source', 'host') ?? nonEmptyTextAt(event, 'deprecatedSource', 'host'),
    time:
      nonEmptyTextAt(event, 'lastTimestamp')
      ?? nonEmptyTextAt(event, 'series', 'lastObservedTime')
      ?? nonEmptyTextAt(event, 'deprecatedLastTimestamp')
      ?? nonEmptyTextAt(event, 'eventTime')
      ?? nonEmptyTextAt(event, 'firstTimestamp'),
  };
}

function ofPod(pod: Record<string, any>): FailureInput[] {
  const images = new Map(
    podImages(pod.spec).map(({ container, image }) => [container, typeof image === 'string' ? image : undefined]),
  );
  const statuses = ['initContainerStatuses', 'containerStatuses', 'ephemeralContainerStatuses']
    .flatMap(list => valueAt(pod, ['status', list]))
    .filter(isPlainObject);
  return statuses.flatMap(status => {
    const reason = nonEmptyTextAt(status, 'state', 'waiting', 'reason') ?? '';
    const message = nonEmptyTextAt(status, 'state', 'waiting', 'message') ?? reason;
    const container = nonEmptyTextAt(status, 'name');
    return !waitsForImage(reason) ? [] : [{
      message,
      // The kubelet puts an error of its own in the place of a reason too, and then it is one of a pull.
      text:
        message === reason && !message.includes(' ')
          ? reason
          : `${reason.includes(' ') ? 'ErrImagePull' : reason}: ${message}`,
      reason,
      namespace: nonEmptyTextAt(pod, 'metadata', 'namespace'),
      pod: nonEmptyTextAt(pod, 'metadata', 'name'),
      container,
      image: images.get(container ?? '') ?? nonEmptyTextAt(status, 'image'),
      node: nonEmptyTextAt(pod, 'spec', 'nodeName'),
    }];
  });
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
    node: nonEmptyTextAt(record, 'node'),
    time: nonEmptyTextAt(record, 'time'),
  };
}

/** The container of `spec.containers{name}`. */
function containerOf(fieldPath: string): string | undefined {
  const open = fieldPath.indexOf('{');
  return open >= 0 && fieldPath.endsWith('}') ? fieldPath.slice(open + 1, -1) : undefined;
}

function nonEmptyTextAt(object: unknown, ...path: string[]): string | undefined {
  const value = valueAt(object, path);
  return typeof value === 'string' && value !== '' ? value : undefined;
}
