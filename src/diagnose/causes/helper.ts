import { PullFailureCause } from '../pull-failure-cause';
import { CauseRow } from './row';

/** What else is said where a credential could not be had. */
const ALTERNATIVES = [PullFailureCause.NO_BASIC_AUTH, PullFailureCause.UNAUTHORIZED];

/** Programs that were to give a credential, and failed. */
export const HELPER_ROWS: readonly CauseRow[] = [
  {
    // The plugin's own words follow, and may be about anything (pkg/credentialprovider/plugin/plugin.go). The last one
    // is what the providers of AWS, Azure and others say themselves.
    cause: PullFailureCause.CREDENTIAL_HELPER,
    words: [
      'error execing credential provider plugin',
      'Failed getting credential from external registry credential provider',
      'Failed to get credential from external registry credential provider',
      'error running credential provider plugin', 'credential provider plugin response',
      'credential provider plugin did not return', 'credential provider plugin returned',
      // A helper of docker in the place of the plugin: amazon-ecr-credential-helper
      'parsing the serverURL … CredentialProviderRequest',
    ],
    // What the plugin met itself is the cause.
    unless: [
      'ecr:GetAuthorizationToken', 'dial tcp', 'x509: ', 'proxyconnect', 'AccessDenied', 'is not authorized to perform',
    ],
    alternatives: ALTERNATIVES,
    advice: {
      meaning: "The kubelet's credential provider plugin failed for this image, and so the kubelet asks the registry "
        + 'without its credential.',
      fix: "Read what the plugin said in the log of the kubelet: the binary may be missing in its folder, the node's "
        + "identity may lack the right to get a token, or the cloud's API may be out of reach.",
      command: 'ssh NODE sudo journalctl -u kubelet --since -1h --grep credential',
    },
    example: '"Failed getting credential from external registry credential provider: error execing credential provider '
      + 'plugin ecr-credential-provider for image 123456789012.dkr.ecr.eu-central-1.amazonaws.com/backend: fork/exec '
      + '/usr/local/lib/kubelet/credentialproviders/ecr-credential-provider: no such file or directory: "',
    source: 'https://github.com/siderolabs/talos/issues/11086',
  },
  {
    // docker/docker-credential-helpers@v0.8.2:client/client.go, docker/docker-py@7.1.0:docker/credentials, Google's SDK
    cause: PullFailureCause.CREDENTIAL_HELPER,
    words: [
      'error getting credentials - err', 'error getting credentials -err', 'error listing credentials - err',
      'failed to solve: … error getting credentials', 'pass not initialized: ', 'Credentials store error',
      'fail: credential helper failed', 'Failed to get auth token for docker login', 'docker.credentials.errors',
      'Credentials store docker-credential-', 'docker-credential- … not installed or not available in PATH',
      'docker-credential- … executable file not found', 'docker-credential- … command not found',
      'docker-credential- … exec format error', 'docker-credential- … No such file or directory',
      'docker-credential- … resolves to executable in current directory', 'docker-credential- … exit status',
      'docker-credential- … failed with stderr', 'docker-credential- … non-zero exit', 'gcloud.auth.docker-helper',
      'docker-credential- … can only be used with', 'docker-credential- … ENOENT', 'docker-credential-gcr/helper: ',
      // oras-project/oras-go@v2.6.0:registry/remote/credentials
      'credentials store is configured to', 'from Docker credential provider', 'Docker Desktop seems not running',
      'Docker credential provider GET command',
      // Apple's container
      'error querying keychain for',
    ],
    // What a login could not store, and what Testcontainers goes on without.
    unless: ['error storing credentials', 'error erasing credentials', 'Falling back to docker-java',
      // An image that has such a program in it
      'failed to register layer', 'lchown '],
    alternatives: ALTERNATIVES,
    example: 'docker: error getting credentials - err: exec: "docker-credential-desktop": executable file not found in '
      + '$PATH, out: ``',
    source: 'https://github.com/lux4rd0/grafana-loki-syslog-aio/issues/16',
  },
  {
    // The keyring of a desktop where there is none
    cause: PullFailureCause.CREDENTIAL_HELPER,
    words: ['Cannot autolaunch D-Bus'],
    inPull: true,
    alternatives: ALTERNATIVES,
    example: 'Error: INSTALLATION FAILED: failed to perform "FetchReference" on source: GET "https://registry-1.docker.io'
      + '/v2/acme/web-helm/manifests/v1.8.0": Cannot autolaunch D-Bus without X11 $DISPLAY',
    source: 'oras-project/oras-go@v2.6.0:registry/remote/credentials/store.go',
  },
  {
    // aws/aws-cli@2.15.0:awscli/errorhandler.py: what was to ask ECR for a token has no identity itself.
    cause: PullFailureCause.CREDENTIAL_HELPER,
    words: [
      'Unable to locate credentials. You can configure credentials', 'registry endpoint credentials: error executing',
      // Flux
      'failed to get credential from',
    ],
    unless: ['AccessDenied', 'docker login', 'Error: Cannot perform an interactive login'],
    inPull: true,
    alternatives: ALTERNATIVES,
    example: 'pull-sandbox-image.sh[3906]: Unable to locate credentials. You can configure credentials by running "aws '
      + 'configure". COMMAND=/bin/ctr --namespace k8s.io image pull 602401143452.dkr.ecr.eu-west-1.amazonaws.com/pause',
    source: 'https://github.com/awslabs/amazon-eks-ami/issues/1034',
  },
];
