import { isLoopback, isOutOfReach } from '../../../src/audit/facts/loopback';

test.each([
  'localhost', 'localhost:5000', 'http://127.0.0.1:5000', 'registry.localhost:5001/v2/', '0.0.0.0:5000', '[::1]:5000',
  'host.docker.internal:5000', 'kind-registry:5000',
])('%s is this machine', key => expect(isLoopback(key)).toBe(true));

test.each([
  'localhost.example.com', 'registry.local:5000', '10.0.0.1:5000', 'notlocalhost', 'ghcr.io/localhost',
])('%s is another', key => expect(isLoopback(key)).toBe(false));

test.each([
  'localhost:5000', 'registry.example.com', 'https://harbor.example.org:8443/v2/', 'acme.example', 'registry.test:5000',
  'my.registry.com', 'registry.your-domain.com', 'https://registry.company.com/v2/', 'myregistry.azurecr.io',
  'privateregistry.domain.com', 'yourcompany.com', 'my-registry.io', 'your-own-registry.com', 'registry.example.io',
  'myprivateregistry.org', 'docker.my-company.com', 'harbor.yourdomain.com', 'acme.example.dev',
  'registry.kube-system.svc:5000', 'image-registry.openshift-image-registry.svc.cluster.local:5000',
])('%s is out of reach for others', key => expect(isOutOfReach(key)).toBe(true));

test.each([
  'ghcr.io', 'example.com.acme.io', 'myexample.com', '10.0.0.1:5000', 'registry.local', 'me@example.com', 'svc.acme.io',
  'acme.io/example.com', 'registry.gitlab.com', 'docker.io', 'hub.docker.com', 'registry.hub.docker.com', 'myspace.com',
  'acme.azurecr.io', 'registry:5000', 'quay.io', 'nexus.io', 'registry.mylab.net',
  'yourkit.com', 'docker.yourbase.io', 'myservermedia.com', 'mydockerizedapps.io', 'crbar.com', 'imagefoo.io',
  'example.ai',
])('%s may be reached', key => expect(isOutOfReach(key)).toBe(false));

test.each([['localhost:5000', false], ['registry.example.com', false], ['my.registry.com', false]])(
  'a token for %s opens more than that', (key, expected) => expect(isOutOfReach(key, true)).toBe(expected));
