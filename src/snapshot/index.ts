export * from './manifest-snapshot';
