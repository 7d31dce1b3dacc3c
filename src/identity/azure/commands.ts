import { Registry } from '../../registry';
import { shellCommand, placeholder, ShellText } from '../command';
import { tokenSubject } from '../oidc';
import { Workload } from '../workload';

/** The commands that give a role for some registries, each once. The grantee may be known in words only. */
export function roleCommands(registries: readonly Registry[], grantee: string, role: string): string[] {
  const assignee = /^[0-9a-f-]{36}$/i.test(grantee) ? grantee : placeholder('principal ID of the managed identity');
  // A registry with a domain name label has NAME-HASH in its login server.
  const names = new Set(registries.map(({ host }) => host.split(/[.-]/)[0]));
  return [...names].map(name =>
    shellCommand(
      'az',
      'role',
      'assignment',
      'create',
      '--assignee',
      assignee,
      '--role',
      role,
      '--scope',
      new ShellText(`"$(${shellCommand('az', 'acr', 'show', '--name', name, '--query', 'id', '--output', 'tsv')})"`),
    ),
  );
}

/** The command by which a user-assigned managed identity trusts a ServiceAccount. */
export function federationCommand(
  workload: Workload, { issuer, audience }: { readonly issuer: string; readonly audience: string },
): string {
  const { namespace, serviceAccountName } = workload;
  return shellCommand(
    'az', 'identity', 'federated-credential', 'create', '--resource-group', placeholder('resource group'),
    '--identity-name', placeholder('identity'), '--name', `${namespace}-${serviceAccountName}`, '--issuer', issuer,
    '--subject', tokenSubject(workload), '--audiences', audience,
  );
}
