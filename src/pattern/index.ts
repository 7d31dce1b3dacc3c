export * from './access-pattern';
