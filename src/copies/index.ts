export * from './secret-copies';
export * from './secret-replication';
