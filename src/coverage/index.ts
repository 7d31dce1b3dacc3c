export * from './coverage-props';
export * from './image-coverage';
