import { causesIn } from '../pastes';

const first = (...rows: string[]) => causesIn(['Events:', '  Type     Reason  Age  From     Message',
  '  ----     ------  ---  ----     -------', ...rows].join('\n')).map(([cause]) => cause);

const FAILED = '  Warning  Failed   69s  kubelet  Failed to pull image "acme/web:1": lookup a.io: no such host';
const BACK_OFF = '  Warning  Failed   68s  kubelet  Error: ImagePullBackOff';
const pulled = (age: string, image = 'acme/web:1') =>
  `  Normal   Pulled   ${age}  kubelet  Successfully pulled image "${image}" in 4.08s`;
const NO_SECRET = '  Warning  FailedToRetrieveImagePullSecret  5m  kubelet  Unable to retrieve some image pull secrets '
  + '(regcred); attempting to pull the image may not succeed.';

const UNHEALTHY = '  Warning  Unhealthy  4s  kubelet  Readiness probe failed: dial tcp 10.0.0.4:80: connection refused';

describe('what a pod met before its image was pulled', () => {
  test('is over where something else fails now', () => {
    expect(first(FAILED, BACK_OFF, pulled('52s'), UNHEALTHY)).toEqual([]);
  });

  test('is told where nothing else fails: it is what was asked for', () => {
    expect(first(FAILED, BACK_OFF, pulled('52s'))).toEqual(['dns']);
    expect(first(FAILED, pulled('52s'), '  Normal   Started  51s  kubelet  Started container web')).toEqual(['dns']);
  });

  test('is not over where another image was pulled', () => {
    expect(first(FAILED, pulled('52s', 'acme/api:1'), UNHEALTHY)).toEqual(['dns']);
  });

  test('is over whatever stands first', () => {
    expect(first(UNHEALTHY, pulled('52s'), BACK_OFF, FAILED)).toEqual([]);
  });

  test('is not over where it was met since, whatever stands first', () => {
    expect(first(FAILED, pulled('5m'), UNHEALTHY)).toEqual(['dns']);
    expect(first(UNHEALTHY, pulled('5m'), FAILED)).toEqual(['dns']);
  });

  test('is not over where the other failure was before that', () => {
    expect(first(pulled('52s'), FAILED, UNHEALTHY.replace('  4s', '  5m'))).toEqual(['dns']);
  });

  test('is not over where nothing says when', () => {
    expect(first(FAILED, pulled('<invalid>'), UNHEALTHY)).toEqual(['dns']);
  });

  test('is over by the times of events too', () => {
    const events = (ofPulled: string) => JSON.stringify({
      kind: 'List',
      items: [['Failed', 'Failed to pull image "acme/web:1": lookup a.io: no such host', '10:00'],
        ['Pulled', 'Successfully pulled image "acme/web:1" in 4s', ofPulled],
        ['Unhealthy', 'Readiness probe failed: connection refused', '11:00']].map(([reason, message, time]) => ({
        kind: 'Event',
        reason,
        message,
        lastTimestamp: `2026-01-01T${time}:00Z`,
        involvedObject: { kind: 'Pod', name: 'web-0', namespace: 'prod' },
      })),
    });
    expect(causesIn(events('10:30'))).toEqual([]);
    expect(causesIn(events('09:30'))).toEqual([['dns']]);
  });
});

describe('a pull secret that is missing', () => {
  test('does no harm to a pod that has pulled its images', () => expect(first(NO_SECRET, pulled('4m'))).toEqual([]));

  test('is told where no image came', () => expect(first(NO_SECRET)).toEqual(['pull-secret-missing']));

  test('is told where another image does not come', () => {
    expect(first(NO_SECRET, pulled('4m', 'acme/api:1'), FAILED)).toEqual(['pull-secret-missing', 'dns']);
  });
});
