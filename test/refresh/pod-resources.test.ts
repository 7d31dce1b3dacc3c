import { podOf } from './support';

test.each([
  [{ requests: { memory: '512Mi' } }, 'got memory "512Mi" with the limit "192Mi": set both \'requests.memory\' and '
    + "'limits.memory', or null for no limit"],
  [{ limits: { memory: '64Mi' } }, 'got memory "128Mi" with the limit "64Mi"'],
  [{ limits: { cpu: '9m' } }, 'got cpu "10m" with the limit "9m"'],
  [{ requests: { memory: '1Gi' }, limits: { memory: '1e9' } }, 'got memory "1Gi" with the limit "1e9"'],
  [{ requests: { memory: '1.1Gi' }, limits: { memory: '1100Mi' } }, 'got memory "1.1Gi" with the limit "1100Mi"'],
  [{ requests: { 'example.com/device': 1 } }, "'refresh.pod.spec.containers[].resources' must request as much as the "
    + "limit, got example.com/device 1 with no limit: set both 'requests.example.com/device' and "
    + "'limits.example.com/device'"],
  [{ requests: { 'hugepages-2Mi': '2Mi' }, limits: { 'hugepages-2Mi': '4Mi' } },
    'got hugepages-2Mi "2Mi" with the limit "4Mi"'],
  ...['256MB', 'abc', '-5Mi', '', true, {}].map((amount): [object, string] => [
    { requests: { memory: amount } },
    "resources.requests.memory' must be a quantity such as '256Mi' or '100m', got "
      + `${typeof amount === 'object' ? 'an object' : JSON.stringify(amount)}`,
  ]),
  [{ limits: { mem: '1Gi' } }, "resources.limits' has no resource 'mem'"],
])('refuses the resources %j, which the API server would refuse', (resources, message) => {
  expect(() => podOf({ pod: { spec: { containers: [{ name: 'refresh', resources }] } } })).toThrow(message);
});

test.each([
  { limits: { memory: '128Mi' } }, { limits: { memory: '134217728' } }, { limits: { memory: 134217728 } },
  { limits: { memory: '0.2G' } },
  { limits: { cpu: '.5' } }, { limits: { cpu: 1 } },
  { requests: { 'example.com/device': 1 }, limits: { 'example.com/device': 1 } },
  { requests: { 'ephemeral-storage': '1Gi', 'cpu': 2 } },
  { limits: { 'ephemeral-storage': '1e3', 'hugepages-2Mi': '4Mi' } },
])('takes the resources %j', resources => {
  expect(podOf({ pod: { spec: { containers: [{ name: 'refresh', resources }] } } }).spec.containers[0].resources)
    .toMatchObject(resources);
});
