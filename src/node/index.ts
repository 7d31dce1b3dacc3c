export * from './credential-provider';
export * from './credential-provider-config';
export * from './credential-provider-props';
export * from './node-setup';
