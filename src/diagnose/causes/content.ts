import { PullFailureCause } from '../pull-failure-cause';
import { CauseRow } from './row';

/** What the image is: its platform, its format, and whether it is one. */
export const CONTENT_ROWS: readonly CauseRow[] = [
  {
    cause: PullFailureCause.PLATFORM_MISMATCH,
    words: [
      'no match for platform in manifest', 'no matching manifest for', 'no image found in manifest list',
      'no matching image found in manifest list',
      'no image found in image index', 'choosing image instance: no image found',
      'cannot download image with operating system', 'cannot be used on this platform', 'no child with platform',
      'does not match the specified platform', 'does not match the expected platform',
      'does not provide the specified platform', 'no images providing the requested platform', 'no platforms in common',
      'Image has architecture … ; expected', 'image found is for unexpected architecture',
      'appropriate image in manifest list', 'choosing an image from manifest list', 'no manifest found for platform',
      'Image architecture mismatch', 'Image operating system mismatch', 'snapshotter … does not support platform',
      'descriptor matching platform', 'based image is incompatible with a', 'does not match requested platform',
      'has an unsupported operating system', 'unsupported image operating system',
      'as operating system … is not supported', 'into layerstore for', 'containers are not supported on this system',
      'does not match desired platform', 'no matching platforms in', 'no supported platform',
      'no matching manifest was found', 'does not match target platform', 'list does not contain an image for',
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
      'manifest version 2, schema 1 support has been removed', 'schema 1 support is disabled',
      'schema 1 has been removed', 'missing signature key',
      'ctr: no signatures', 'schema 1 image manifests are no longer supported', 'schema v1 manifest',
      'schema 1 manifest digest are no longer supported', 'media-type: schema 1 not supported',
      'is no longer supported since containerd', 'distribution.manifest.v1+json has not been supported',
      // moby/moby@v20.10.27:distribution/pull_v2.go, containerd/containerd@v1.7.29:remotes/docker/schema1
      'unsupported schema version 1', 'no v1Compatibility history', 'schema 1 conversion failed',
      'no FSLayers in manifest', 'length of history not equal to number of layers', 'expected schema1 document',
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
      'unknown manifest type *', 'uninferrable manifest type', 'Encountered remote … when fetching',
      'unsupported image-specific operation', 'is an OCI artifact, not a container image',
      'does not match requested platform … (image is for )', 'vnd.dev.cosign … media type',
      'media type for the source image', 'ORAS SIF image should have', 'manifest type *ocischema', 'CONTAINER2003',
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
      'should not have config, ', 'ambiguous manifest', 'in manifest does not match manifest contents',
      'unsupported manifest format', 'rejecting … byte manifest', 'encountered unknown type ',
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
      'unsupported config media type', 'invalid config media type', 'wrong config media type',
      'unsupported MediaType: ', 'vnd.cncf.helm … media type', 'Unimplemented manifest MIME type',
      'application/vnd. … not supported', 'unacceptable media type', 'manifest_invalid', 'manifest invalid',
      'while checking OCI image: json', 'is not a SIF', 'invalid image config', 'invalid image JSON',
      'layers, but only … are allowed', 'No layers to pull', 'No layers in manifest', 'image has no config (artifact',
      'non-ostree layers', 'Unhandled layer type', 'image does not have ostree.', 'Missing ostree.final-diffid',
      'manifest contains … layers, but container configuration', 'find package.yaml file after checking',
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
