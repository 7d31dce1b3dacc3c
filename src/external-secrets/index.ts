export * from './external-credentials';
export * from './external-credentials-props';
export * from './external-secret-store';
export * from './external-secrets-options';
export * from './generator-identity';
