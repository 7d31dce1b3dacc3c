export * from './pull-secret';
export * from './scoped-pull-secret';
