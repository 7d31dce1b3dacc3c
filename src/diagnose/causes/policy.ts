import { PullFailureCause } from '../pull-failure-cause';
import { CauseRow } from './row';

/** What keeps an image out whatever it holds: policies, keys and signatures. */
export const POLICY_ROWS: readonly CauseRow[] = [
  {
    // kubernetes/kubernetes@v1.37.2:plugin/pkg/admission/imagepolicy/admission.go: a policy's own reasons follow.
    cause: PullFailureCause.ADMISSION_POLICY,
    words: ['image policy webhook backend denied', 'images rejected by webhook backend'],
    isOfNode: true,
    example: 'pods "hello-app-6589454ddd-wlkbg" is forbidden: image policy webhook backend denied one or more images: '
      + 'Denied by cluster admission rule for us-central1.staging-cluster. Denied by Attestor. Image '
      + 'gcr.io/example/hello-app:e1479a4 denied by projects/example/attestors/vulnz-attestor',
    source: 'https://github.com/GoogleCloudPlatform/gke-binary-auth-tools/issues/4',
  },
  {
    cause: PullFailureCause.ADMISSION_POLICY,
    words: [
      'denied by Binary Authorization',
      'denied the request … image', 'blocked due to the following policies … image', 'has an invalid image repo',
      'denied request … image', 'prohibited by policy … image', 'no matching repositories in the ImagePolicies',
      // What Kyverno's own log says of a pod that it refuses.
      'blocking admission request … image', 'admission request blocked … image',
      'fail (blocked); failed to verify image', 'admission denied … image',
      // Ratify by Gatekeeper, and others that verify
      'denied the request … failed verification', 'denied the request … ratify', 'denied the request … signature',
      'denied the request … content trust', 'denied the request … not signed', 'connaisseur … denied the request',
      'denied the request: Deny ', 'rejected by Binary Authorization policy',
      'binaryauthorization.googleapis.com denied the request',
      'denied the request … cosign', 'denied the request: … trust data', 'EngineVerifyImages … failed to verify image',
    ],
    unless: ['certificate signature', 'signature algorithm'],
    isOfNode: true,
    mayQuote: true,
    example: 'Error from server (Forbidden): admission webhook "validation.gatekeeper.sh" denied the request: '
      + '[allowed-repos] container <web> has an invalid image repo <nginx>, allowed repos are '
      + '["registry.example.com/"]',
    source: 'open-policy-agent/gatekeeper-library@master:library/general/allowedrepos/template.yaml',
  },
  {
    cause: PullFailureCause.ADMISSION_POLICY,
    words: [
      'source denied by policy', 'denied by source policy', 'is not an allowed gateway source',
      'could not resolve image due to policy', 'not allowed by policy: action',
    ],
    isOfNode: true,
    advice: {
      meaning: 'A source policy of the build does not let this image in, so nothing was pulled.',
      fix: 'Build from an image that the policy allows, or allow this one in it (EXPERIMENTAL_BUILDKIT_SOURCE_POLICY '
        + 'names its file).',
      command: 'printenv EXPERIMENTAL_BUILDKIT_SOURCE_POLICY',
    },
    example: 'failed to solve: mcr.example.com/ruby: could not resolve image due to policy: source '
      + '"docker-image://mcr.example.com/ruby:latest" denied by policy: source denied by policy',
    source: 'https://github.com/devcontainers/cli/pull/627',
  },
  {
    // Policies read logins too, such as Connaisseur's.
    cause: PullFailureCause.MALFORMED_PULL_SECRET,
    words: ['/config.json: illegal base64 data at input byte', '.dockerconfigjson: illegal base64 data at input byte'],
    example: 'Unexpected Cosign exception for image "registry.example.com/app:1": Error: '
      + '/app/connaisseur-config/validator/.docker/config.json: illegal base64 data at input byte 72',
    source: 'https://github.com/sse-secure-systems/connaisseur/issues/550',
  },
  {
    // https://github.com/containers/ocicrypt, https://github.com/containerd/imgcrypt: what unwraps the keys of layers.
    cause: PullFailureCause.ENCRYPTED_IMAGE,
    words: [
      'missing private key needed for decryption', 'private keys could be used for decryption', 'DecryptLayer',
      'decrypting layer', 'get decrypt key', 'Necessary DecryptParameters', 'should be decrypted, but', 'tar+encrypted',
      'tar+gzip+encrypted', 'tar+zstd+encrypted',
    ],
    example: '"PullImage from image service failed" err="rpc error: code = Internal desc = failed to handle layer: '
      + 'failed to get decrypt key missing private key needed for decryption" '
      + 'image="ghcr.io/acme/enclave:encrypted"',
    source: 'https://github.com/confidential-containers/enclave-cc/issues/184',
  },
  {
    cause: PullFailureCause.SIGNATURE,
    words: [
      'SignatureValidationFailed', 'signature validation failed', 'Source image rejected',
      'server provided … signatures', 'signature was required, but no signature exists', 'Invalid GPG signature',
      'None of the signatures were accepted', 'unrecognized signature format, starting with',
      'image verifier … blocked pull of', 'blocking pull of … image verifier',
      'cryptographic signature verification failed', 'Signature for identity … is not accepted',
      'The image is not signed in Notary', 'The image is not signed by cosign', 'The image is not signed by notation',
      'no matching signatures were found',
      'the signature using provider … signature verification failed',
      // confidential-containers/guest-components@v0.10.0:image-rs/src/image.rs
      'Image policy rejected: ', 'Security validate failed: Validate image failed',
      // docker/cli@v27.0.0:cli/trust/trust.go (NotaryError)
      'remote trust data does not exist', 'does not have trust data for', 'No valid trust data for',
      'remote repository … out-of-date', 'trust data missing for', 'potential malicious behavior - trust data',
      'no trust data available', 'No trust data for', 'No trusted tags for',
      'establishing connection to trust repository', 'cosign verify failed', 'contacting notary server',
      'unable to verify sha256: … against keyrings', 'specifies a default of `insecureAcceptAnything`; refusing usage',
      // containers/image@v5.36.0:signature
      'are rejected by policy', 'Signature by … is not accepted', 'does not match expected fingerprint',
      'no signature metadata available', 'image verifier blocked', 'Signature for digest … does not match',
      'Signature for docker digest … does not match',
    ],
    // What is loaded here; where the signatures are kept was asked, and did not answer.
    unless: ['is rejected by policy', 'reading signature from', 'Source image rejected: Get http'],
    example: 'Error: Source image rejected: A signature was required, but no signature exists',
    source: 'https://github.com/JasonN3/build-container-installer/issues/146',
  },
  {
    // Signatures are kept under a tag that is made of the image's digest: sigstore/cosign@v2.4.0:pkg/oci/remote.
    cause: PullFailureCause.SIGNATURE,
    words: ['.sig: MANIFEST_UNKNOWN', '.sig: OCI API error: manifest unknown', '.sig: manifest unknown'],
    alternatives: [PullFailureCause.TAG_NOT_FOUND],
    example: 'cosign signature: fetching cosign signature for ghcr.io/acme/app:0.3.2: GET .../manifests/'
      + 'sha256-3b6029ac….sig: MANIFEST_UNKNOWN: manifest unknown',
    source: 'https://github.com/Aureliolo/synthorg/issues/532',
  },
];
