import 'cdk8s';
import * as access from 'cdk8s-registry-access';

// Looks every name up, so that every module loads.
export const names = Object.values(access);

export function run() {}
