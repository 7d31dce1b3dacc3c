import { ACR } from './acr';
import { ALIBABA } from './alibaba';
import { ARTIFACT_REGISTRY } from './artifact-registry';
import { ARTIFACTORY } from './artifactory';
import { DIGITALOCEAN } from './digitalocean';
import { DOCKER_HUB } from './docker-hub';
import { ECR } from './ecr';
import { ECR_PUBLIC } from './ecr-public';
import { GHCR } from './ghcr';
import { GITLAB } from './gitlab';
import { HARBOR } from './harbor';
import { IBM } from './ibm';
import { NEXUS } from './nexus';
import { OCIR } from './ocir';
import { OTHER } from './other';
import { QUAY } from './quay';
import { SCALEWAY } from './scaleway';
import { RegistryProvider } from '../provider';

/** Every kind of registry. No two recognise the same host, so their order does not matter. */
export const PROVIDERS: readonly RegistryProvider[] = [
  ECR,
  ECR_PUBLIC,
  ARTIFACT_REGISTRY,
  ACR,
  DOCKER_HUB,
  GHCR,
  GITLAB,
  QUAY,
  HARBOR,
  ARTIFACTORY,
  NEXUS,
  DIGITALOCEAN,
  OCIR,
  IBM,
  SCALEWAY,
  ALIBABA,
  OTHER,
];
