export * from './container-runtime';
export * from './context/pull-failure-context';
export * from './context/pull-failure-finding';
export * from './pull-failure';
export * from './pull-failure-cause';
export * from './pull-failure-confidence';
export * from './pull-failure-subject';
