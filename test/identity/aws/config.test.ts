import { CloudIdentity } from '../../../src';
import { AwsPrincipal, awsConfig } from '../../../src/identity/aws/config';
import { otherRole, role } from '../support';

const irsa = CloudIdentity.irsa(role);
const agent = CloudIdentity.eksPodIdentity();
const node = CloudIdentity.awsNodeRole();
const key = CloudIdentity.awsAccessKey({ secretName: 'aws-pull' });

/** The settings of the profile of each principal. */
function profilesOf(...principals: AwsPrincipal[]): Record<string, string>[] {
  const { text, profiles } = awsConfig(principals);
  const byName = new Map(text.split('\n\n').map(section => {
    const [header, ...lines] = section.trimEnd().split('\n');
    return [/^\[profile (.+)\]$/.exec(header)![1], Object.fromEntries(lines.map(line => line.split(' = ')))];
  }));
  return profiles.map(name => byName.get(name)!);
}

test('the file for several principals', () => {
  const { text, profiles } = awsConfig([
    { identity: irsa }, { identity: irsa, assumeRole: otherRole }, { identity: key }, { identity: agent, assumeRole: otherRole },
  ]);
  expect(profiles).toEqual(['identity-1', 'role-2', 'identity-3', 'role-4']);
  expect(text).toMatchSnapshot();
});

test.each([
  [irsa, { source_profile: 'identity-1' }],
  [key, { source_profile: 'identity-1' }],
  [agent, { credential_source: 'EcsContainer' }],
  [node, { credential_source: 'Ec2InstanceMetadata' }],
])('a role is assumed by the credentials of %s', (identity, by) => {
  expect(profilesOf({ identity, assumeRole: otherRole })).toEqual([{ role_arn: otherRole, role_session_name: 'cdk8s-registry-access', ...by }]);
});

test.each([agent, node])('the profile of %s leaves it to the CLI to find the credentials', identity => {
  expect(awsConfig([{ identity }])).toEqual({ text: '[profile identity-1]\n', profiles: ['identity-1'] });
});

test('the source of a role is written also if nobody asks for it', () => {
  expect(awsConfig([{ identity: irsa, assumeRole: otherRole }])).toMatchObject({
    profiles: ['role-2'],
    text: expect.stringContaining('[profile identity-1]\nrole_arn = arn:aws:iam::123456789012:role/pull\n'),
  });
});

test('the same principal has one profile', () => {
  const { text, profiles } = awsConfig([{ identity: irsa }, { identity: CloudIdentity.irsa(role) }, { identity: CloudIdentity.irsa(otherRole) }]);
  expect(profiles).toEqual(['identity-1', 'identity-1', 'identity-2']);
  expect(text.match(/\[profile /g)).toHaveLength(2);
});

test('the name of the session goes on to roles that are assumed', () => {
  const identity = CloudIdentity.irsa(role, 'payments');
  expect(profilesOf({ identity }, { identity, assumeRole: otherRole }).map(profile => profile.role_session_name)).toEqual(['payments', 'payments']);
});

test('no principal has no profile', () => {
  expect(awsConfig([])).toEqual({ text: '', profiles: [] });
});

test('an identity of another cloud has no profile', () => {
  expect(() => awsConfig([{ identity: CloudIdentity.googleNode() }])).toThrow('Google service account of the nodes is no identity of AWS');
});
