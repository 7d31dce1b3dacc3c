export * from './synthesis-warnings';
export * from './warning-code';
