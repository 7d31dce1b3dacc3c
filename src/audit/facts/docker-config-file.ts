/** Names under which programs keep the value of a pull secret, or a Docker config of the old layout. */
const NAME = /(?:^|[\\/])(?:\.?dockercfg|dockerconfigjson)$|\.dockerconfigjson$/;

/** Whether a file is a Docker config by its name, which does not end like that of a manifest. */
export function isDockerConfigFile(path: string): boolean {
  return NAME.test(path);
}
