import { poll } from './poll';

/** Whether a pod got its image, and if not, what the kubelet says of it. */
export interface PullOutcome {
  readonly pulled: boolean;
  readonly reason?: string;
  readonly message?: string;
}

/**
 * Waits until it is certain how the pull of a pod ended.
 *
 * @param podNow undefined as long as there is no pod
 * @param reason wait until the failure is called this; otherwise the first one will do
 */
export function pullOutcome(podNow: () => Promise<any>, reason?: string): Promise<PullOutcome> {
  return poll(async () => {
    const { running, waiting } = (await podNow())?.status.containerStatuses?.[0]?.state ?? {};
    if (running) return { pulled: true };
    const failed = waiting && (reason ? waiting.reason === reason : waiting.reason !== 'ContainerCreating');
    return failed ? { pulled: false, reason: waiting.reason, message: waiting.message } : undefined;
  }, () => 'a pod neither runs nor fails to pull');
}
