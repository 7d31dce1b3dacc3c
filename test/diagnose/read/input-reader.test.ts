import * as fc from 'fast-check';
import { FailureInput } from '../../../src/diagnose/read/failure-input';
import { InputReader } from '../../../src/diagnose/read/input-reader';
import { propertyOptions } from '../../support/property';

/** @param size of the pieces in bytes, which may cut characters */
function read(text: string, size = Infinity) {
  const bytes = Buffer.from(text);
  const inputs: FailureInput[] = [];
  const objects: any[] = [];
  const reader = new InputReader({ onInput: input => inputs.push(input), onObject: object => objects.push(object) });
  for (let index = 0; index < bytes.length; index += size) {
    const piece = Buffer.from(bytes.subarray(index, index + size));
    reader.write(piece);
    // As a stream may use it again.
    piece.fill('{');
  }
  reader.end();
  return { inputs, objects };
}

const event = (name: string, message: string, more: object = {}) => ({
  apiVersion: 'v1',
  kind: 'Event',
  metadata: { name: `${name}.1`, namespace: 'prod' },
  reason: 'Failed',
  message,
  lastTimestamp: '2026-01-02T03:04:05Z',
  involvedObject: { kind: 'Pod', namespace: 'prod', name, fieldPath: 'spec.containers{web}' },
  source: { component: 'kubelet', host: 'node-1' },
  ...more,
});

const pod = (waiting: object) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'web-0', namespace: 'prod' },
  spec: { nodeName: 'node-1', containers: [{ name: 'web', image: 'ghcr.io/acme/app:1' }] },
  status: { containerStatuses: [{ name: 'web', image: 'ghcr.io/acme/app:1', state: { waiting } }] },
});

const DESCRIPTION = `Name:             web-0
Namespace:        prod
Priority:         0
Node:             node-1/10.0.0.7
Init Containers:
  migrate:
    Image:         ghcr.io/acme/migrate:1
    State:          Terminated
      Reason:       Completed
Containers:
  web:
    Container ID:   
    Image:          ghcr.io/acme/app:1
    State:          Waiting
      Reason:       ImagePullBackOff
Conditions:
  Type              Status
  Initialized       True
Events:
  Type     Reason     Age                From               Message
  ----     ------     ----               ----               -------
  Normal   Pulling    2m (x4 over 3m)    kubelet            Pulling image "ghcr.io/acme/app:1"
  Warning  Failed     <invalid>          kubelet, node-1    Failed to pull image "ghcr.io/acme/app:1": errors:
denied: requested access to the resource is denied
  Warning  Failed     2m (x4 over 3m)    kubelet            Error: ErrImagePull

`;

describe('lines of text', () => {
  test('are one input up to a blank line or to what begins another message, in order', () => {
    expect(read('first\n\n   \nError: second\r\nmore\nError: third').inputs).toEqual([
      { message: 'first', text: 'first' },
      { message: 'Error: second\nmore', text: 'Error: second\nmore', lines: ['Error: second', 'more'] },
      { message: 'Error: third', text: 'Error: third' },
    ]);
  });

  test.each([
    '[ERROR ImagePull]: failed', '{kubelet node-1} Failed to pull image', '{', '[', '{\n', '[ {kubelet',
    '{"message": "cut off', '{"a" b}', '["a", "b"]', 'Name: x', '  {"a":1} trailing',
  ])('that begin like JSON are not lost: %j', (text) => {
    const { inputs, objects } = read(`before\n${text}\nafter\n`);
    const said = inputs.map(({ message }) => message).join('\n');
    expect(said).toMatch(/^before\n/);
    expect(said).toContain('after');
    expect(objects).toEqual([]);
  });
});

describe('JSON lines', () => {
  test('give their message, and what else they know', () => {
    expect(
      read(
        '{"message":"a","pod":"web-0","namespace":"prod","image":"nginx","level":"error"}\n{"msg":"b"} '
          + '{"message":"c"}\nplain\n',
      ).inputs,
    ).toEqual([
      { message: 'a', text: 'a', pod: 'web-0', namespace: 'prod', image: 'nginx' }, { message: 'b', text: 'b' },
      { message: 'c', text: 'c' }, { message: 'plain', text: 'plain' },
    ]);
  });

  test('may be an array', () => {
    expect(read('[{"message":"a"},\n {"message":"b"}]').inputs.map(({ message }) => message)).toEqual(['a', 'b']);
  });

  test('without a message are read as they are written', () => {
    const lines = ['{"level":"info"}', '{"message":7}', '{"__proto__":{"message":"x"}}', '{}'];
    expect(read(lines.join('\n')).inputs).toEqual(lines.map(line => ({ message: line, text: line })));
  });

  const said = (message: string, more: object = {}) => [{ message, text: message, ...more }];
  const routed = { involvedObject: { kind: 'Pod', namespace: 'prod', name: 'web-0' }, reason: 'Failed', message: 'a' };
  const ofPod = { namespace: 'prod', pod: 'web-0', reason: 'Failed' };
  test.each([
    ['journalctl -o json', { MESSAGE: 'a', _HOSTNAME: 'n1', PRIORITY: '3' }, said('a', { node: 'n1' })],
    ['journald, of bytes', { MESSAGE: [...Buffer.from('ä')] }, said('ä')],
    ['docker', { log: 'a', stream: 'stderr', time: 't' }, said('a', { time: 't' })],
    ['docker, of a program that logs JSON', { log: '{"msg":"a","error":"b"}' }, [{ message: 'a', text: 'a: b' }]],
    ['an export of Google Cloud', { insertId: 'x', jsonPayload: { message: 'a' } }, said('a')],
    ['an export of Google Cloud, of events', { jsonPayload: { kind: 'Event', ...routed } }, said('a', ofPod)],
    ['an event router', { verb: 'ADDED', event: routed }, said('a', ofPod)],
    ['ECS', { detail: { stoppedReason: 'a', containers: [{ name: 'web' }] } }, said('a')],
    ['ECS, where a container says more',
      { tasks: [{ stoppedReason: 'x', containers: [{ containerArn: 'y', reason: 'a' }] }] },
      said('a', { reason: 'a' })],
    ['Elastic', { _source: { message: 'a' } }, said('a')],
  ])('may be those of %s', (_, record, expected) => {
    expect(read(JSON.stringify(record)).inputs).toMatchObject(expected);
  });
});

describe('events', () => {
  const list = {
    apiVersion: 'v1',
    kind: 'List',
    metadata: {},
    items: [event('web-0', 'one'), event('web-1', 'two', { reason: 'Unhealthy' }), event('web-2', 'three')],
  };

  test('are one input each, in order, with where they were seen', () => {
    const { inputs } = read(JSON.stringify(list, undefined, 4));
    expect(inputs.map(({ message }) => message)).toEqual(['one', 'two', 'three']);
    expect(inputs[0]).toEqual({
      message: 'one',
      text: 'one',
      reason: 'Failed',
      namespace: 'prod',
      pod: 'web-0',
      container: 'web',
      node: 'node-1',
      time: '2026-01-02T03:04:05Z',
    });
  });

  test('of reasons that have nothing to do with pulls are not looked into', () => {
    expect(read(JSON.stringify(list)).inputs[1].text).toBe('');
  });

  test('of events.k8s.io/v1 have a note', () => {
    const note = {
      apiVersion: 'events.k8s.io/v1',
      kind: 'Event',
      metadata: {},
      note: 'one',
      eventTime: '2026-01-02T03:04:05.000000Z',
      regarding: { kind: 'Pod', namespace: 'prod', name: 'web-0' },
    };
    expect(read(JSON.stringify(note)).inputs).toEqual([
      { message: 'one', text: 'one', namespace: 'prod', pod: 'web-0', time: '2026-01-02T03:04:05.000000Z' },
    ]);
  });

  test('of a typed list carry no kind', () => {
    const { kind, apiVersion, ...item } = event('web-0', 'one');
    const { inputs, objects } = read(JSON.stringify({ kind: 'EventList', apiVersion: 'v1', items: [item] }));
    expect([inputs.length, objects[0].kind, kind, apiVersion]).toEqual([1, 'Event', 'Event', 'v1']);
  });
});

describe('pods', () => {
  test('are one input for each container that waits for its image', () => {
    expect(
      read(
        JSON.stringify({
          kind: 'List',
          items: [
            pod({ reason: 'ErrImagePull', message: 'denied: denied' }),
            pod({ reason: 'CrashLoopBackOff', message: 'x' }),
          ],
        }),
      ).inputs,
    ).toEqual([
      {
        message: 'denied: denied',
        text: 'ErrImagePull: denied: denied',
        reason: 'ErrImagePull',
        namespace: 'prod',
        pod: 'web-0',
        container: 'web',
        image: 'ghcr.io/acme/app:1',
        node: 'node-1',
      },
    ]);
  });

  test('may have no message', () => {
    expect(read(JSON.stringify(pod({ reason: 'InvalidImageName' }))).inputs)
      .toMatchObject([{ message: 'InvalidImageName', text: 'InvalidImageName' }]);
  });

  test('whose pull secret cannot be decoded have the error as the reason', () => {
    const reason = 'illegal base64 data at input byte 0';
    expect(read(JSON.stringify(pod({ reason, message: reason }))).inputs)
      .toMatchObject([{ message: reason, text: `ErrImagePull: ${reason}` }]);
  });

  test('are handed over with all other objects', () => {
    const secret = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'x' } };
    expect(read(JSON.stringify({ apiVersion: 'v1', kind: 'List', items: [pod({}), secret] })).objects.slice(0, 2))
      .toEqual([pod({}), secret]);
  });

  test('of any shape are not thrown at', () => {
    fc.assert(fc.property(fc.jsonValue(), fc.constantFrom('Pod', 'Event', 'List', undefined), (value, kind) => {
      const object = {
        kind,
        metadata: value,
        spec: { containers: [value] },
        status: value,
        involvedObject: {},
        message: value,
        items: [value],
      };
      expect(() => read(JSON.stringify(object))).not.toThrow();
    }), propertyOptions());
  });
});

describe('what kubectl describe pod prints', () => {
  test('gives the rows of its events, with the pod, the node and messages of several lines', () => {
    expect(read(DESCRIPTION).inputs).toEqual(
      [
        { message: 'Pulling image "ghcr.io/acme/app:1"', reason: 'Pulling' },
        {
          message:
            'Failed to pull image "ghcr.io/acme/app:1": errors:\ndenied: requested access to the resource is denied',
          reason: 'Failed',
          lines: [
            'Failed to pull image "ghcr.io/acme/app:1": errors:', 'denied: requested access to the resource is denied',
          ],
        },
        { message: 'Error: ErrImagePull', reason: 'Failed' },
      ].map(said => ({ text: said.message, namespace: 'prod', pod: 'web-0', node: 'node-1', ...said })),
    );
  });

  test('may be quoted, and indented', () => {
    const quoted = DESCRIPTION.replace(/^/gm, '>   ');
    expect(read(quoted).inputs.map(({ pod: name, message }) => [name, message.split(':')[0]])).toEqual([
      ['web-0', 'Pulling image "ghcr.io/acme/app'], ['web-0', 'Failed to pull image "ghcr.io/acme/app'],
      ['web-0', 'Error'],
    ]);
  });

  test('gives what the containers wait for when the events are gone', () => {
    const without = `${DESCRIPTION.split('Events:')[0]}Events:            <none>\n`;
    expect(read(without + without).inputs).toEqual(
      Array(2).fill({
        message: 'ImagePullBackOff',
        text: 'ImagePullBackOff',
        reason: 'ImagePullBackOff',
        namespace: 'prod',
        pod: 'web-0',
        container: 'web',
        image: 'ghcr.io/acme/app:1',
        node: 'node-1',
      }),
    );
  });

  test('gives the error that stands in the place of a reason where a pull secret cannot be decoded', () => {
    const description = DESCRIPTION.slice(0, DESCRIPTION.indexOf('Events:')).replace(
      'ImagePullBackOff', 'illegal base64 data at input byte 8',
    );
    expect(read(description).inputs).toMatchObject([
      {
        pod: 'web-0',
        message: 'illegal base64 data at input byte 8',
        text: 'ErrImagePull: illegal base64 data at input byte 8',
      },
    ]);
  });

  test('may be followed by other pods, and by text', () => {
    const { inputs } = read(`${DESCRIPTION}\n\n${DESCRIPTION.replace('web-0', 'web-1')}\nafter`);
    expect(inputs.map(({ pod: name, message }) => name ?? message))
      .toEqual(['web-0', 'web-0', 'web-0', 'web-1', 'web-1', 'web-1', 'after']);
  });
});

describe('what kubectl get pods prints', () => {
  const rows = [
    'web-0   0/1     Init:ImagePullBackOff   2 (3m ago)   3m', 'api-0   1/1     Running   0   3h',
    'job-0   0/1     unexpected end of JSON input   0   3m',
  ];

  test('gives the pods that wait for an image, and neither the header nor others', () => {
    expect(read(`NAME    READY   STATUS             RESTARTS   AGE\n${rows.join('\n')}\n`).inputs).toEqual([
      { message: rows[0], text: 'ImagePullBackOff', reason: 'ImagePullBackOff', pod: 'web-0' },
      { message: rows[2], text: 'ErrImagePull: unexpected end of JSON input   0   3m', pod: 'job-0' },
    ]);
  });

  test('has namespaces if all of them were asked for', () => {
    expect(read(`NAMESPACE   NAME    READY   STATUS   RESTARTS   AGE\nprod   ${rows[0]}`).inputs)
      .toMatchObject([{ namespace: 'prod', pod: 'web-0' }]);
  });

  test('may be followed by text', () => {
    const { inputs } = read(
      `NAME    READY   STATUS   RESTARTS   AGE\n${rows[0]}\nFailed to pull image "a": EOF\n\n${rows[0]}`,
    );
    expect(inputs.map(({ message, pod: name }) => [message, name]))
      .toEqual([[rows[0], 'web-0'], ['Failed to pull image "a": EOF', undefined], [rows[0], 'web-0']]);
  });
});

describe('what kubectl prints as YAML', () => {
  const text = (name: string) => `apiVersion: v1
kind: Pod
metadata: {name: ${name}, namespace: prod}
spec: {containers: [{name: web, image: a/b:1}]}
status:
  containerStatuses:
  - name: web
    state:
      waiting:
        message: 'failed to pull:

          denied'
        reason: ErrImagePull
`;
  const list = `apiVersion: v1\nitems:\n${text('web-0').replace(/^(?=.)/gm, '  ').replace(/^ {2}/, '- ')}`
    + `${text('web-1').replace(/^(?=.)/gm, '  ').replace(/^ {2}/, '- ')}kind: List\n`;
  const names = (given: string) => read(given).inputs.map(({ pod: name, message }) => name ?? message);

  test.each([
    ['one', text('web-0'), ['web-0']],
    ['several documents', `${text('web-0')}---\n${text('web-1')}`, ['web-0', 'web-1']],
    ['a list', list, ['web-0', 'web-1']],
    ['between other lines', `$ kubectl get pod -o yaml\n${text('web-0')}$ exit\n`,
      ['$ kubectl get pod -o yaml', 'web-0', '$ exit']],
    ['in a block of code and a quote',
      `\`\`\`yaml\n${text('web-0')}\`\`\`\nbye`.replace(/^/gm, '> '), ['web-0', 'bye']],
  ])('is read as objects: %s', (_, given, expected) => {
    expect(names(given)).toEqual(expected);
  });

  test('is read as lines where it is cut off', () => {
    const { inputs } = read(text('web-0').split('reason')[0].replace("denied'", 'denied'));
    expect(inputs.map(({ message }) => message).join('\n')).toContain('denied');
  });
});

test('a line of JSON that was cut off does not take the others with it', () => {
  expect(read('{"message":"first"}\n{"message":"cut o\n{"message":"second"}\n').inputs.map(({ message }) => message))
    .toEqual(['first', '{"message":"cut o', 'second']);
});

test('a mark of byte order is no part of JSON', () => {
  expect(read('\uFEFF{"message":"a"}\n').inputs).toEqual([{ message: 'a', text: 'a' }]);
});

test('the items of a list that was cut off are read', () => {
  expect(
    read('{"kind":"List","items":[{"message":"a"},{"message":"b"},{"mess').inputs.map(({ message }) => message)
      .slice(0, 2),
  ).toEqual(['a', 'b']);
});

test('what a runtime logs as JSON is read with its error', () => {
  expect(read('{"level":"error","msg":"PullImage failed","error":"401 Unauthorized"}\n').inputs).toEqual([
    { message: 'PullImage failed', text: 'PullImage failed: 401 Unauthorized' },
  ]);
});

test('the same is read wherever the text is cut', () => {
  const list = `${JSON.stringify({ kind: 'List', items: [event('web-0', 'a\n}')] }, undefined, 2)}\n`;
  const part = fc.constantFrom(
    DESCRIPTION, 'plain ä€😀\n', list, '{"message":"ä{😀"}\n', '{"message":"cut\n', '[x] {y}\n', '\n',
  );
  fc.assert(fc.property(fc.array(part), fc.integer({ min: 1, max: 50 }), (parts, size) => {
    expect(read(parts.join(''), size)).toEqual(read(parts.join('')));
  }), { ...propertyOptions(), numRuns: 100 });
});

/** The CPU time of reading a text twice over: the least of some runs, without collections of garbage. */
function cost(text: string, size: number): number {
  const [first, ...others] = Array.from({ length: 3 }, () => {
    const before = process.cpuUsage();
    read(text + text, size);
    const { user, system } = process.cpuUsage(before);
    return user + system;
  });
  return Math.min(first, ...others);
}

describe.each([
  ['in one piece', Infinity],
  ['in pieces', 1_000],
])('%s, the time grows with the text and no faster:', (_, size) => {
  test.each([
    ['brackets', '{'], ['lists', '[{'], ['values', '{}'], ['blanks', ' '], ['bracket and blanks', '{ '],
    ['lines', '\n'], ['names', 'Name: x\nNamespace: y\n'], ['quotes', '{"'],
    ['lists of one object', '"items":[],'], ['bracket and lines', '{\n'], ['quotes of mail', '> '], ['tables', '| '],
    ['YAML', 'apiVersion: v1\n'], ['rows', 'Warning Failed '], ['pods', 'a 0/1 '], ['columns', ' |'], ['marks', '_*`'],
    ['heads', '$ a\n'], ['colons', ':'], ['times', '00:00:00 '],
  ])('%s', (name, piece) => {
    const text = (length: number) => (name === 'lists of one object' ? '{' : '') + piece.repeat(length / piece.length);
    // Of a text that is 16 times as long, what is quadratic takes 256 times as long.
    const short = cost(text(5_000), size);
    expect(cost(text(80_000), size)).toBeLessThan(64 * Math.max(short, 500));
  });
});
