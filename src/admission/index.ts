export * from './admission-enforcement';
export * from './admission-engine';
export * from './allowed-registries';
export * from './allowed-registries-props';
