import { CloudProvider } from '../../registry';
import { NamedCloud } from '../../registry/cloud-provider';
import { AWS } from './aws';
import { AZURE } from './azure';
import { GOOGLE } from './google';
import { TokenCloud } from './token-cloud';

/** The clouds whose tokens are fetched. Another one is an entry here and a file beside. */
export const TOKEN_CLOUDS: Readonly<Record<NamedCloud, TokenCloud>> = {
  [CloudProvider.AWS]: AWS,
  [CloudProvider.GOOGLE]: GOOGLE,
  [CloudProvider.AZURE]: AZURE,
};
