export * from './namespace-selector';
export * from './target-version';
