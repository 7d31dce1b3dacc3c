/** The kinds of registry whose conventions are known. */
export enum RegistryKind {
  /** Amazon Elastic Container Registry, private. */
  ECR = 'ecr',

  /** Amazon ECR Public. */
  ECR_PUBLIC = 'ecr-public',

  /** Google Artifact Registry, its `gcr.io` hosts included. */
  ARTIFACT_REGISTRY = 'artifact-registry',

  /** Azure Container Registry. */
  ACR = 'acr',

  /** Docker Hub. */
  DOCKER_HUB = 'docker-hub',

  /** GitHub Container Registry. */
  GHCR = 'ghcr',

  /** GitLab container registry, gitlab.com or self-managed. */
  GITLAB = 'gitlab',

  /** Quay.io or a self-managed Quay. */
  QUAY = 'quay',

  /** Harbor. */
  HARBOR = 'harbor',

  /** JFrog Artifactory, cloud or self-managed. */
  ARTIFACTORY = 'artifactory',

  /** Sonatype Nexus Repository. */
  NEXUS = 'nexus',

  /** DigitalOcean Container Registry. */
  DIGITALOCEAN = 'digitalocean',

  /** Oracle Cloud Infrastructure Registry. */
  OCIR = 'ocir',

  /** IBM Cloud Container Registry. */
  IBM = 'ibm',

  /** Scaleway Container Registry. */
  SCALEWAY = 'scaleway',

  /** Alibaba Cloud Container Registry. */
  ALIBABA = 'alibaba',

  /** Any other host. */
  OTHER = 'other',
}
