import { UPLOAD_WORDS } from './about';
import { PullFailureCause } from '../pull-failure-cause';
import { CauseRow } from './row';

/** What the image is, and who does not let it in: its format, its platform, its signature. */
export const CONTENT_ROWS: readonly CauseRow[] = [
  {
    cause: PullFailureCause.ADMISSION_POLICY,
    words: [
      'image policy webhook backend denied', 'images rejected by webhook backend', 'denied by Binary Authorization',
      'denied the request … image', 'blocked due to the following policies … image', 'has an invalid image repo',
      'denied request … image', 'prohibited by policy … image', 'no matching repositories in the ImagePolicies',
    ],
    isOfNode: true,
    example: 'pods "hello-app-6589454ddd-wlkbg" is forbidden: image policy webhook backend denied one or more images: '
      + 'Denied by cluster admission rule for us-central1.staging-cluster. Denied by Attestor. Image '
      + 'gcr.io/example/hello-app:e1479a4 denied by projects/example/attestors/vulnz-attestor',
    source: 'https://github.com/GoogleCloudPlatform/gke-binary-auth-tools/issues/4',
  },
  {
    // https://github.com/containers/ocicrypt, https://github.com/containerd/imgcrypt: what unwraps the keys of layers.
    cause: PullFailureCause.ENCRYPTED_IMAGE,
    words: [
      'missing private key needed for decryption', 'private keys could be used for decryption', 'DecryptLayer',
      'decrypting layer', 'get decrypt key', 'tar+encrypted', 'tar+gzip+encrypted', 'tar+zstd+encrypted',
    ],
    example: '"PullImage from image service failed" err="rpc error: code = Internal desc = failed to handle layer: '
      + 'failed to get decrypt key missing private key needed for decryption" '
      + 'image="ghcr.io/confidential-containers/test-container-enclave-cc:encrypted"',
    source: 'https://github.com/confidential-containers/enclave-cc/issues/184',
  },
  {
    cause: PullFailureCause.SIGNATURE,
    words: [
      'SignatureValidationFailed', 'signature validation failed', 'Source image rejected',
      'signature was required, but no signature exists', 'Invalid GPG signature',
      'None of the signatures were accepted', 'is rejected by policy', 'invalid policy in … containers/policy.json',
      'image verifier … blocked pull of', 'blocking pull of … image verifier',
      'cryptographic signature verification failed', 'Signature for identity … is not accepted',
      'containers/policy.json: no such file', 'The image is not signed in Notary', 'The image is not signed by cosign',
      'The image is not signed by notation',
    ],
    unless: UPLOAD_WORDS,
    example: 'Error: Source image rejected: A signature was required, but no signature exists',
    source: 'https://github.com/JasonN3/build-container-installer/issues/146',
  },
  {
    cause: PullFailureCause.PLATFORM_MISMATCH,
    words: [
      'no match for platform in manifest', 'no matching manifest for',
      'no image found in manifest list for architecture', 'no image found in image index for architecture',
      'cannot download image with operating system', 'cannot be used on this platform', 'no child with platform',
      'does not match the detected host platform', 'does not match the specified platform',
      'does not match the expected platform', 'does not provide the specified platform',
      'no images providing the requested platform', 'no manifest found for platform', 'Image architecture mismatch',
      'Image operating system mismatch', 'snapshotter … does not support platform',
    ],
    example: 'Failed to pull image "ghcr.io/codefactoryhu/manifest:0.1.5": rpc error: code = NotFound desc = failed to '
      + 'pull and unpack image "ghcr.io/codefactoryhu/manifest:0.1.5": no match for platform in manifest: not found',
    source: 'https://github.com/codefactoryhu/manifest/issues/11',
  },
  {
    cause: PullFailureCause.SCHEMA1,
    words: [
      'manifest.v1+prettyjws', 'Schema 1 images have been deprecated',
      'manifest version 2, schema 1 support has been removed', 'schema 1 support is disabled', 'missing signature key',
      'ctr: no signatures', 'schema 1 image manifests are no longer supported', 'media-type: schema 1 not supported',
      'is no longer supported since containerd',
    ],
    example: 'Error response from daemon: application/vnd.docker.distribution.manifest.v1+prettyjws not supported',
    source: 'https://github.com/moby/moby/issues/44521',
  },
  {
    cause: PullFailureCause.NOT_AN_IMAGE,
    words: [
      'unsupported docker v2s2 media type', 'Encountered remote … when fetching',
      'unsupported image-specific operation',
      'is an OCI artifact, not a container image', 'vnd.dev.cosign … media type',
    ],
    example: 'Get blob info from gcr.io/distroless/python2.7:sha256-d0bf.cosign error: unsupported docker v2s2 media '
      + 'type: "application/vnd.dev.cosign.simplesigning.v1+json"',
    source: 'https://github.com/AliyunContainerService/image-syncer/issues/101',
  },
  {
    cause: PullFailureCause.NOT_AN_IMAGE,
    words: [
      'unsupported media type', 'unsupported manifest media type', 'unsupported MIME type', 'unexpected media type',
      'unknown media type', 'invalid media type', 'unrecognized media type', 'unsupported manifest MIME type',
      'unsupported config media type', 'invalid config media type', 'vnd.cncf.helm … media type',
    ],
    unless: ['helm pull', 'helm install', 'text/html', '415 Unsupported', 'Server message: unsupported'],
    inPull: true,
    example: 'docker pull ghcr.io/sigstore/rekor/rekor-server:sha256-7a50.sbom: unsupported media type text/spdx+json',
    source: 'https://github.com/rancher-sandbox/rancher-desktop/issues/6661',
  },
];
