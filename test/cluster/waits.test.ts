import { Daemon } from './support/daemon';
import { healthy, obstacleOf } from './support/health';
import { poll } from './support/poll';
import { pullOutcome } from './support/pull-outcome';
import { makeFolder } from '../support/workspace';

const object = (kind: string, status: object) => ({ kind, metadata: { namespace: 'team', name: 'a' }, status });
const pod = (state: object, phase = 'Running') =>
  object('Pod', { phase, containerStatuses: [{ name: 'main', state }] });

/** What says that nothing comes of it. */
const FAILED: [string, any, string][] = [
  ['a pod that failed', object('Pod', { phase: 'Failed', reason: 'Evicted' }),
    'Pod team/a has failed: Failed: {"phase":"Failed","reason":"Evicted"}'],
  ['a container that ended badly', pod({ terminated: { exitCode: 7, reason: 'Error', message: 'no plan' } }),
    'the container main: Error: exit code 7: no plan'],
  ['a container that ends again and again', pod({ waiting: { reason: 'CrashLoopBackOff', message: 'back-off 10s' } }),
    'the container main: CrashLoopBackOff: back-off 10s'],
  ['a container that cannot be made', pod({ waiting: { reason: 'CreateContainerError' } }, 'Pending'),
    'the container main: CreateContainerError'],
  ['an init container',
    object('Pod', { initContainerStatuses: [{ name: 'first', state: { terminated: { exitCode: 1 } } }] }),
    'the container first: exit code 1'],
  [
    'a Job',
    object('Job', {
      conditions: [{ type: 'Failed', status: 'True', reason: 'DeadlineExceeded', message: 'too long' }],
    }),
    'Job team/a has failed: Failed: DeadlineExceeded: too long',
  ],
  [
    'a kind',
    object('CustomResourceDefinition', {
      conditions: [{ type: 'NamesAccepted', status: 'False', reason: 'MultipleNamesNotAllowed' }],
    }),
    'NamesAccepted: MultipleNamesNotAllowed',
  ],
];

describe('a wait ends at once', () => {
  test.each(FAILED)('where the status says it: %s', async (_, failed, message) => {
    await expect(poll(async () => healthy(failed) && undefined, () => 'not yet')).rejects.toThrow(message);
  });

  test('when it is for the pull of a pod that has failed in another way', async () => {
    await expect(pullOutcome(async () => pod({ waiting: { reason: 'CrashLoopBackOff' } })))
      .rejects.toThrow('CrashLoopBackOff');
  });

  test.each(['true', 'false'])('when a program of the suite has ended: %s', async (program) => {
    const daemon = new Daemon(program, [], makeFolder('daemon'));
    await expect(daemon.waitUntil('ready', async () => false))
      .rejects.toThrow(`${program} is not ready:\n: ${program} has ended`);
    await expect(poll(async () => undefined, () => 'no pod')).rejects.toThrow(`no pod: ${program} has ended`);
    await expect(poll(async () => { throw new Error('connection refused'); }, () => 'no pod'))
      .rejects.toThrow(`connection refused\n${program} has ended`);
    await daemon.stop();
    expect(await poll(async () => 'there', () => 'no pod')).toBe('there');
  });
});

test.each([
  ['there is none yet', undefined],
  ['it is being made', pod({ waiting: { reason: 'ContainerCreating' } }, 'Pending')],
  ['it runs', pod({ running: {} })],
  ['it has ended well', pod({ terminated: { exitCode: 0 } }, 'Succeeded')],
  ['its image is not there yet', pod({ waiting: { reason: 'ImagePullBackOff' } }, 'Pending')],
])('a wait goes on where %s', (_, found) => {
  expect(healthy(found)).toBe(found);
});

test('what stands in the way of a container is the reason for which it waits', () => {
  expect(obstacleOf(pod({ waiting: { reason: 'ErrImagePull', message: 'no such host' } }, 'Pending')))
    .toBe('ErrImagePull: no such host');
  expect(
    [pod({ waiting: { reason: 'PodInitializing' } }), pod({ running: {} }), object('Pod', { phase: 'Pending' })].map(
      obstacleOf,
    ),
  ).toEqual([undefined, undefined, undefined]);
});
