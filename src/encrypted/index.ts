export * from './encrypted-pull-secret-props';
export * from './sealed-pull-secret';
export * from './sealing-scope';
export * from './sops-pull-secret';
