export * from './credentials-props';
export * from './registry-credentials';
