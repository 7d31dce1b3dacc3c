import { PullFailureCause } from '../pull-failure-cause';
import { Advice } from './advice';
import { CauseRow } from './row';

/** What a registry says of a place that it does not serve. */
export const NOT_HERE: Partial<Advice> = {
  meaning: 'The registry, or the network that delivers for it, does not serve the country that the node asks from, '
    + 'whoever asks: name and credential do not matter.',
  fix: 'Pull through a mirror or a registry that may serve it, or copy the image to one of your own. If the address '
    + "is taken for another country's, a proxy or NAT gateway may be why; else write to the registry's support.",
  // It says whether the image is served to another place.
  command: 'skopeo inspect docker://IMAGE',
};

/** What is refused to whoever asks: it decides before what is said of the name and of the credential. */
export const DENIED_TO_ALL_ROWS: readonly CauseRow[] = [
  {
    // Google's Service Control, of the project on whose behalf was asked.
    cause: PullFailureCause.FORBIDDEN_DENIED,
    words: ['Consumer projects/ … is invalid', 'Consumer project: … has been suspended', 'CONSUMER_INVALID',
      'error from registry: Project # … has been deleted', 'denied: Project # … has been deleted'],
    advice: {
      meaning: 'Google Cloud refuses for the project that the registry is in: it is deleted, suspended or has no '
        + 'billing, whoever asks.',
      fix: "Have the project's owner bring it back, or pull the image from where it has moved to.",
      command: 'gcloud projects describe PROJECT',
    },
    example: "fetching image: Error response from daemon: error from registry: Consumer 'projects/123456789012' is "
      + 'invalid: .',
    source: 'https://github.com/paketo-buildpacks/nginx/issues/901',
  },
  {
    // Google, of the project that a registry or its bucket is in
    cause: PullFailureCause.FORBIDDEN_DENIED,
    words: [
      'requires billing to be enabled', 'enable billing on project', 'BILLING_DISABLED', 'UserProjectAccountProblem',
      'billing account', 'developers.google.com/billing', 'code>AccountProblem',
    ],
    inPull: true,
    advice: {
      meaning: 'Google Cloud refuses for the bill of the project that the registry is in, whoever asks: the name and '
        + 'the credential may be right.',
      fix: "Have the project's owner give it a billing account that is open; until then pull a copy from elsewhere.",
      command: 'gcloud billing projects describe PROJECT',
    },
    example: 'Error response from daemon: Head "https://gcr.io/v2/acme/chrome/manifests/124": denied: This API method '
      + 'requires billing to be enabled. Please enable billing on project #123456789012',
    source: 'https://github.com/coollabsio/coolify/issues/11243',
  },
  {
    cause: PullFailureCause.FORBIDDEN_DENIED,
    words: [
      'billing-related error', 'billing status for this account', 'billing is disabled', 'billing is not enabled',
    ],
    inPull: true,
    advice: {
      meaning: "The registry refuses for the account's bill, whoever asks: the name and the credential may be right.",
      fix: "Have the owner of the registry's account settle its billing; until then pull a copy from elsewhere.",
      command: 'skopeo inspect docker://IMAGE',
    },
    example: 'error pulling image configuration: denied: Encountered a billing-related error. Please verify the '
      + 'billing status for this account.',
    source: 'https://github.com/yogeshojha/rengine/issues/224',
  },
  {
    cause: PullFailureCause.FORBIDDEN_DENIED,
    words: ['export control regulations', 'access from your country', 'available in your country'],
    inPull: true,
    advice: NOT_HERE,
    example: 'ERROR: error pulling image configuration: error parsing HTTP 403 response body: invalid character \'<\' '
      + 'looking for beginning of value: "<HTML><H1>403 ERROR</H1> The Amazon CloudFront distribution is configured to '
      + 'block access from your country."',
    source: 'https://github.com/curiefense/curiefense/issues/824',
  },
  {
    // Azure, GitHub and others let addresses in by a list.
    cause: PullFailureCause.FORBIDDEN_DENIED,
    words: [
      'client with IP … is not allowed access', 'aka.ms/acr/firewall', 'has an IP allow list enabled',
      'IP address is not permitted', 'IP address is not allowed',
    ],
    inPull: true,
    advice: {
      meaning: "The registry's own firewall does not let the address in that the node asks from: name and credential "
        + 'do not matter.',
      fix: 'Let that address in, which is the one of the NAT gateway or proxy of the nodes (Azure: az acr network-rule '
        + 'add). If the registry has a private endpoint, see that its host resolves to that on the node.',
      // The answer names the address.
      command: 'ssh NODE curl -sS -m 10 https://REGISTRY/v2/',
    },
    example: 'Failed to pull image "acme.azurecr.io/web:1": rpc error: code = Unknown desc = Error response from '
      + 'daemon: Head "https://acme.azurecr.io/v2/web/manifests/1": denied: client with IP \'192.0.2.7\' is not allowed access. '
      + 'Refer https://aka.ms/acr/firewall to grant access.',
    source: 'https://github.com/Azure/acr/issues/633',
  },
];
