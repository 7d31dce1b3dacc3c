import { AWS } from './aws';
import { AZURE } from './azure';
import { GOOGLE } from './google';
import { JFROG } from './jfrog';
import { TokenCloud } from './token-cloud';
import { Registry } from '../../registry';

/** Who issues tokens that are fetched. Another one is an entry here and a file beside. */
const TOKEN_CLOUDS: readonly TokenCloud[] = [AWS, GOOGLE, AZURE, JFROG];

/** Who issues tokens for a registry, if somebody does. */
export function tokenCloudOf({ kind }: Registry): TokenCloud | undefined {
  return TOKEN_CLOUDS.find(({ kinds }) => kinds.includes(kind));
}
