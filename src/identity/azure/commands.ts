import { Registry } from '../../registry';
import { CloudTrust, CloudWorkload } from '../cloud-access';
import { command, placeholder, ShellText } from '../command';

/** The commands that give a role for some registries, each once. The grantee may be known in words only. */
export function roleCommands(registries: readonly Registry[], grantee: string, role: string): string[] {
  const assignee = /^[0-9a-f-]{36}$/i.test(grantee) ? grantee : placeholder('principal ID of the managed identity');
  // A registry with a domain name label has NAME-HASH in its login server.
  const names = new Set(registries.map(({ host }) => host.split(/[.-]/)[0]));
  return [...names].map(name => command('az', 'role', 'assignment', 'create', '--assignee', assignee, '--role', role,
    '--scope', new ShellText(`"$(${command('az', 'acr', 'show', '--name', name, '--query', 'id', '--output', 'tsv')})"`)));
}

/** The command by which a user-assigned managed identity trusts a ServiceAccount. */
export function federationCommand(
  { namespace, serviceAccountName }: CloudWorkload, { issuer, subject, audience }: Required<Pick<CloudTrust, 'issuer' | 'subject' | 'audience'>>,
): string {
  return command('az', 'identity', 'federated-credential', 'create', '--resource-group', placeholder('resource group'), '--identity-name', placeholder('identity'),
    '--name', `${namespace}-${serviceAccountName}`, '--issuer', issuer, '--subject', subject, '--audiences', audience);
}
