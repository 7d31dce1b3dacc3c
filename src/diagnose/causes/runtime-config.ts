import { PullFailureCause } from '../pull-failure-cause';
import { CauseRow } from './row';

/** What the configuration of a runtime forbids, and what of it cannot be read. */
export const RUNTIME_CONFIG_ROWS: readonly CauseRow[] = [
  {
    // Also containers/common@v0.64.0:libimage/copier.go, by what OpenShift says to its builds.
    cause: PullFailureCause.ADMISSION_POLICY,
    words: [
      'is blocked in … registries.conf', 'denied by policy: it is in the blocked registries list',
      'denied by policy: not in allowed registries list', 'forbidden: registry … blocked',
      // GitLab's runner
      'is not present on list of allowed', 'not one of the allowed_pull_policies',
    ],
    isOfNode: true,
    advice: {
      meaning: "The node's own configuration forbids to pull from this registry, so no registry was asked.",
      fix: 'Allow the registry: in registries.conf it has blocked = true; on OpenShift, allowedRegistries or '
        + 'blockedRegistries of the image configuration of the cluster say so.',
      command: 'ssh NODE grep -rn -B3 blocked /etc/containers/registries.conf /etc/containers/registries.conf.d',
    },
    example: 'Error: initializing source docker://registry.example.com/app:1: registry registry.example.com is blocked '
      + 'in /etc/containers/registries.conf or /etc/containers/registries.conf.d',
    source: 'containers/image@v5.36.0:docker/docker_client.go',
  },
  {
    // containers/image@v5.30.0:pkg/docker/config/config.go
    cause: PullFailureCause.BROKEN_RUNTIME_CONFIG,
    words: ['reading JSON file … auth.json: permission denied', 'reading JSON file … config.json: permission denied'],
    isOfNode: true,
    alternatives: [PullFailureCause.UNAUTHORIZED],
    advice: {
      meaning: 'The client may not read its own file of logins, so no registry was asked.',
      fix: 'Let the user, or the service, that pulls read the file that the message names: its owner, its mode, its '
        + 'SELinux label and those of its folders.',
      command: 'ssh NODE ls -lZ /run/ostree/auth.json /run/containers/0/auth.json',
    },
    example: 'getting username and password: 1 error occurred: * reading JSON file "/run/ostree/auth.json": open '
      + '/run/ostree/auth.json: permission denied',
    source: 'https://github.com/openshift/machine-config-operator/pull/3317',
  },
  {
    cause: PullFailureCause.BROKEN_RUNTIME_CONFIG,
    words: [
      'failed to decode hosts.toml', 'failed to load hosts', 'invalid `host` tree', 'hosts.toml … failed to parse TOML',
      'signature storage configuration', 'signature storage URL', 'registries.d/ … yaml: ',
      'loading registries configuration',
      'mixing sysregistry v1/v2 is not supported', 'registries.conf … Near line',
      'default registries to try … last key', 'registries.conf … toml: ', 'invalid location … registries.conf',
      '/certs.d/ … .crt: no such file or directory', '/certs.d/ … .cert: no such file or directory',
      '/certs.d/ … .key: no such file or directory', '/certs.d/ … : permission denied',
      '`mirrors` cannot be set when `config_path` is provided', 'invalid cri image config', 'registries.yaml … yaml: ',
      // containerd/containerd@v1.7.29:pkg/cri/server/image_pull.go, remotes/docker/resolver.go and fetcher.go
      'get registry endpoints: ', 'get TLSConfig for registry', 'no resolve hosts', 'no pull hosts',
      // docker/docker@v20.10.27:registry/registry.go, containers/image@v5.36.2:pkg/tlsclientconfig
      'missing key … for client certificate', 'missing client certificate … for key',
      'short-name aliases', 'DOCKER_AUTH_CONFIG … missing key',
      // hashicorp/nomad@v1.11.1:drivers/docker/utils.go, singularity
      'find docker auth for repo … auth config file', 'remote has no library client',
    ],
    isOfNode: true,
    example: 'time="2024-04-01T22:11:02.070675417Z" level=error msg="failed to decode hosts.toml" error="invalid '
      + '`host` tree"',
    source: 'https://github.com/containerd/containerd/issues/10027',
  },
  {
    // The same, in words that other programs write of other files; also of containerd and of Talos.
    cause: PullFailureCause.BROKEN_RUNTIME_CONFIG,
    words: [
      'invalid short-name mode', 'must not be set for a non-mirror registry', 'for empty location, should be in the',
      'unmarshaling JSON at', 'failed to load cert file', 'was specified, but no corresponding',
      'TLS config specified for non-HTTPS registry', 'invalid auth config for', 'unable to load --registry-config',
      // cri-o/cri-o@v1.33.0:server/image_pull.go
      'get context for namespace: ', 'prepare temp auth file: ', 'invalid systemd cgroup', '--separate-pull-cgroup',
      'decryption keys paths', 'read private key file: ', 'Unsupported entry in auth section of Docker config',
    ],
    inPull: true,
    isOfNode: true,
    alternatives: [PullFailureCause.MALFORMED_PULL_SECRET],
    example: 'initializing source docker://registry.example.com/app:1: getting username and password: 1 error '
      + "occurred: * unmarshaling JSON at \"/run/containers/0/auth.json\": invalid character '}' looking for beginning "
      + 'of object key string',
    source: 'containers/image@v5.36.0:pkg/docker/config/config.go',
  },
];
