import { healthy } from './health';
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
    const { running, waiting } = healthy(await podNow())?.status.containerStatuses?.[0]?.state ?? {};
    if (running) return { pulled: true };
    const failed = waiting && (reason ? waiting.reason === reason : waiting.reason !== 'ContainerCreating');
    return failed ? { pulled: false, reason: waiting.reason, message: waiting.message } : undefined;
  }, async () => `a pod neither runs nor fails to pull: ${JSON.stringify((await podNow())?.status)}`);
}

/**
 * Waits until a pod that waited for its image has it: the kubelet tries again after 10 s, and each time after twice as
 * long.
 */
export async function pulledAtLast(podNow: () => Promise<any>): Promise<void> {
  await poll(
    async () => (await pullOutcome(podNow)).pulled || undefined,
    async () => `a pod does not heal: ${JSON.stringify((await podNow()).status)}`,
  );
}
