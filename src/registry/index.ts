export { CloudProvider } from './cloud-provider';
export { AzureCloud } from './providers/acr';
export type { AlibabaRegistryProps } from './providers/alibaba';
export type { ArtifactRegistryProps } from './providers/artifact-registry';
export type { EcrRegistryProps } from './providers/ecr';
export * from './registry';
export * from './registry-kind';
