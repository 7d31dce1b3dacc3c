// Internal: what other folders use. It is not exported from the package; its interface is the JSON of the command.
export * from './container-runtime';
export * from './context/pull-failure-context';
export * from './context/pull-failure-finding';
export * from './pull-failure';
export * from './pull-failure-cause';
export * from './pull-failure-confidence';
export * from './pull-failure-subject';
