import { Duration } from 'cdk8s';
import { checkObjectName } from '../../kubernetes/name';
import { Registry } from '../../registry';
import { ExternalQuayTokenProps } from '../external-credentials-props';
import { slugOf } from '../slug';
import { Generator } from '../source';

/** "Tokens are good for 1 hour": https://external-secrets.io/latest/api/generator/quay/. */
const LIFETIME = Duration.hours(1);

export function quayGenerator(registry: Registry, { robotAccount, serviceAccountName }: ExternalQuayTokenProps): Generator {
  if (!/^[a-z0-9_][a-z0-9_.-]*\+[a-z][a-z0-9_]*$/.test(robotAccount)) {
    throw new Error(`'robotAccount' must be a robot account of Quay, organization+robot; got '${robotAccount}'`);
  }
  return {
    kind: 'QuayAccessToken',
    clusterField: 'quayAccessTokenSpec',
    spec: { url: registry.host, robotAccount, serviceAccountRef: { name: checkObjectName('serviceAccountName', serviceAccountName) } },
    slug: slugOf('quay', robotAccount),
    output: { auth: 'auth' },
    lifetime: LIFETIME,
  };
}
