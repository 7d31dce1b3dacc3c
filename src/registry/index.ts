export { AzureCloud } from './providers/acr';
export type { AcrRegistryProps } from './providers/acr';
export type { AlibabaRegistryProps } from './providers/alibaba';
export type { ArtifactRegistryProps } from './providers/artifact-registry';
export type { EcrRegistryProps } from './providers/ecr';
export * from './pull-permission';
export * from './registry';
export * from './registry-kind';
