import { ProviderEntry } from '../provider-entry';
import { ECR_PROGRAM, NodeConfig, withEksDefaults } from './node-config';

/**
 * https://bottlerocket.dev/en/os/1.57.x/api/settings/kubernetes/, `credential-providers`. The patterns take the place
 * of its own list. Bottlerocket has one program only.
 */
export function bottlerocketSnippet(config: NodeConfig): string {
  config.manifest.providers.forEach(checkExpressible);
  const [{ name, defaultCacheDuration, matchImages, env = [] }] = withEksDefaults(config);
  const table = `settings.kubernetes.credential-providers.${name}`;
  return [
    `[${table}]`,
    'enabled = true',
    `cache-duration = ${toml(defaultCacheDuration)}`,
    'image-patterns = [',
    ...matchImages.map(pattern => `  ${toml(pattern)},`),
    ']',
    ...(env.length === 0
      ? []
      : [
        '',
        `[${table}.environment]`,
        ...env.map(({ name: variable, value }) => `${toml(variable)} = ${toml(value)}`),
      ]),
    '',
  ].join('\n');
}

function checkExpressible({ name, args, tokenAttributes }: ProviderEntry): void {
  if (name !== ECR_PROGRAM || args) {
    throw new Error(`Bottlerocket has the program '${ECR_PROGRAM}' only, without arguments: got '${name}'; `
      + "leave the others out of the 'providers' of its nodes");
  }
  if (tokenAttributes) {
    throw new Error(`the settings of Bottlerocket cannot express the ServiceAccount tokens that '${name}' gets: leave `
      + "'serviceAccounts' out, or let a bootstrap container write the file to "
      + '/etc/kubernetes/kubelet/credential-provider-config.yaml of the host at every boot');
  }
}

/** A basic string of TOML, which escapes as JSON does: https://toml.io/en/v1.0.0#string. */
function toml(text: string): string {
  return JSON.stringify(text);
}
