import { Duration } from 'cdk8s';
import { Registry } from '../../registry';
import { GeneratorAuth } from '../generator-auth';
import { slugOf } from '../slug';
import { Generator } from '../source';

/**
 * Cloudsmith says only "short-lived"; External Secrets refreshes after 50 minutes in
 * https://external-secrets.io/latest/api/generator/cloudsmith/.
 */
const LIFETIME = Duration.hours(1);

export function cloudsmithGenerator(_registry: Registry, { fields, slug = [] }: GeneratorAuth): Generator {
  return {
    kind: 'CloudsmithAccessToken',
    clusterField: 'cloudsmithAccessTokenSpec',
    spec: { ...fields },
    slug: slugOf('cloudsmith', ...slug),
    output: { auth: 'auth' },
    lifetime: LIFETIME,
  };
}
