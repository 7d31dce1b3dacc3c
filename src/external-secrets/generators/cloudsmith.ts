import { Duration } from 'cdk8s';
import { checkObjectName } from '../../kubernetes/name';
import { Registry } from '../../registry';
import { ExternalCloudsmithTokenProps } from '../external-credentials-props';
import { slugOf } from '../slug';
import { Generator } from '../source';

/** Cloudsmith says only "short-lived"; External Secrets refreshes after 50 minutes in https://external-secrets.io/latest/api/generator/cloudsmith/. */
const LIFETIME = Duration.hours(1);

export function cloudsmithGenerator(_registry: Registry, props: ExternalCloudsmithTokenProps): Generator {
  const { organization, service, serviceAccountName, audiences = ['https://api.cloudsmith.io'] } = props;
  return {
    kind: 'CloudsmithAccessToken',
    clusterField: 'cloudsmithAccessTokenSpec',
    spec: {
      orgSlug: organization,
      serviceSlug: service,
      serviceAccountRef: { name: checkObjectName('serviceAccountName', serviceAccountName), audiences: [...audiences] },
    },
    slug: slugOf('cloudsmith', organization, service),
    output: { auth: 'auth' },
    lifetime: LIFETIME,
  };
}
