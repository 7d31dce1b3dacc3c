import { once } from 'node:events';
import { Agent } from 'node:http';
import { AddressInfo, createServer } from 'node:net';
import { DROP, HANG, StandIn, StandInAnswer } from './support/stand-in';
import { http } from '../refresh/runner/modules';

const { ask } = http;
const agent = new Agent();

let server: StandIn;
let answer: StandInAnswer | typeof DROP;
beforeAll(async () => { server = await StandIn.start({ '*': () => answer as StandInAnswer }); });
afterAll(() => server.stop());

function send(given: StandInAnswer | typeof DROP) {
  answer = given;
  return ask(agent, `http://${server.address}/x?secret=1`);
}

test('gives the body, the headers and the host of the answer', async () => {
  expect(await send({ body: 'text ü', headers: { 'x-a': 'b' } }))
    .toEqual({ host: server.address, headers: expect.objectContaining({ 'x-a': 'b' }), body: 'text ü' });
});

test.each<[string, StandInAnswer | typeof DROP, string, boolean]>([
  ['is refused', { status: 403, body: { error: { message: 'denied' } } }, 'HTTP 403 from HOST: denied', false],
  ['is refused, as OAuth says it',
    { status: 400, body: { error: 'invalid_grant', error_description: 'expired\r\nnow' } },
    'HTTP 400 from HOST: expired now', false],
  ['is refused, with a code alone', { status: 400, body: { error: 'invalid_grant' } },
    'HTTP 400 from HOST: invalid_grant', false],
  ['is refused, as registries say it',
    { status: 401, body: { errors: [{ code: 'UNAUTHORIZED', message: 'log in' }] } }, 'HTTP 401 from HOST: log in',
    false],
  ['is refused in HTML', { status: 404, body: '<h1>Not\nfound</h1>' }, 'HTTP 404 from HOST: <h1>Not found</h1>', false],
  ['is refused with null', { status: 404, body: 'null' }, 'HTTP 404 from HOST: null', false],
  ['is redirected', { status: 302, headers: { location: 'http://127.0.0.1:1/' } }, 'HTTP 302 from HOST:', false],
  ['is throttled', { status: 429, body: { message: 'slow down' } }, 'HTTP 429 from HOST: slow down', true],
  ['takes the server too long', { status: 408, body: { message: 'slow' } }, 'HTTP 408 from HOST: slow', true],
  ['comes too early', { status: 425 }, 'HTTP 425 from HOST:', true],
  ['meets a broken server', { status: 503 }, 'HTTP 503 from HOST:', true],
  ['is cut off', DROP, 'no answer from HOST: ECONNRESET socket hang up', true],
])('says how it %s', async (_, given, said, again) => {
  const failure = await send(given).catch(error => error);
  expect([failure.message.replace(server.address, 'HOST'), failure.retryable]).toEqual([said, again]);
});

test.each([
  ['7', 7],
  ['99999', 99999],
  ['0', 0],
  ['-1', 0],
  ['100000', 0],
  ['1.5', 0],
  ['Wed, 25 Nov 2026 03:41:00 GMT', 0],
  ['', 0],
])('waits for %j: %i s', async (header, seconds) => {
  expect(await send({ status: 429, headers: { 'retry-after': header } }).catch(error => error.waitSeconds))
    .toBe(seconds);
});

test('says that an answer did not come in time, and may be tried again', async () => {
  const failure = await send(HANG as any).catch(error => error);
  expect([failure.message, failure.retryable]).toEqual([`no answer from ${server.address} within 10 s`, true]);
});

test('says so too of an answer that stops in the middle', async () => {
  const stopping = createServer(socket =>
    socket.on('error', () => {}).write('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf'),
  );
  stopping.listen(0, '127.0.0.1');
  await once(stopping, 'listening');
  const { port } = stopping.address() as AddressInfo;
  await expect(ask(agent, `http://127.0.0.1:${port}/`)).rejects.toThrow(`no answer from 127.0.0.1:${port} within 10 s`);
  stopping.close();
});

test('does not take one without a length for whole when its time is over', async () => {
  const endless = createServer(socket => socket.on('error', () => {}).write('HTTP/1.1 200 OK\r\n\r\nhalf'));
  endless.listen(0, '127.0.0.1');
  await once(endless, 'listening');
  const { port } = endless.address() as AddressInfo;
  await expect(ask(agent, `http://127.0.0.1:${port}/`)).rejects.toThrow(`no answer from 127.0.0.1:${port} within 10 s`);
  endless.close();
});

test('says that nobody listens', async () => {
  await expect(ask(agent, 'http://127.0.0.1:1/'))
    .rejects.toThrow(/^no answer from 127\.0\.0\.1:1: connect ECONNREFUSED 127\.0\.0\.1:1$/);
});

test('sends a form as one', () => {
  expect(http.form({ a: 'b c&d', e: '+/=ü' })).toEqual({
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'a=b+c%26d&e=%2B%2F%3D%C3%BC',
  });
});
