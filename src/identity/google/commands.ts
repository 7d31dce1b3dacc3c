import { Registry } from '../../registry';
import { commandIn, placeholder } from '../command';
import { projectOfServiceAccount } from './names';

/**
 * Where the hosts of gcr.io keep their images:
 * https://cloud.google.com/artifact-registry/docs/transition/gcr-repositories.
 */
const GCR_LOCATIONS: Readonly<Record<string, string>> = {
  'gcr.io': 'us', 'us.gcr.io': 'us', 'eu.gcr.io': 'europe', 'asia.gcr.io': 'asia',
};

/**
 * The commands that let a member pull from some registries, each once: of a repository where it is known, otherwise of
 * all of a project.
 */
export function pullCommands(registries: readonly Registry[], member: string, role: string): string[] {
  return [...new Set(registries.map(registry => {
    const { project = placeholder('project'), location, repository } = imagePathParts(registry);
    const binding = ['--role', role, '--member', memberOf(member)];
    return repository !== undefined && location !== undefined
      ? commandIn(
        placeOf(project), 'gcloud', 'artifacts', 'repositories', 'add-iam-policy-binding', repository,
        '--project', project, '--location', location, ...binding,
      )
      : commandIn(
        placeOf(project), 'gcloud', 'projects', 'add-iam-policy-binding', project, ...binding, '--condition', 'None',
      );
  }))];
}

/** The command that lets a member mint tokens for a service account. */
export function impersonationCommand(serviceAccount: string, member: string, role: string): string {
  const project = projectOfServiceAccount(serviceAccount) ?? placeholder('project');
  return commandIn(
    placeOf(project), 'gcloud', 'iam', 'service-accounts', 'add-iam-policy-binding', serviceAccount,
    '--project', project, '--role', role, '--member', memberOf(member),
  );
}

/** The commands that make a provider of a workload identity pool. Its full name says project, location and pool. */
export function providerCommands(project: string, provider: string, issuer: string): string[] {
  const command = (...words: string[]) =>
    commandIn(placeOf(project), 'gcloud', 'iam', 'workload-identity-pools', ...words, '--project', project);
  return [
    command('create', provider.replace(/\/providers\/.*/, '')),
    command(
      'providers', 'create-oidc', provider, '--issuer-uri', issuer, '--attribute-mapping',
      'google.subject=assertion.sub',
    ),
  ];
}

function placeOf(project: string): string {
  return `Google Cloud project ${project}`;
}

/** The one project of some registries, where there is one and they name it. */
export function projectOf(registries: readonly Registry[]): string | undefined {
  const [project, ...others] = new Set(registries.map(registry => imagePathParts(registry).project));
  return others.length === 0 ? project : undefined;
}

function imagePathParts({ host, path }: Registry): { project?: string; location?: string; repository?: string } {
  const [first, ...rest] = path?.split('/') ?? [];
  // A project of a domain stands in two parts of the path:
  // https://cloud.google.com/artifact-registry/docs/docker/names#domain.
  const project = first?.includes('.') && rest.length > 0 ? `${first}:${rest.shift()}` : first;
  const gcr = Object.hasOwn(GCR_LOCATIONS, host);
  return {
    project,
    location: gcr ? GCR_LOCATIONS[host] : /^(?:docker\.)?(.+?)(?:-docker\.pkg|\.rep\.pkg)\.dev$/.exec(host)?.[1],
    repository: project === undefined ? undefined : gcr ? host : rest[0],
  };
}

/** Who is only known in words has no type. */
function memberOf(member: string): string {
  return member.includes(':') ? member : `serviceAccount:${placeholder(member)}`;
}
