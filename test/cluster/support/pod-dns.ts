import { createServer, Server } from 'node:net';

const TYPE_A = 1;
const NXDOMAIN = 3;

/** Flags; recursion was desired, and is available. */
const AUTHORITATIVE_ANSWER = 0x8580;

/**
 * A name server for pods, to be reached as a UDP endpoint: `addressOf` says what a name leads to, if it exists. It has
 * A records only. RFC 1035, section 4.
 */
export function nameServer(addressOf: (name: string) => string | undefined): Server {
  return createServer({ allowHalfOpen: true }, socket => {
    socket.on('error', () => {}).once('data', query => socket.end(answer(query, addressOf)));
  });
}

function answer(query: Buffer, addressOf: (name: string) => string | undefined): Buffer {
  const { name, end } = readName(query);
  const address = addressOf(name.toLowerCase());
  const record = address && query.readUInt16BE(end) === TYPE_A ? aRecord(address) : Buffer.alloc(0);
  const header = Buffer.alloc(12);
  query.copy(header, 0, 0, 2); // the identification
  header.writeUInt16BE(AUTHORITATIVE_ANSWER + (address ? 0 : NXDOMAIN), 2);
  header.writeUInt16BE(1, 4); // questions
  header.writeUInt16BE(record.length ? 1 : 0, 6); // answers
  return Buffer.concat([header, query.subarray(12, end + 4), record]);
}

/** The name in the question of a query, and where its type begins. */
function readName(query: Buffer): { name: string; end: number } {
  const labels: string[] = [];
  let at = 12;
  for (; query[at] > 0; at += query[at] + 1) labels.push(query.toString('latin1', at + 1, at + 1 + query[at]));
  return { name: labels.join('.'), end: at + 1 };
}

/** The name is the one in the question, and may be kept for a minute. */
function aRecord(address: string): Buffer {
  return Buffer.from([0xc0, 12, 0, TYPE_A, 0, 1, 0, 0, 0, 60, 0, 4, ...address.split('.').map(Number)]);
}
