import { PullFailure, PullFailureCause } from '../../../src/diagnose';
import { causesIn } from '../pastes';

const PLUGIN = 'Failed getting credential from external registry credential provider: error execing credential '
  + 'provider plugin acr-credential-provider for image a.azurecr.io/x: ';

describe('a program that was to give a credential, and failed', () => {
  test.each([
    'error getting credentials - err: exec: "docker-credential-desktop": not found in $PATH',
    "docker.errors.DockerException: Credentials store error: StoreError('Credentials store docker-credential-x')",
    'docker-credential-gcloud not installed or not available in PATH',
    'ERROR: (gcloud.auth.docker-helper) problem refreshing your current auth tokens',
  ])('is the cause on a client: %s', text => {
    expect(causesIn(text)).toEqual([['credential-helper', 'no-basic-auth', 'unauthorized']]);
    expect(PullFailure.classify(text).nextCommand).toContain('docker-credential-NAME get');
  });

  test('is the cause in the kubelet, whose log says more', () => {
    expect(PullFailure.classify(`${PLUGIN}fork/exec /opt/acr-credential-provider: no such file or directory`))
      .toMatchObject({
        cause: PullFailureCause.CREDENTIAL_HELPER, nextCommand: expect.stringContaining('journalctl -u kubelet'),
      });
  });

  test('is not, where it says itself what it met', () => {
    expect(causesIn(`${PLUGIN}exit status 1: Get "https://a.azurecr.io/v2/": dial tcp: lookup a.io: no such host`)
      .map(([cause]) => cause)).toEqual(['dns']);
  });

  test('is the cause where it is the tool that asks a cloud for a token', () => {
    const unable = 'Unable to locate credentials. You can configure credentials by running "aws configure".';
    expect(causesIn(`ctr image pull 1.dkr.ecr.eu-west-1.amazonaws.com/pause\n${unable}`))
      .toEqual([['credential-helper', 'no-basic-auth', 'unauthorized']]);
    expect(causesIn(unable)).toEqual([]);
  });

  test('is none of a login', () => {
    expect(causesIn('Error saving credentials: error storing credentials - err: exec: "docker-credential-desktop": '
      + 'executable file not found in $PATH, out: ``')).toEqual([]);
  });
});
