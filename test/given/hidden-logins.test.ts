import { call, Parameter, placesOf } from './valid-calls';
import { CloudIdentity } from '../../src';
import signatures from '../../src/given/signatures.json';

/** What holds an address, a registry or an image, by its name. */
const ADDRESSES = new Set([
  'cidrs', 'glob', 'host', 'httpsProxy', 'image', 'injectedImages', 'key', 'matchImages', 'mirror', 'node',
  'nodeRegistryPatterns', 'noProxy', 'oidcIssuer', 'preloadedImages', 'text', 'url',
]);

const LOGINS = [
  'https://robot:hunter2@registry.example.com/team', 'robot:hunter2@registry.example.com:3128',
  'robot:hunter2@registry.example.com/app:1', 'robot:hunter2@registry.example.com/app@sha256:abc',
  'https://registry.example.com/?token=hunter2', 'registry.example.com/app?token=hunter2',
  'http://registry.example.com/#hunter2', '*.example.com/?token=hunter2', 'https://robot:hunter2@*.example.com',
  'u:hunter2@ghcr.io/a b%zz',
];

/** What takes any text, or is only asked for later: nothing is refused that could be shown. */
const TAKES_ANY = [
  'DockerConfigJson.of: DockerConfigEntry.key', 'ExternalCredentials.dockerConfig: ExternalDockerConfigProps.key',
  'ExternalCredentials.login: ExternalLoginProps.key', 'ImageCoverage.prove: AdditionalImage.image',
  'ImageCoverage.prove: CoverageOptions.injectedImages', 'ImageReference.isValid: ImageReference.isValid.text',
  'PrivateRegistryAccess: AdditionalImage.image', 'PrivateRegistryAccess: CoverageOptions.injectedImages',
  // Asked for roles of ServiceAccounts only: see below.
  'CloudIdentity.cloudTrust: CloudIdentity.cloudTrust.oidcIssuer',
  'PrivateRegistryAccess.cloudTrust: PrivateRegistryAccess.cloudTrust.oidcIssuer',
  'RefreshCronJob.cloudTrust: RefreshCronJob.cloudTrust.oidcIssuer',
];

const places = Object.keys(signatures.calls).flatMap(name => placesOf(name)
  .filter(({ parameter }) => ADDRESSES.has(parameter.name) && /^string(?:\[\])?$/.test(parameter.type))
  .map(({ parameter, given }) => [`${name}: ${parameter.of}.${parameter.name}`, name, parameter, given] as const));

test.each(places)('no error shows a login in an address: %s', async (place, name, parameter: Parameter, given) => {
  const messages = await Promise.all(LOGINS.map(async login => {
    try {
      await call(name, given(parameter.type === 'string' ? login : [login]));
      return '';
    } catch (error) {
      return (error as Error).message;
    }
  }));
  expect(messages.filter(message => message.includes('hunter2'))).toEqual([]);
  const named = messages.some(message => message.includes(parameter.name) || message.includes('image reference'));
  expect(named).toBe(!TAKES_ANY.includes(place));
});

test.each(['https://robot:hunter2@oidc.example.com', 'https://oidc.example.com/?token=hunter2'])(
  'no error shows a login in the issuer of a role of ServiceAccounts: %s', login => {
    const identity = CloudIdentity.irsa('arn:aws:iam::123456789012:role/pull');
    const trust = () => identity.cloudTrust(['payments/web'], login);
    expect(trust).toThrow(/'oidcIssuer'/);
    expect(trust).not.toThrow(/hunter2/);
  });
