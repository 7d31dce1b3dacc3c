import { proxy } from './modules';

const goesDirectly = (url: string, ...noProxy: string[]) => proxy.goesDirectly(new URL(url), noProxy);

test.each([
  ['https://example.com/', 'example.com'], ['https://a.b.example.com/', 'example.com'],
  ['https://a.example.com/', '.example.com'],
  ['https://a.example.com/', '*.example.com'], ['https://example.com/', '.example.com'],
  ['https://A.Example.com/', 'EXAMPLE.com'], ['https://a.example.com/', ' example.com. '],
  ['https://a.internal/', '.internal'], ['https://anything.com/', '*'], ['https://10.1.2.3/', '*'],
  ['https://example.com:8443/', 'example.com:8443'], ['https://example.com/', 'example.com:443'],
  ['https://a.example.com/', '.example.com:443'],
  ['https://10.1.2.3/', '10.1.2.3'], ['https://10.1.2.3/', '10.0.0.0/8'], ['https://10.1.2.3:8443/', '10.1.2.3:8443'],
  ['https://10.1.2.3:8443/', '10.0.0.0/8:8443'],
  ['https://10.1.2.3/', '0.0.0.0/0'], ['https://[fd00:ec2::23]/', 'fd00:ec2::23'],
  ['https://[fd00:ec2::23]/', '[fd00:ec2::23]'], ['https://[fd00:ec2::23]/', 'fd00::/8'],
  ['https://[fd00:ec2::23]:8443/', '[fd00:ec2::23]:8443'], ['https://[::1]/', '::1'],
])('%s goes past the proxy with %j', (url, entry) => {
  expect(goesDirectly(url, 'other.example.org', entry)).toBe(true);
});

test.each([
  ['https://notexample.com/', 'example.com'], ['https://example.com.evil.org/', 'example.com'],
  ['https://example.com/', 'a.example.com'],
  ['https://example.com/', 'example.com:8443'], ['https://example.com:8443/', 'example.com:443'],
  ['https://11.1.2.3/', '10.0.0.0/8'], ['https://10.1.2.3/', '10.1.2.0/30:8443'], ['https://10.1.2.33/', '10.1.2.3'],
  ['https://10.1.2.3/', '1.2.3'], ['https://10.1.2.3/', '3'],
  ['https://a.example.com/', '10.0.0.0/8'], ['https://10.1.2.3/', 'fd00::/8'], ['https://[fe80::1]/', 'fd00::/8'],
  ['https://[fd00::1]/', '0.0.0.0/0'],
  ['https://example.com/', ''], ['https://example.com/', '.'], ['https://10.1.2.3/', ''],
  ['https://10.1.2.3/', '10.0.0.0/99'], ['https://10.1.2.3/', '10.0.0.0/x'],
])('%s goes through the proxy with %j', (url, entry) => {
  expect(goesDirectly(url, entry)).toBe(false);
});

test('without exceptions all goes through it', () => {
  expect(goesDirectly('https://example.com/')).toBe(false);
});
