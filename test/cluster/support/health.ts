/** Reasons for which a container waits that has its image and never runs. */
const BROKEN = [
  'CrashLoopBackOff', 'CreateContainerError', 'CreateContainerConfigError', 'RunContainerError', 'PostStartHookError',
];

/**
 * Conditions, with the status by which they say that nothing comes of the object: of Jobs, and of definitions of kinds.
 */
const FAILURES: Record<string, string> = { Failed: 'True', NamesAccepted: 'False' };

/**
 * Gives an object back, or fails when its status says that nothing comes of it. Whoever waits for something of the
 * object asks this each time, and so waits for it no longer.
 *
 * @param object undefined if there is none yet
 */
export function healthy<T>(object: T): T {
  const failure = object && failureOf(object);
  if (failure === undefined) return object;
  const { kind, metadata } = object as any;
  throw new Error(`${kind} ${metadata.namespace}/${metadata.name} has failed: ${failure}`);
}

/** What stands in the way of the containers of a pod, the pull of their images too. */
export function obstacleOf(pod: any): string | undefined {
  const waiting = containersOf(pod).map(({ state }) => state?.waiting)
    .find(found => found && !['ContainerCreating', 'PodInitializing'].includes(found.reason));
  return waiting && textOf(waiting);
}

function failureOf(object: any): string | undefined {
  const { phase, conditions = [] } = object.status ?? {};
  if (phase === 'Failed') return textOf({ reason: 'Failed', message: JSON.stringify(object.status) });
  const ended = containersOf(object).find(
    ({ state }) => state?.terminated?.exitCode > 0 || BROKEN.includes(state?.waiting?.reason),
  );
  if (ended) return `the container ${ended.name}: ${textOf(ended.state.terminated ?? ended.state.waiting)}`;
  const condition = conditions.find(({ type, status }: any) => FAILURES[type] === status);
  return condition && textOf({ ...condition, reason: `${condition.type}: ${condition.reason}` });
}

function containersOf({ status: { initContainerStatuses = [], containerStatuses = [] } = {} }: any): any[] {
  return [...initContainerStatuses, ...containerStatuses];
}

function textOf({ reason, message, exitCode }: any): string {
  return [reason, exitCode && `exit code ${exitCode}`, message].filter(Boolean).join(': ');
}
