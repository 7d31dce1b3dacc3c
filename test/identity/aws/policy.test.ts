import * as fc from 'fast-check';
import { pullPolicy } from '../../../src/identity/aws/policy';
import { Registry } from '../../../src/registry';
import { propertyOptions } from '../../support/property';
import { ecr, ecrPublic, otherEcr } from '../support';

const statement = (policy: any, sid: string) => policy.Statement.find(({ Sid }: any) => Sid === sid);

test('registries of several accounts and regions share one statement', () => {
  const policy = pullPolicy([otherEcr, ecr]);
  expect(policy.Statement.map(({ Sid }: any) => Sid)).toEqual(['GetToken', 'Pull']);
  expect(statement(policy, 'Pull').Resource).toEqual([
    'arn:aws:ecr:eu-west-1:123456789012:repository/*',
    'arn:aws:ecr:us-east-1:210987654321:repository/apps',
    'arn:aws:ecr:us-east-1:210987654321:repository/apps/*',
  ]);
});

test('ECR Public alone needs no repository', () => {
  expect(pullPolicy([ecrPublic]).Statement).toEqual([
    {
      Sid: 'GetPublicToken',
      Effect: 'Allow',
      Action: ['ecr-public:GetAuthorizationToken', 'sts:GetServiceBearerToken'],
      Resource: ['*'],
    },
  ]);
});

test('a repository under a path that is there as well is not listed again', () => {
  expect(statement(pullPolicy([ecr.withPath('team/app'), ecr]), 'Pull').Resource)
    .toEqual(['arn:aws:ecr:eu-west-1:123456789012:repository/*']);
  expect(statement(pullPolicy([ecr.withPath('team/app'), ecr.withPath('team')]), 'Pull').Resource).toEqual([
    'arn:aws:ecr:eu-west-1:123456789012:repository/team',
    'arn:aws:ecr:eu-west-1:123456789012:repository/team/*',
  ]);
  expect(statement(pullPolicy([ecr.withPath('team'), ecr.withPath('teams')]), 'Pull').Resource).toHaveLength(4);
});

test('the policy of the registry itself stays as it is', () => {
  const before = JSON.stringify(ecr._pullPermission);
  pullPolicy([ecr, otherEcr]);
  expect(JSON.stringify(ecr._pullPermission)).toBe(before);
});

test('a policy allows what the registries ask for and nothing else, in an order of its own', () => {
  const registries = fc
    .array(fc.tuple(fc.constantFrom('eu-west-1', 'us-east-1'), fc.constantFrom(undefined, 'a', 'a/b', 'ab', 'b')), {
      minLength: 1, maxLength: 6,
    })
    .map(all =>
      all.map(([region, path]) => {
        const registry = Registry.ecr({ account: '123456789012', region });
        return path === undefined ? registry : registry.withPath(path);
      }),
    );
  const covers = (resources: string[], resource: string) =>
    resources.some(
      pattern => pattern === resource || (pattern.endsWith('*') && resource.startsWith(pattern.slice(0, -1))),
    );
  fc.assert(fc.property(registries, all => {
    const granted: string[] = statement(pullPolicy(all), 'Pull').Resource;
    const asked: string[] = all.flatMap(
      ({ _pullPermission }) => statement(_pullPermission!.policyDocument, 'Pull').Resource,
    );
    asked.forEach(resource => expect(covers(granted, resource)).toBe(true));
    granted.forEach(resource => expect(asked).toContain(resource));
    granted.forEach(resource => expect(covers(granted.filter(other => other !== resource), resource)).toBe(false));
    expect(pullPolicy([...all].reverse())).toEqual(pullPolicy(all));
  }), propertyOptions());
});
