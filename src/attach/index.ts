export * from './pull-secret-attachment';
