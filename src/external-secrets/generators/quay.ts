import { Duration } from 'cdk8s';
import { Registry } from '../../registry';
import { GeneratorAuth } from '../generator-auth';
import { slugOf } from '../slug';
import { Generator } from '../source';

/** "Tokens are good for 1 hour": https://external-secrets.io/latest/api/generator/quay/. */
const LIFETIME = Duration.hours(1);

export function quayGenerator(registry: Registry, { fields, slug = [] }: GeneratorAuth): Generator {
  return {
    kind: 'QuayAccessToken',
    clusterField: 'quayAccessTokenSpec',
    spec: { url: registry.host, ...fields },
    slug: slugOf('quay', ...slug),
    output: { auth: 'auth' },
    lifetime: LIFETIME,
  };
}
