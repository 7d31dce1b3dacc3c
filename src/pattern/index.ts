export * from './access-environment';
export * from './access-pattern';
export * from './gitops-tool';
export * from './node-control';
export * from './recommendation';
