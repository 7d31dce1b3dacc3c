// What listens in a pod's network namespace: a relay for each line of a file, `TCP|UDP ADDRESS PORT SOCKET`. See
// pod-network, which starts it. (socat's relay for datagrams stops for ever, now and then, when several arrive at once,
// as those of a resolver do.)
import { execFileSync } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';

const [, , file, ready] = process.argv;
const endpoints = readFileSync(file, 'utf8').trim().split('\n').map(line => line.split(' '));

const ip = (...args) => execFileSync('busybox', ['ip', ...args]);
ip('link', 'set', 'lo', 'up');
for (const address of new Set(endpoints.map(([, own]) => own))) ip('address', 'add', `${address}/32`, 'dev', 'lo');

const RELAYS = {
  TCP: (address, port, socket) => {
    const server = createServer({ allowHalfOpen: true }, client => {
      const target = connect({ path: socket, allowHalfOpen: true });
      client.on('error', () => target.destroy()).pipe(target);
      target.on('error', () => client.destroy()).pipe(client);
    });
    return once(server.listen(Number(port), address), 'listening');
  },
  // Each datagram has a connection of its own, which ends with the answer.
  UDP: (address, port, socket) => {
    const server = createSocket('udp4');
    server.on('message', (query, { port: from, address: sender }) => {
      connect(socket).on('error', () => {}).on('data', answer => server.send(answer, from, sender)).end(query);
    });
    server.bind(Number(port), address);
    return once(server, 'listening');
  },
};
for (const [protocol, ...endpoint] of endpoints) await RELAYS[protocol](...endpoint);
writeFileSync(ready, '');
