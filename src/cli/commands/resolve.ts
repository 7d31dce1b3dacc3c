import { resolveImages, Resolution } from '../../audit/resolve-images';
import { DockerConfigJson } from '../../image';
import { readPullSecret } from '../../kubernetes/pull-secret';
import { ExitCode, Io, UsageError } from '../io';
import { readSecretInput, SecretInput } from '../text-input';

interface ResolveOptions {
  readonly config?: string;
  readonly format: string;
}

/** Which credentials the kubelet would use for images. */
export async function runResolve(
  [images]: readonly any[], { config, format }: ResolveOptions, io: Io,
): Promise<number> {
  if (config === undefined) {
    throw new UsageError('give the Docker config, or a Secret that holds one: --config FILE');
  }
  const resolutions = resolveImages(configOf(await readSecretInput(config, io), config), images);
  io.stdout.write(
    format === 'json' ? `${JSON.stringify(resolutions, undefined, 2)}\n` : resolutions.map(resolutionText).join(''),
  );
  return resolutions.every(({ matches }) => matches.length > 0) ? ExitCode.OK : ExitCode.FINDINGS;
}

function configOf(input: SecretInput, file: string): DockerConfigJson {
  if ('secret' in input) {
    const { config, problem } = readPullSecret(input.secret);
    if (problem) {
      throw new UsageError(`${file}: ${problem.message}`);
    }
    return config;
  }
  try {
    return DockerConfigJson.parse(input.config);
  } catch (error) {
    throw new UsageError(`${file}: ${(error as Error).message}`);
  }
}

function resolutionText({ image, repository, matches, reason }: Resolution): string {
  const subject = repository === undefined || repository === image ? image : `${image} (${repository})`;
  const lines = matches.map(
    ({ key, username }, index) => `  ${index + 1}. ${key} as ${username === '' ? 'nobody' : username}`,
  );
  return `${[subject, ...lines, ...reason === undefined ? [] : [`  none: ${reason}`]].join('\n')}\n`;
}
