import { Registry } from '../../registry';
import { commandIn, placeholder, shellCommand, ShellText } from '../command';
import { tokenSubject } from '../oidc';
import { Workload } from '../workload';

/**
 * The commands that give a role for some registries, each once. The grantee may be known in words only, and the tenant
 * not at all.
 */
export function roleCommands(
  registries: readonly Registry[], grantee: string, role: string, tenant: string | undefined,
): string[] {
  const assignee = /^[0-9a-f-]{36}$/i.test(grantee) ? grantee : placeholder('principal ID of the managed identity');
  // A registry with a domain name label has NAME-HASH in its login server.
  const names = new Set(registries.map(({ host }) => host.split(/[.-]/)[0]));
  return [...names].map(name => {
    const subscription = ['--subscription', placeholder(`subscription of ${name}`)];
    const id = shellCommand('az', 'acr', 'show', ...subscription, '--name', name, '--query', 'id', '--output', 'tsv');
    return commandIn(
      subscriptionOf(`registry ${name}`, tenant), 'az', 'role', 'assignment', 'create', ...subscription,
      '--assignee', assignee, '--role', role, '--scope', new ShellText(`"$(${id})"`),
    );
  });
}

/** The command by which a user-assigned managed identity trusts a ServiceAccount. */
export function federationCommand(
  workload: Workload, tenant: string, { issuer, audience }: { readonly issuer: string; readonly audience: string },
): string {
  const { namespace, serviceAccountName } = workload;
  return commandIn(
    subscriptionOf('the managed identity', tenant), 'az', 'identity', 'federated-credential', 'create',
    '--subscription', placeholder('subscription of the identity'), '--resource-group', placeholder('resource group'),
    '--identity-name', placeholder('identity'), '--name', `${namespace}-${serviceAccountName}`, '--issuer', issuer,
    '--subject', tokenSubject(workload), '--audiences', audience,
  );
}

function subscriptionOf(what: string, tenant: string | undefined): string {
  return `Azure subscription of ${what}${tenant === undefined ? '' : `, tenant ${tenant}`}`;
}
