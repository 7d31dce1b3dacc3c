import { isLoopback } from '../../../src/audit/facts/loopback';

test.each([
  'localhost', 'localhost:5000', 'http://127.0.0.1:5000', 'registry.localhost:5001/v2/', '0.0.0.0:5000', '[::1]:5000',
  'host.docker.internal:5000', 'kind-registry:5000',
])('%s is this machine', key => expect(isLoopback(key)).toBe(true));

test.each([
  'localhost.example.com', 'registry.local:5000', '10.0.0.1:5000', 'notlocalhost', 'ghcr.io/localhost',
])('%s is another', key => expect(isLoopback(key)).toBe(false));
