export * from './synthesis-warnings';
