import { PullFailure } from '../../../src/diagnose';

const UNPACK = 'Failed to pull image "ghcr.io/acme/app:1": failed to pull and unpack image "ghcr.io/acme/app:1": ';

test.each([
  `${UNPACK}failed to extract layer sha256:aa: mkdir /var/lib/containerd/snapshots/99/fs/etc: permission denied: `
    + 'unknown',
  `${UNPACK}failed to extract layer sha256:aa: failed to setxattr "/x" for key "a": operation not supported: unknown`,
  'failed to register layer: ApplyLayer exit status 1 stdout:  stderr: lchown /usr/bin/x: operation not permitted',
  'failed to register layer: failed to Lchown "/" for UID 0, GID 0: lchown /: permission denied',
  'writing blob: adding layer with blob "sha256:aa": Error processing tar file(exit status 1): Permission denied',
  'Failed to pull image "a.io/x:1": cannot mount its layers: permission denied',
])('what the node may not write is no full disk: %s', message => {
  expect(PullFailure.classify(message)).toMatchObject({
    cause: 'unpack-failed', alternatives: [], meaning: expect.stringContaining('may not write'),
  });
});

test('what does not fit the store of layers may come of a disk, and does not say that it is not full', () => {
  const { alternatives, meaning } = PullFailure.classify(`${UNPACK}failed to extract layer sha256:aa: invalid `
    + 'argument');
  expect(alternatives).toEqual(['disk']);
  expect(meaning).not.toContain('not full');
});

test.each(['containerd-stargz-grpc/containerd-stargz-grpc.sock', 'overlaybd-snapshotter/overlaybd.sock',
  'containerd-nydus/containerd-nydus-grpc.sock', 'soci-snapshotter-grpc/soci-snapshotter-grpc.sock', 'own/my.sock'])(
  'a snapshotter beside the runtime has an advice of its own: %s', socket => {
    const { alternatives, nextCommand, meaning } = PullFailure.classify(`${UNPACK}failed to prepare extraction `
      + 'snapshot "extract-1 sha256:aa": connection error: desc = "transport: Error while dialing: dial unix '
      + `/run/${socket}: connect: connection refused": unavailable`);
    expect(alternatives).toEqual(['unpack-failed']);
    expect(meaning).toContain('containerd itself runs');
    expect(nextCommand).toBe("ssh NODE systemctl status --all '*snapshotter*'");
  },
);

test.each(['failed to get unpacker: snapshotter "nydus" was not found: not found', 'snapshotter not loaded: nydus'])(
  'one that the runtime does not know is one of its configuration: %s', words => {
    const { cause, alternatives, nextCommand } = PullFailure.classify(UNPACK + words);
    expect([cause, ...alternatives]).toEqual(['unpack-failed', 'broken-runtime-config']);
    expect(nextCommand).toBe('ssh NODE sudo ctr plugins ls');
  },
);

test('a module of WebAssembly is no layer', () => {
  expect(PullFailure.classify(`${UNPACK}failed to extract layer sha256:00: failed to get stream processor for `
    + 'application/vnd.wasm.content.layer.v1+wasm: no processor for media-type: unknown'))
    .toMatchObject({ cause: 'not-an-image', alternatives: [] });
});

test('an attestation is no layer, so the store of the node is not to blame', () => {
  const { cause, alternatives, meaning, fix, nextCommand } = PullFailure.classify(`${UNPACK}failed to extract layer `
    + 'sha256:00: failed to get stream processor for application/vnd.in-toto+json: no processor for media-type: '
    + 'unknown');
  expect([cause, ...alternatives]).toEqual(['unpack-failed', 'not-an-image', 'encrypted-image']);
  expect(meaning).toContain('attestation');
  expect(fix).not.toMatch(/damaged|replace the node/);
  expect(nextCommand).toBe('skopeo inspect --raw docker://ghcr.io/acme/app:1');
});

test('a mount that is busy is held by a program on the node, which is looked for', () => {
  const mount = '/var/lib/containerd/tmpmounts/containerd-mount49';
  const { cause, fix, nextCommand } = PullFailure.classify(`${UNPACK}failed to extract layer sha256:aa: failed to `
    + `unmount ${mount}: failed to unmount target ${mount}: device or resource busy: unknown`);
  expect(cause).toBe('unpack-failed');
  expect(fix).toContain('virus scanner');
  expect(fix).not.toContain('replace');
  expect(nextCommand).toContain('sudo fuser -vm');
});
