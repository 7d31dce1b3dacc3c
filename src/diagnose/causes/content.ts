import { PullFailureCause } from '../pull-failure-cause';
import { CauseRow } from './row';

/** What the image is, and who does not let it in: its format, its platform, its signature. */
export const CONTENT_ROWS: readonly CauseRow[] = [
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
      'decrypting layer', 'get decrypt key', 'Necessary DecryptParameters',
      'should be decrypted, but', 'tar+encrypted', 'tar+gzip+encrypted',
      'tar+zstd+encrypted',
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
      'server provided … signatures',
      'signature was required, but no signature exists', 'Invalid GPG signature',
      'None of the signatures were accepted', 'unrecognized signature format, starting with',
      'image verifier … blocked pull of', 'blocking pull of … image verifier',
      'cryptographic signature verification failed', 'Signature for identity … is not accepted',
      'The image is not signed in Notary', 'The image is not signed by cosign',
      'The image is not signed by notation', 'no matching signatures were found',
      'the signature using provider … signature verification failed',
      // confidential-containers/guest-components@v0.10.0:image-rs/src/image.rs
      'Image policy rejected: ', 'Security validate failed: Validate image failed',
      // docker/cli@v27.0.0:cli/trust/trust.go (NotaryError)
      'remote trust data does not exist', 'does not have trust data for', 'No valid trust data for',
      'remote repository … out-of-date', 'trust data missing for', 'potential malicious behavior - trust data',
      'no trust data available', 'No trust data for', 'No trusted tags for',
      'establishing connection to trust repository', 'cosign verify failed',
      'contacting notary server', 'unable to verify sha256: … against keyrings',
      'specifies a default of `insecureAcceptAnything`; refusing usage',
      // containers/image@v5.36.0:signature
      'are rejected by policy', 'Signature by … is not accepted',
      'does not match expected fingerprint', 'no signature metadata available',
      'image verifier blocked', 'Signature for digest … does not match',
      'Signature for docker digest … does not match',
    ],
    // What is loaded here; where the signatures are kept was asked, and did not answer.
    unless: ['is rejected by policy', 'reading signature from'],
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
  {
    cause: PullFailureCause.PLATFORM_MISMATCH,
    words: [
      'no match for platform in manifest', 'no matching manifest for',
      'no image found in manifest list', 'no image found in image index', 'choosing image instance: no image found',
      'cannot download image with operating system', 'cannot be used on this platform', 'no child with platform',
      'does not match the specified platform',
      'does not match the expected platform', 'does not provide the specified platform',
      'no images providing the requested platform', 'no platforms in common', 'Image has architecture … ; expected',
      'image found is for unexpected architecture', 'appropriate image in manifest list',
      'choosing an image from manifest list', 'no manifest found for platform', 'Image architecture mismatch',
      'Image operating system mismatch', 'snapshotter … does not support platform', 'descriptor matching platform',
      'based image is incompatible with a', 'does not match requested platform',
      'has an unsupported operating system', 'unsupported image operating system',
      'as operating system … is not supported', 'into layerstore for', 'containers are not supported on this system',
      'does not match desired platform', 'no matching platforms in', 'no supported platform',
      'no matching manifest was found', 'does not match target platform',
      'list does not contain an image for', 'no matching image found in manifest list',
      // sylabs/singularity@v4.3.1, anchore/stereoscope@v0.1.0, buildpacks/imgutil, oc
      'does not satisfy required platform', 'could not run on the host', 'image has unexpected OS',
      'image has unexpected architecture', 'image has no platform information',
      'missing architecture or OS from image config', 'must match the daemon os',
      'image is a manifest list and contains multiple images', 'requested arch unavailable',
      'Unsupported windows image version', 'platform_resolver was not defined', 'manifest type … must support',
      'ImageOsTypeNotMatch', 'the OS version of image',
    ],
    unless: ['(image is for )'],
    example: 'Failed to pull image "ghcr.io/acme/manifest:0.1.5": rpc error: code = NotFound desc = failed to '
      + 'pull and unpack image "ghcr.io/acme/manifest:0.1.5": no match for platform in manifest: not found',
    source: 'https://github.com/codefactoryhu/manifest/issues/11',
  },
  {
    cause: PullFailureCause.SCHEMA1,
    words: [
      'manifest.v1+prettyjws', 'Schema 1 images have been deprecated',
      'manifest version 2, schema 1 support has been removed', 'schema 1 support is disabled', 'missing signature key',
      'ctr: no signatures', 'schema 1 image manifests are no longer supported',
      'schema v1 manifest', 'schema 1 manifest digest are no longer supported', 'media-type: schema 1 not supported',
      'is no longer supported since containerd',
      'distribution.manifest.v1+json has not been supported',
      // moby/moby@v20.10.27:distribution/pull_v2.go, containerd/containerd@v1.7.29:remotes/docker/schema1
      'unsupported schema version 1', 'no v1Compatibility history', 'schema 1 conversion failed',
      'no FSLayers in manifest',
      'length of history not equal to number of layers', 'expected schema1 document',
      // BuildKit in the docker engine, which resolves them without their configuration
      'invalid empty config file resolved for',
      'invalid protected length block', 'invalid parent ID in the base layer of the image',
      // Where go-containerregistry leads to from them
      'go-containerregistry/issues/377', 'pushed with the deprecated manifest v1',
    ],
    example: 'Error response from daemon: application/vnd.docker.distribution.manifest.v1+prettyjws not supported',
    source: 'https://github.com/moby/moby/issues/44521',
  },
  {
    // containerd reads them itself, and only in manifests of this kind: remotes/docker/schema1/converter.go.
    cause: PullFailureCause.SCHEMA1,
    words: ['no signatures'],
    unless: ['no signatures found', 'cosign'],
    inPull: true,
    example: 'failed to pull and unpack image "docker.io/library/busybox:1.24": no signatures',
    source: 'https://github.com/volcano-sh/volcano/issues/3817',
  },
  {
    cause: PullFailureCause.NOT_AN_IMAGE,
    words: [
      'unsupported docker v2s2 media type', 'use docker model ', 'unsupported layer media type',
      'unknown manifest type *', 'uninferrable manifest type',
      'Encountered remote … when fetching', 'unsupported image-specific operation',
      'is an OCI artifact, not a container image', 'does not match requested platform … (image is for )',
      'vnd.dev.cosign … media type', 'media type for the source image', 'ORAS SIF image should have',
      'manifest type *ocischema', 'CONTAINER2003',
      'must have a config of type', 'unsupported artifact type', 'could not load config with mediatype',
      // containers/image@v5.36.0:internal/manifest
      'Unimplemented manifest list MIME type',
      // What other things are packed as images, and read back
      'no layers found in artifact', 'out of bound for … layers in artifact', 'no extractable OCI/Docker tar layers',
      'OCI artifact must be a single layer', 'image type could not be determined', 'invalid tekton bundle',
      'Failed to find VM disk image file', 'no valid disk artifact found', 'wrong manifest type for disk',
      // istio/istio@1.24.0:pkg/wasm/imagefetcher.go, Envoy Gateway and Higress
      'invalid format as an OCI image',
      // docker/compose@v2.40.3:pkg/remote/oci.go, tektoncd/pipeline@v1.6.0:pkg/resolution/resolver/bundle
      'refer to compose artifacts', 'and not container images', 'is not a compose project OCI artifact',
      'invalid tekton bundle … does not contain a',
    ],
    example: 'Get blob info from gcr.io/distroless/python2.7:sha256-d0bf.cosign error: unsupported docker v2s2 media '
      + 'type: "application/vnd.dev.cosign.simplesigning.v1+json"',
    source: 'https://github.com/AliyunContainerService/image-syncer/issues/101',
  },
  {
    cause: PullFailureCause.NOT_AN_IMAGE,
    words: [
      'processor for application/vnd.wasm', 'processor for application/wasm',
      'processor for application/vnd.bytecodealliance.wasm',
    ],
    advice: {
      meaning: 'The image holds a module of WebAssembly in the place of a file system, which the runtime of this node '
        + 'does not unpack.',
      fix: 'Run it where there is a runtime for WebAssembly (a RuntimeClass with a shim such as spin or wasmtime), or '
        + 'name the container image of the program.',
    },
    example: 'failed to pull and unpack image "registry.example.com/plugin:1": failed to extract layer sha256:0a1b…: '
      + 'failed to get stream processor for application/vnd.wasm.content.layer.v1+wasm: no processor for media-type: '
      + 'unknown',
    source: 'containerd/containerd@v1.7.29:diff/stream.go',
  },
  {
    cause: PullFailureCause.NOT_AN_IMAGE,
    // Charts, caches of builds and modules of wasm have a manifest, and a configuration without the list of layers.
    words: [
      'mismatched image rootfs and manifest layers', 'invalid rootfs in image configuration', 'mismatched fs layers',
      'no RootFS key', 'layers found in image',
      // moby/moby@v28.5.2:distribution/manifest.go, containerd/containerd@v1.7.29:images/image.go
      'media-type: cannot determine', 'media-type: expected ', 'should not have manifests or',
      'should not have config, ', 'ambiguous manifest',
      'in manifest does not match manifest contents',
      'unsupported manifest format', 'rejecting … byte manifest',
      'encountered unknown type ',
      // com.google.cloud.tools:jib-core@0.27.3
      'but neither manifests nor config exists', 'Unknown schemaVersion: ',
    ],
    alternatives: [PullFailureCause.CORRUPT_DOWNLOAD],
    example: 'failed to pull and unpack image "docker.io/acme/spin-hello-world:0.2.0": failed to unpack image on '
      + 'snapshotter overlayfs: mismatched image rootfs and manifest layers',
    source: 'https://github.com/deislabs/containerd-wasm-shims/issues/191',
  },
  {
    cause: PullFailureCause.NOT_AN_IMAGE,
    words: [
      'unsupported media type', 'unsupported manifest media type', 'unsupported MIME type', 'unexpected media type',
      'unknown media type', 'invalid media type', 'unrecognized media type', 'unsupported manifest MIME type',
      'unsupported config media type', 'invalid config media type', 'unsupported MediaType: ',
      'vnd.cncf.helm … media type',
      'Unimplemented manifest MIME type', 'application/vnd. … not supported',
      'unacceptable media type', 'wrong config media type',
      'manifest_invalid', 'manifest invalid', 'while checking OCI image: json',
      'is not a SIF', 'invalid image config', 'invalid image JSON',
      'layers, but only … are allowed', 'No layers to pull', 'No layers in manifest',
      'image has no config (artifact', 'non-ostree layers',
      'Unhandled layer type', 'image does not have ostree.', 'Missing ostree.final-diffid',
      'manifest contains … layers, but container configuration',
      'find package.yaml file after checking',
      'manifest does not contain a layer with mediatype', 'failed to find layer with media type',
      'does not contain minimum number of descriptors', 'is not allowed, found in descriptor',
    ],
    unless: [
      'helm pull', 'helm install', 'text/html', '415 Unsupported', 'Server message: unsupported',
      'zstd compression is not',
    ],
    inPull: true,
    example: 'docker pull ghcr.io/sigstore/rekor/rekor-server:sha256-7a50.sbom: unsupported media type text/spdx+json',
    source: 'https://github.com/rancher-sandbox/rancher-desktop/issues/6661',
  },
];
