export type { GrantPullOptions, IPullSecret } from '../attach/pull-secret';
export * from './scoped-pull-secret';
