import { PullFailureCause } from '../pull-failure-cause';

/** What to know and to do about a cause. */
export interface Advice {
  /** What it means, in one sentence. */
  readonly meaning: string;
  /** What to change. */
  readonly fix: string;
  /**
   * What to run next; `NAMESPACE`, `POD`, `NODE`, `IMAGE`, `REPOSITORY`, `REGISTRY` (with its port) and `HOST` are
   * filled in as far as they are known. What has to run on the node is written with `ssh`: a pod for it would first
   * have to be pulled on that node.
   */
  readonly command: string;
}

const PULL_SECRETS_OF_POD =
  "kubectl -n NAMESPACE get pod POD -o jsonpath='{.spec.serviceAccountName} {.spec.imagePullSecrets[*].name}'";
const PULL_ON_NODE = 'ssh NODE sudo crictl pull IMAGE';
const ASK_FROM_NODE = 'ssh NODE curl -sS -m 10 -o /dev/null -D - https://REGISTRY/v2/';

/** By cause. */
export const ADVICE: Readonly<Record<PullFailureCause, Advice>> = {
  [PullFailureCause.UNAUTHORIZED]: {
    meaning: 'The registry does not know who is asking: the kubelet sent no credential for this image, or one that the '
      + 'registry does not accept.',
    fix: 'See that a pull secret of the pod has a key for this registry, of type kubernetes.io/dockerconfigjson and in '
      + "the pod's namespace, and that its password is still right.",
    command: PULL_SECRETS_OF_POD,
  },
  [PullFailureCause.TOKEN_EXPIRED]: {
    meaning: 'The credential is a token that was valid once and has expired.',
    fix: 'Renew the token in place, without deleting the Secret, and see why its refresher did not; for a public '
      + 'registry remove the stored login instead.',
    command: 'kubectl -n NAMESPACE get cronjobs,jobs -o wide',
  },
  [PullFailureCause.FORBIDDEN_DENIED]: {
    meaning: 'The registry denies this repository to the user that asked, or hides that it does not exist.',
    fix: "Check the spelling of the repository first, then that the credential's user may read it, and that the pod "
      + 'carries a credential at all.',
    command: PULL_SECRETS_OF_POD,
  },
  [PullFailureCause.CREDENTIAL_HELPER]: {
    meaning: "The kubelet's credential provider plugin failed for this image, and so the kubelet asks the registry "
      + 'without its credential.',
    fix: "Read what the plugin said in the log of the kubelet: the binary may be missing in its folder, the node's "
      + "identity may lack the right to get a token, or the cloud's API may be out of reach.",
    command: 'ssh NODE sudo journalctl -u kubelet --since -1h --grep credential',
  },
  [PullFailureCause.PULL_SECRET_MISSING]: {
    meaning: 'The pod names a pull secret that is not in its namespace.',
    fix: "Create the Secret in the pod's namespace, or take its name off the pod and its ServiceAccount; the kubelet "
      + 'tries again by itself.',
    command: 'kubectl -n NAMESPACE get secrets --field-selector type=kubernetes.io/dockerconfigjson',
  },
  [PullFailureCause.MALFORMED_PULL_SECRET]: {
    meaning: "The kubelet cannot decode one of the pod's pull secrets, and so pulls none of its images, not even those "
      + 'that need no credential.',
    fix: 'Write it again: .dockerconfigjson has to be JSON with auths, and each auth the base64 of user:password, '
      + 'without a line break in it; the kubelet then tries again by itself.',
    command: 'kubectl -n NAMESPACE get secrets --field-selector type=kubernetes.io/dockerconfigjson -o yaml | npx '
      + 'cdk8s-registry-access audit -',
  },
  [PullFailureCause.NOT_FOUND]: {
    meaning: 'The registry has no such repository.',
    fix: 'Correct the name: registry host, project and repository. An image without a host comes from Docker Hub; one '
      + 'that is only on your machine has to be pushed or loaded.',
    command: 'skopeo list-tags docker://REPOSITORY',
  },
  [PullFailureCause.TAG_NOT_FOUND]: {
    meaning: 'The registry has no image under this tag or digest.',
    fix: 'Use a tag that exists: latest is one only if somebody pushes it. See that the build that pushes it '
      + 'succeeded, and that no retention rule removed it.',
    command: 'skopeo list-tags docker://REPOSITORY',
  },
  [PullFailureCause.INVALID_REFERENCE]: {
    meaning: 'The image is not written as host[:port]/path[:tag][@digest], so nothing was asked of any registry.',
    fix: 'Leave out https://, spaces and upper case in the repository, and see that no template left the tag or the '
      + 'host empty.',
    command:
      'kubectl -n NAMESPACE get pod POD -o jsonpath=\'{range .spec.containers[*]}{.name}{"\\t"}{.image}{"\\n"}{end}\'',
  },
  [PullFailureCause.SHORT_NAME]: {
    meaning: 'The image has no registry host, and the node\'s runtime does not guess one.',
    fix: 'Write the full name, such as docker.io/library/nginx, or set unqualified-search-registries in '
      + 'registries.conf of the nodes.',
    command:
      'kubectl -n NAMESPACE get pod POD -o jsonpath=\'{range .spec.containers[*]}{.name}{"\\t"}{.image}{"\\n"}{end}\'',
  },
  [PullFailureCause.DNS]: {
    meaning: 'The node cannot resolve the host name of the registry; the image may well exist.',
    fix: "Check the spelling of the host and the DNS servers of the node: the runtime does not use the cluster's DNS, "
      + 'so Service names do not resolve.',
    command: 'ssh NODE nslookup HOST',
  },
  [PullFailureCause.CONNECTION_REFUSED]: {
    meaning: 'The host was found, and nothing listens on its port.',
    fix: 'Start the registry, or correct the port. localhost is the node itself, and not the machine that pushed the '
      + 'image.',
    command: ASK_FROM_NODE,
  },
  [PullFailureCause.CONNECTION_RESET]: {
    meaning: 'The connection was made and then cut, by the registry or by something between.',
    fix: "Try again; if it persists, look for a firewall, a load balancer's time limit or an MTU that is too large "
      + 'between node and registry.',
    command: PULL_ON_NODE,
  },
  [PullFailureCause.NETWORK_TIMEOUT]: {
    meaning: 'No answer came in time: packets to the registry, its token service or its storage are dropped or slow.',
    fix: 'Open the way from the node to the registry and to the hosts that it redirects to, or tell the runtime about '
      + 'the proxy; for huge images raise the time limit of the pull.',
    command: ASK_FROM_NODE,
  },
  [PullFailureCause.X509]: {
    meaning: 'The node does not trust the registry\'s certificate: its issuer, its names or its dates.',
    fix: "Install the issuer's certificate (or that of a proxy which opens TLS) for the runtime on every node and "
      + "restart it, renew the certificate with the right names, or set the node's clock.",
    command: 'openssl s_client -connect REGISTRY:443 -showcerts </dev/null',
  },
  [PullFailureCause.HTTP_VS_HTTPS]: {
    meaning: 'The node speaks HTTPS and the registry HTTP, or the other way round.',
    fix: 'Serve the registry with TLS, or configure it as plain HTTP in the runtime of every node: hosts.toml, '
      + 'registries.conf or insecure-registries.',
    command: 'curl -sS -o /dev/null -D - http://REGISTRY/v2/',
  },
  [PullFailureCause.PROXY]: {
    meaning: 'The node goes through a proxy, which is out of reach or refuses.',
    fix: "Correct HTTPS_PROXY and NO_PROXY in the environment of the runtime's service and restart it; the environment "
      + 'of pods does not count.',
    command: 'ssh NODE systemctl show containerd crio docker -p Environment',
  },
  [PullFailureCause.RUNTIME_UNAVAILABLE]: {
    meaning: 'The container runtime of the node cannot be reached on its socket, so no registry was asked.',
    fix: 'Start the runtime, or see in its log why it does not run; a full disk or a broken configuration are the '
      + 'usual reasons.',
    command: 'ssh NODE systemctl status containerd crio docker',
  },
  [PullFailureCause.BROKEN_RUNTIME_CONFIG]: {
    meaning: "The node's runtime cannot read its configuration of registries, and so pulls nothing from them, or not "
      + 'in the way that is configured.',
    fix: 'Correct the file that the message names, below /etc/containerd/certs.d or /etc/containers, on every node; '
      + 'containerd reads hosts.toml with each pull, CRI-O needs a reload.',
    command: 'ssh NODE sudo journalctl -u containerd -u crio --since -1h --grep config',
  },
  [PullFailureCause.ADMISSION_POLICY]: {
    meaning: 'An admission policy of the cluster refused the pod for its image, so nothing was pulled.',
    fix: 'Use an image that the policy allows: its registry, a tag or digest, a signature or attestation. Or have '
      + 'whoever owns the policy make an exception.',
    command: 'kubectl -n NAMESPACE get events --field-selector reason=FailedCreate',
  },
  [PullFailureCause.RATE_LIMITED]: {
    meaning: 'The registry counts requests, and this address or account has made too many.',
    fix: 'Pull with an account, through a mirror or cache of your own, and less often: IfNotPresent with a tag that '
      + 'does not move.',
    command: PULL_SECRETS_OF_POD,
  },
  [PullFailureCause.REGISTRY_5XX]: {
    meaning: 'The registry, or a proxy before it, has an error of its own.',
    fix: 'Look at the status page or the logs of the registry; the kubelet tries again by itself.',
    command: 'curl -sS -o /dev/null -D - https://REGISTRY/v2/',
  },
  [PullFailureCause.UNEXPECTED_STATUS]: {
    meaning: 'The registry, or something that answers in its place, refused the request itself.',
    fix: 'See who answers at this address: a proxy, a login page, a web server or a port of TLS that was sent HTTP '
      + 'gives such a status, and so does a registry of an older or another interface.',
    command: 'curl -sS -o /dev/null -D - https://REGISTRY/v2/',
  },
  [PullFailureCause.PLATFORM_MISMATCH]: {
    meaning: 'The image exists, and not for the operating system and processor of this node.',
    fix: "Build the image for the node's platform too, or keep the pod off such nodes with the node selector "
      + 'kubernetes.io/arch.',
    command: 'skopeo inspect --raw docker://IMAGE',
  },
  [PullFailureCause.DISK]: {
    meaning: 'The node cannot write the image: its disk is full or fails.',
    fix: "Free or enlarge the disk of the node's images, or drain and replace the node.",
    command: 'kubectl describe node NODE',
  },
  [PullFailureCause.UNPACK_FAILED]: {
    meaning: 'The image arrived, and the node could not unpack a layer of it, though its disk is not full.',
    fix: 'A missing file or parent is a damaged store of layers, which heals when the image is removed and pulled '
      + 'again; permission denied comes from the file system below that store, or from security software. Where the '
      + 'runtime has no root, /etc/subuid and /etc/subgid have too few numbers. Else drain and replace the node.',
    command: 'ssh NODE sudo crictl rmi IMAGE',
  },
  [PullFailureCause.CORRUPT_DOWNLOAD]: {
    meaning: 'What arrived is not what the registry announced: the transfer was cut, or something on the way changes '
      + 'or loses layers.',
    fix: 'Pull again; if it fails at the same layer, push the image again, empty the cache or mirror between, and '
      + 'clear unfinished downloads on the node.',
    command: PULL_ON_NODE,
  },
  [PullFailureCause.SIGNATURE]: {
    meaning: 'The policy of the node, or of the registry, requires a signature that the image does not have, or whose '
      + 'key it does not trust.',
    fix: 'Sign the image with a key that the policy names, or correct policy.json and the keys on the nodes, or the '
      + "project's settings in the registry.",
    command: 'skopeo inspect --raw docker://IMAGE',
  },
  [PullFailureCause.NOT_AN_IMAGE]: {
    meaning: 'What is stored under this name is no image that the runtime takes: a Helm chart, a signature or another '
      + 'artifact, or an image in the format of 2015.',
    fix: 'Name the image itself: a chart is installed with helm, and tags that end in .sig, .att or .sbom belong to '
      + 'cosign. Build an old image again, or copy it with skopeo copy --format v2s2.',
    command: 'skopeo inspect --raw docker://IMAGE',
  },
  [PullFailureCause.NEVER_PULL]: {
    meaning: 'The pod has imagePullPolicy Never, and the image is not on the node, or was pulled with a credential '
      + 'that this pod does not have.',
    fix: 'Load the image into every node, or use IfNotPresent; from Kubernetes 1.35 on the pod needs the credential '
      + 'even if the image is there, unless it was loaded and not pulled.',
    command: 'ssh NODE sudo crictl images',
  },
  [PullFailureCause.OTHER]: {
    meaning: 'Nothing in this text tells why a pull failed.',
    fix: 'See what the events of the pod say: the one of reason Failed has the words of the runtime.',
    command: 'kubectl -n NAMESPACE describe pod POD',
  },
};

/*
 * What some words say better than their cause does.
 */

/** containerd says when it asked without a credential, and with one: core/remotes/docker/auth/fetch.go. */
export const NOTHING_SENT: Partial<Advice> = {
  meaning: 'The node asked without any credential, and the registry does not serve strangers.',
  fix: "Give the pod a pull secret whose key covers this image's host (with its port) and path, in its namespace; on a "
    + "cloud's nodes see that the credential provider of the kubelet covers it. If the image is public, check the "
    + 'spelling.',
};
export const REFUSED: Partial<Advice> = {
  meaning: 'The node sent a credential, and the registry does not accept it for this repository: the password or token '
    + 'is wrong or too old, or its user may not read.',
  fix: 'The pull secret was found, so do not look for a missing one: renew the password or token in it, and see that '
    + 'its user may read the repository.',
};

export const STORE_REFUSES: Partial<Advice> = {
  meaning: 'The registry let the image be read, and the store that holds its layers refuses: the way to that store is '
    + 'forbidden, not the repository.',
  fix: "See what stands between the node and the store: an S3 endpoint policy of the VPC has to allow the registry's "
    + "bucket (ECR: prod-REGION-starport-layer-bucket), a firewall or proxy its host, and the node's clock has to be "
    + 'right, as addresses are signed for minutes.',
  command: PULL_ON_NODE,
};

export const HARBOR_POLICY: Partial<Advice> = {
  meaning:
    'A policy of the registry forbids to pull this image: it has vulnerabilities, was not scanned, or is not signed.',
  fix: "Look at the image in the registry (Harbor: the project's configuration): fix, scan or sign the image, or have "
    + "the project's administrator make an exception.",
  // It prints the reason that containerd leaves out.
  command: 'skopeo inspect docker://IMAGE',
};

/** Before any repository is named: https://docs.aws.amazon.com/AmazonECR/latest/userguide/registry_auth.html */
export const NO_TOKEN_OF_ECR: Partial<Advice> = {
  meaning: "The node's or pod's role may not get a token of ECR at all, so no repository was asked for.",
  fix: 'Allow ecr:GetAuthorizationToken on resource * in the policy of that role '
    + "(AmazonEC2ContainerRegistryPullOnly has it), and see that no endpoint policy denies it; the repository's own "
    + 'policy does not matter here.',
  command: 'ssh NODE aws sts get-caller-identity',
};

export const NOT_ALLOWED_BY_IAM: Partial<Advice> = {
  meaning: 'ECR knows who is asking, and names the role or user and the action that no policy of it allows.',
  fix: "Allow the action: in the policy of that role or user, and for another account's repository also in the "
    + "policy of the repository. If it does, check the repository's name.",
  command: 'aws ecr get-repository-policy --registry-id ACCOUNT --region REGION --repository-name ECR_REPOSITORY',
};

export const QUEUE_OF_KUBELET: Partial<Advice> = {
  meaning: 'The kubelet itself limits how many pulls it begins in a second (registryPullQPS, 5 by default), and '
    + 'this one came too early. No registry was asked, so no account helps.',
  fix: 'Wait, as it tries again by itself. If it persists, raise registryPullQPS and registryBurst in the '
    + 'configuration of the kubelet, or start fewer pods at once.',
  command: 'kubectl get --raw /api/v1/nodes/NODE/proxy/configz',
};

export const TLS_ALERT: Partial<Advice> = {
  meaning: 'The registry, or a proxy before it, ended TLS with an alert: it wants a client certificate, another '
    + 'version or cipher of TLS, or does not know the host name.',
  fix: "See the client certificate of the node's runtime, the versions of TLS that both sides speak, and the host "
    + 'name; look for a proxy between, too.',
};

export const SLOW_TLS: Partial<Advice> = {
  meaning: 'A connection was made, and TLS was not negotiated in time.',
  fix: 'Look for a proxy or firewall that holds TLS up, an MTU that is too large, or a registry or node under heavy '
    + 'load.',
};

export const OTHER_INTERFACE: Partial<Advice> = {
  meaning: "The node's runtime runs, and does not offer the interface that it was asked by, so no registry was asked.",
  fix: 'Upgrade the older of runtime and kubelet (or crictl, kubeadm, docker). For containerd also see that '
    + 'config.toml does not have cri among disabled_plugins, and restart it.',
  command: 'ssh NODE sudo crictl version',
};
