import { causesIn } from '../pastes';

const failed = (ofMirror: string, ofSource: string) => 'Error: initializing source docker://quay.io/acme/web:1: (Mirrors '
  + `also failed: [mirror.lab:5000/acme/web:1: ${ofMirror}]): quay.io/acme/web:1: ${ofSource}`;
const ping = (host: string, why: string) => `pinging container registry ${host}: Get "https://${host}/v2/": ${why}`;
const first = (text: string) => causesIn(text).map(([cause]) => cause);

test.each([
  'dial tcp 192.0.2.1:443: i/o timeout', 'net/http: TLS handshake timeout',
  'dial tcp 192.0.2.1:443: connect: connection refused', 'dial tcp: lookup quay.io: no such host',
])('where the source is out of reach, what the mirror answered is the cause: %s', why => {
  const source = ping('quay.io', why);
  expect(first(failed('reading manifest 1 in mirror.lab:5000/acme/web: unauthorized: authentication required', source)))
    .toEqual(['unauthorized']);
  expect(first(failed('reading manifest 1 in mirror.lab:5000/acme/web: manifest unknown', source)))
    .toEqual(['tag-not-found']);
  expect(first(failed(ping('mirror.lab:5000', 'x509: certificate signed by unknown authority'), source)))
    .toEqual(['x509']);
});

test('where the mirror is out of reach too, or the source answered, the source counts', () => {
  const refused = ping('mirror.lab:5000', 'dial tcp 192.0.2.2:5000: connect: connection refused');
  expect(first(failed(refused, ping('quay.io', 'dial tcp: lookup quay.io: no such host')))).toEqual(['dns']);
  expect(first(failed(refused, 'reading manifest 1 in quay.io/acme/web: manifest unknown'))).toEqual(['tag-not-found']);
});

test('what a terminal broke over lines is read so too', () => {
  const lines = failed('reading manifest 1 in mirror.lab:5000/acme/web: manifest unknown', ping('quay.io', 'Proxy '
    + 'authentication required')).replace(/: (?=reading|quay|pinging|\(Mirrors)/g, ':\n                    ');
  expect(lines.split('\n')).toHaveLength(5);
  expect(first(lines)).toEqual(['proxy']);
});
