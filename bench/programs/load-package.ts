import 'cdk8s';
import 'cdk8s-registry-access';

export function run() {}
