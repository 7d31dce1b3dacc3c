export * from './credential-provider';
export * from './credential-provider-config';
export * from './credential-provider-props';
export * from './kubelet-credential-provider-access';
export * from './node-identity';
export * from './node-setup';
