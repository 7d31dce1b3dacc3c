import { FailureInput } from './failure-input';
import { nonEmptyTextAt, recordInputs } from './record-inputs';
import { isPlainObject } from '../../kubernetes/kubernetes-object';
import { podImages } from '../../kubernetes/pod-images';
import { valueAt } from '../../kubernetes/pod-spec-path';

/** Reasons of events that have nothing to do with pulls, whatever their messages say. */
const OTHER_EVENTS = new Set([
  'Unhealthy', 'ProbeWarning', 'FailedMount', 'FailedAttachVolume', 'FailedScheduling',
  'FailedPostStartHook', 'FailedPreStopHook', 'Evicted', 'Killing', 'ProvisioningFailed', 'NetworkNotReady',
  'FailedDelete', 'FailedGetResourceMetric', 'FailedComputeMetricsReplicas', 'FailedKillPod',
]);

/** Reasons of waiting containers that have their image, or do not try to get it yet. */
const OTHER_WAITING = new Set([
  'ContainerCreating', 'PodInitializing', 'CrashLoopBackOff', 'CreateContainerConfigError', 'CreateContainerError',
  'RunContainerError', 'PreCreateHookError', 'PreStartHookError', 'PostStartHookError',
]);

/** Whether the message of an event of this reason is about something else, whatever it says. */
export function isOtherEvent(reason: string | undefined): boolean {
  return OTHER_EVENTS.has(reason ?? '');
}

/** Whether a container waits for its image. */
export function waitsForImage(reason: string): boolean {
  return reason !== '' && !OTHER_WAITING.has(reason);
}

/**
 * What an event has to say, or else every waiting container of a pod, or else a record of a log.
 *
 * @param json its text, which is read where it is none of these
 */
export function inputsOf(object: Record<string, any>, json = ''): FailureInput[] {
  const kind = inferredKind(object);
  if (kind === 'Event') {
    return [ofEvent(object)];
  }
  if (kind === 'Pod') {
    return ofPod(object);
  }
  return object.kind === undefined ? recordInputs(object, json, inputsOf) : [];
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
    text: isOtherEvent(reason) ? '' : message,
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

/** The container of `spec.containers{name}`. */
function containerOf(fieldPath: string): string | undefined {
  const open = fieldPath.indexOf('{');
  return open >= 0 && fieldPath.endsWith('}') ? fieldPath.slice(open + 1, -1) : undefined;
}
