import { OTHER_ASKERS } from './about';
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
    unless: OTHER_ASKERS,
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
  },
  {
    cause: PullFailureCause.NOT_AN_IMAGE,
    words: [
      'manifest.v1+prettyjws', 'Schema 1 images have been deprecated',
      'manifest version 2, schema 1 support has been removed', 'schema 1 support is disabled', 'missing signature key',
      'ctr: no signatures', 'schema 1 image manifests are no longer supported', 'media-type: schema 1 not supported',
      'is no longer supported since containerd',
    ],
  },
  {
    cause: PullFailureCause.NOT_AN_IMAGE,
    words: [
      'unsupported docker v2s2 media type', 'Encountered remote … when fetching',
      'unsupported image-specific operation',
      'is an OCI artifact, not a container image', 'vnd.dev.cosign … media type',
    ],
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
  },
];
