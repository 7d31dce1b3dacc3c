export * from './ecr-refresh-cron-job';
export * from './irefresher';
export * from './refresh-cron-job';
export * from './refresh-options';
export type { RefreshCaBundle } from './ca-bundle';
export type { RefreshGitOps } from './gitops';
export type { RefreshImages } from './images';
export type { RefreshNetworkPolicy } from './network-policy';
export type { RefreshAlert } from './prometheus-rule';
