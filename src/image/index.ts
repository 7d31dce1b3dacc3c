export * from './docker-config-json';
export * from './image-reference';
export * from './keyring';
