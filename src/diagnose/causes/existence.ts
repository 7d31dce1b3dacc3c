import { PullFailureCause } from '../pull-failure-cause';
import { CauseRow } from './row';

/** What a registry does not have. */
export const EXISTENCE_ROWS: readonly CauseRow[] = [
  {
    cause: PullFailureCause.TAG_NOT_FOUND,
    words: [
      'manifest unknown', 'manifest_unknown', 'manifest is not known to the registry', 'Requested image not found',
      'manifest for … not found', 'failed to fetch … from request',
    ],
    alternatives: [PullFailureCause.NOT_FOUND],
    example: 'Failed to pull image "rahulsahay19/aksweb": rpc error: code = Unknown desc = Error response from daemon: '
      + 'manifest for rahulsahay19/aksweb:latest not found: manifest unknown: manifest unknown',
    source: 'https://github.com/NileshGule/AKS-learning-series/issues/6',
  },
  {
    cause: PullFailureCause.NOT_FOUND,
    words: [
      'name unknown', 'name_unknown', 'repository name not known to registry', 'unknown: project',
      'does not exist in the registry with id', 'Error: image library/ … not found',
    ],
    example: "name unknown: The repository with name 'tomcat' does not exist in the registry with id '123456789012'",
    source: 'https://github.com/fabric8io/docker-maven-plugin/issues/369',
  },
  {
    // Harbor: the path is that of its own project, whatever the image was called where it comes from.
    cause: PullFailureCause.NOT_FOUND,
    words: ['unknown: repository'],
    advice: {
      meaning: 'The registry has no repository of this path in its own project; if that is a proxy cache, it could not '
        + 'get it from the registry behind it either.',
      fix: "Correct the path; for a proxy cache look at the registry's log and at the endpoint that the project "
        + 'stands for, which may be down, refuse the login or limit the rate.',
    },
    example: 'Error response from daemon: unknown: repository proxy/library/nginx not found',
    source: 'https://github.com/goharbor/harbor/issues/23190',
  },
  {
    cause: PullFailureCause.TAG_NOT_FOUND,
    words: ['unknown: artifact … not found', 'not_found: artifact', 'image manifest does not exist for tag or digest'],
    alternatives: [PullFailureCause.NOT_FOUND],
    example: 'Error response from daemon: unknown: artifact projectname/imagename:v3-centosrepo_cve_fix not found',
    source: 'https://github.com/goharbor/harbor/issues/17852',
  },
  {
    cause: PullFailureCause.NOT_FOUND,
    words: [
      'repository not found', 'repo not found', 'repository does not exist', 'Error: image … not found',
      'daemon: repository … not found',
    ],
    inPull: true,
    alternatives: [PullFailureCause.FORBIDDEN_DENIED, PullFailureCause.TAG_NOT_FOUND, PullFailureCause.UNAUTHORIZED],
    example: 'docker pull husseingalal/private: Error: image husseingalal/private:latest not found',
    source: 'https://github.com/rancher-archives/rke/issues/167',
  },
  {
    // containerd says no more of an HTTP 404. Docker Hub would deny a repository that it does not have; of others the
    // tag is the better guess.
    cause: PullFailureCause.TAG_NOT_FOUND,
    words: [
      'failed to resolve reference … : not found', 'failed to resolve ref … : not found',
      'content at … /manifests/ … not found',
    ],
    alternatives: [PullFailureCause.NOT_FOUND, PullFailureCause.UNAUTHORIZED],
    example: 'Failed to pull image "bitnami/kubectl:latest": rpc error: code = NotFound desc = failed to pull and '
      + 'unpack image "docker.io/bitnami/kubectl:latest": failed to resolve reference '
      + '"docker.io/bitnami/kubectl:latest": docker.io/bitnami/kubectl:latest: not found',
    source: 'https://github.com/reportportal/kubernetes/issues/505',
  },
  {
    cause: PullFailureCause.TAG_NOT_FOUND,
    words: [
      '404 Not Found', 'status: 404', 'status code 404', 'StatusCode: 404', 'HTTP 404', 'HTTP code: 404',
      'http.StatusNotFound', 'unexpected status … : 404', 'parsing HTTP 404', 'HTTP code 404', 'API error (404)',
    ],
    inPull: true,
    alternatives: [PullFailureCause.NOT_FOUND, PullFailureCause.UNAUTHORIZED],
    example: 'failed to resolve reference "registry.example.com/app:1": unexpected status from HEAD request to '
      + 'https://registry.example.com/v2/app/manifests/1: 404 Not Found',
    source: 'containerd/containerd@301026e58:core/remotes/errors/errors.go',
  },
];
