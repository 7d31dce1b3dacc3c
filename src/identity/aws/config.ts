import { SESSION_NAME } from './irsa';
import { CloudProvider } from '../../registry';
import { AwsBinding } from '../binding';
import type { CloudIdentity } from '../cloud-identity';

/** As whom a token is fetched: an identity, or a role that it assumes. */
export interface AwsPrincipal {
  readonly identity: CloudIdentity;
  /** ARN of the role to assume. */
  readonly assumeRole?: string;
}

/** A configuration file of the AWS CLI, and the name of each principal's profile in it, in the order that they were given. */
export interface AwsConfig {
  readonly text: string;
  readonly profiles: readonly string[];
}

/**
 * Writes the profiles of some principals, each once.
 *
 * The commands have to name profile and region. Of `--profile`, the CLI takes credentials from the profile alone, or, for one
 * without settings, from the agent of EKS or the instance; variables for web identity are ignored. Its calls of STS go to the
 * region of the command. Both tried with botocore 1.43; see `BotoProvider`s in
 * https://github.com/boto/botocore/blob/1.43.62/botocore/credentials.py, `create_credential_resolver`.
 */
export function awsConfig(principals: readonly AwsPrincipal[]): AwsConfig {
  const names = new Map<string, string>();
  const profiles = principals.map(({ identity, assumeRole }) => {
    const binding = bindingOf(identity);
    const own = () => nameOf(names, 'identity', binding.profile);
    return assumeRole === undefined ? own() : nameOf(names, 'role', assumeProfile(binding, assumeRole, own));
  });
  return { text: [...names].map(([settings, name]) => `[profile ${name}]\n${settings}`).join('\n'), profiles };
}

function bindingOf(identity: CloudIdentity): AwsBinding {
  const binding = identity._binding;
  if (binding.provider !== CloudProvider.AWS) {
    throw new Error(`${identity} is no identity of AWS`);
  }
  return binding;
}

function assumeProfile({ profile, credentialSource }: AwsBinding, roleArn: string, own: () => string): Record<string, string> {
  return {
    role_arn: roleArn,
    ...credentialSource ? { credential_source: credentialSource } : { source_profile: own() },
    role_session_name: profile.role_session_name ?? SESSION_NAME,
  };
}

/** The name of a profile with some settings, which stand first in the text if they are used first. */
function nameOf(names: Map<string, string>, kind: string, settings: Readonly<Record<string, string>>): string {
  const text = Object.entries(settings).map(([key, value]) => `${key} = ${value}\n`).join('');
  const name = names.get(text) ?? `${kind}-${names.size + 1}`;
  names.set(text, name);
  return name;
}
