import { shownUnlessSecret } from '../../given/shown';
import { Registry, RegistryKind } from '../../registry';
import { ExternalTokenProps } from '../external-credentials-props';
import { GeneratorAuth, GeneratorKind } from '../generator-auth';
import { Generator } from '../source';
import { acrGenerator } from './acr';
import { artifactRegistryGenerator } from './artifact-registry';
import { cloudsmithGenerator } from './cloudsmith';
import { ecrGenerator } from './ecr';
import { githubGenerator } from './github';
import { gitlabGenerator } from './gitlab';
import { quayGenerator } from './quay';

/** A generator of External Secrets. */
interface GeneratorType {
  readonly kind: GeneratorKind;
  readonly make: (registry: Registry, auth: GeneratorAuth, props: ExternalTokenProps) => Generator;
  /** What it can be told beside the identity. */
  readonly options: readonly (keyof ExternalTokenProps)[];
}

const ECR: GeneratorType = { kind: GeneratorKind.ECR, make: ecrGenerator, options: ['assumeRole'] };

/**
 * The generator for each kind of registry. Cloudsmith serves hosts of its customers, so its registries are of no known
 * kind.
 */
const GENERATORS: Readonly<Partial<Record<RegistryKind, GeneratorType>>> = {
  [RegistryKind.ECR]: ECR,
  [RegistryKind.ECR_PUBLIC]: ECR,
  [RegistryKind.ARTIFACT_REGISTRY]: {
    kind: GeneratorKind.GOOGLE, make: artifactRegistryGenerator, options: ['project'],
  },
  [RegistryKind.ACR]: { kind: GeneratorKind.ACR, make: acrGenerator, options: ['singleRepository'] },
  [RegistryKind.QUAY]: { kind: GeneratorKind.QUAY, make: quayGenerator, options: [] },
  [RegistryKind.GITLAB]: {
    kind: GeneratorKind.GITLAB, make: gitlabGenerator, options: ['project', 'group', 'tokenName', 'url'],
  },
  [RegistryKind.GHCR]: { kind: GeneratorKind.GITHUB, make: githubGenerator, options: [] },
  [RegistryKind.OTHER]: { kind: GeneratorKind.CLOUDSMITH, make: cloudsmithGenerator, options: [] },
};

/** The generator that makes tokens for a registry, and what it is told. */
export function generatorFor(registry: Registry, props: ExternalTokenProps): Generator {
  const type = GENERATORS[registry.kind];
  if (type === undefined) {
    throw new Error(
      `External Secrets makes no tokens for '${registry}' of kind ${registry.kind}: use ExternalCredentials.login(…)`,
    );
  }
  const { identity, ...options } = props;
  const auth = identity._authFor(type.kind, registry);
  for (const [option, value] of Object.entries(options)) {
    if (value !== undefined && !(type.options as readonly string[]).includes(option)) {
      throw new Error(`'${option}' (${shownUnlessSecret(value)}) has no effect for a token of '${registry}', which is `
        + `of kind ${registry.kind} and not of kind ${kindsWith(option).join(' or ')}: leave it out`);
    }
  }
  return type.make(registry, auth, props);
}

/** For which kinds of registry an option is. */
function kindsWith(option: string): string[] {
  return Object.entries(GENERATORS)
    .filter(([, { options }]) => (options as readonly string[]).includes(option))
    .map(([kind]) => kind);
}
