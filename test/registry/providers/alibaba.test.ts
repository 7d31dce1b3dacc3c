import { AlibabaRegistryProps, Registry, RegistryKind } from '../../../src/registry';
import { expectRegistryError } from '../support/registry-error';

const HOSTS: [AlibabaRegistryProps, string][] = [
  [{ region: 'cn-hangzhou' }, 'registry.cn-hangzhou.aliyuncs.com'],
  [{ region: 'ap-southeast-1', vpc: true }, 'registry-vpc.ap-southeast-1.aliyuncs.com'],
  [{ region: 'cn-hangzhou', instance: 'acme-prod' }, 'acme-prod-registry.cn-hangzhou.cr.aliyuncs.com'],
  [{ region: 'cn-hangzhou', instance: 'acme', vpc: true }, 'acme-registry-vpc.cn-hangzhou.cr.aliyuncs.com'],
];

test.each(HOSTS)('%j is on %s', (props, host) => {
  const registry = Registry.alibaba(props);
  expect(registry).toMatchObject({ kind: RegistryKind.ALIBABA, host, configKey: host, matchImages: [host] });
  expect(Registry.parse(host)).toEqual(registry);
});

test.each([
  'registry-intl.ap-southeast-1.aliyuncs.com', 'registry-intl-vpc.ap-southeast-1.aliyuncs.com',
  'registry-internal.cn-beijing.aliyuncs.com',
])('%s is recognised', host => {
  expect(Registry.parse(host).kind).toBe(RegistryKind.ALIBABA);
});

test('a temporary password lives an hour, and its user comes with it', () => {
  const { tokenLifetime, username } = Registry.alibaba({ region: 'cn-hangzhou' });
  expect(tokenLifetime?.toHours()).toBe(1);
  expect(username).toBeUndefined();
});

const REFUSED: [AlibabaRegistryProps, string][] = [
  [{ region: '' }, 'region'],
  [{ region: 'hangzhou' }, 'region'],
  [{ region: 'cn-hangzhou', instance: 'Acme' }, 'instance'],
  [{ region: 'cn-hangzhou', instance: 'acme.prod' }, 'instance'],
];

test.each(REFUSED)('%j is refused for its %s', (props, property) => {
  expectRegistryError(() => Registry.alibaba(props), `Registry.alibaba: '${property}'`);
});
