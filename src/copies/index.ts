export * from './kyverno-pull-secret-injection';
export * from './kyverno-secret-clone';
export * from './secret-replication';
