export * from './admission-options';
export * from './private-registry-access';
export * from './private-registry-access-props';
