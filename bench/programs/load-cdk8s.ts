import 'cdk8s';

export function run() {}
