import { RegistryKind } from '../../registry';
import { GoogleBinding } from '../binding';
import { Token, TokenCloud } from './token-cloud';

// The same for all: https://cloud.google.com/compute/docs/metadata/querying-metadata,
// https://cloud.google.com/iam/docs/reference/sts/rest and https://cloud.google.com/iam/docs/reference/credentials/rest
const METADATA = 'http://metadata.google.internal';
const STS = 'https://sts.googleapis.com/v1/token';
const IAM_CREDENTIALS = 'https://iamcredentials.googleapis.com';

export const GOOGLE: TokenCloud = {
  kinds: [RegistryKind.ARTIFACT_REGISTRY],
  identities: {
    gkeWorkloadIdentity: '{ project, location, cluster }',
    googleFederation: '{ projectNumber, pool, provider }',
    googleNode: 'serviceAccount',
  },

  // One for all that the principal may read, gcr.io included.
  nameOf: () => 'artifact-registry',

  // The metadata server hands out what it has, until shortly before it ends.
  lifetimeOf: (registry, binding) => binding.tokenLifetime ?? registry.tokenLifetime!,

  partOf: ({ keys, binding: { method, file, audience, serviceAccount } }: Token<GoogleBinding>) => ({
    provider: 'artifact-registry',
    keys,
    identity: method === 'metadata' ? { method, url: METADATA } : { method, tokenFile: file, audience, sts: STS },
    ...serviceAccount !== '' && { mint: { serviceAccount, url: IAM_CREDENTIALS } },
  }),
};
