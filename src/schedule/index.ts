// Internal: what other folders use. It is not exported from the package.
export { CronExpression, type CronFields } from './cron-expression';
export { largestGap, largestGapOfTwo } from './largest-gap';
export * from './prove-schedule';
export * from './safe-gap';
