export type { AwsAccessKeyProps } from './aws/access-key';
export type { AzureServicePrincipalProps } from './azure/service-principal';
export type { AzureWorkloadIdentityProps } from './azure/workload-identity';
export * from './cloud-grant';
export * from './cloud-identity';
export type { GoogleFederationProps } from './google/federation';
export type { GkeWorkloadIdentityProps } from './google/gke-workload-identity';
