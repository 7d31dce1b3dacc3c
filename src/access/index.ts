export * from './private-registry-access';
export * from './private-registry-access-props';
