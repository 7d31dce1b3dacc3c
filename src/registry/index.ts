export { AcrRegistryProps, AzureCloud } from './providers/acr';
export { AlibabaRegistryProps } from './providers/alibaba';
export { ArtifactRegistryProps } from './providers/artifact-registry';
export { EcrRegistryProps } from './providers/ecr';
export * from './pull-permission';
export * from './registry';
export * from './registry-kind';
