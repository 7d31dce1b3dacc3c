import { ownerOf } from '../../../src/audit/facts/owner';

const owned = (ownerReferences: unknown, labels: object = {}) =>
  ownerOf({ metadata: { ownerReferences, labels } as any });

test.each([
  ['a ReplicaSet of a Deployment', [{ kind: 'ReplicaSet', name: 'web-6d4c' }], { 'pod-template-hash': '6d4c' },
    { kind: 'Deployment', name: 'web' }],
  ['a ReplicaSet of its own', [{ kind: 'ReplicaSet', name: 'web' }], {}, { kind: 'ReplicaSet', name: 'web' }],
  ['a Job of a CronJob', [{ kind: 'Job', name: 'backup-28000000' }], {}, { kind: 'CronJob', name: 'backup' }],
  ['a Job of its own', [{ kind: 'Job', name: 'backup-1' }], {}, { kind: 'Job', name: 'backup-1' }],
  ['the controller among several', [{ kind: 'A', name: 'a' }, { kind: 'B', name: 'b', controller: true }], {},
    { kind: 'B', name: 'b' }],
  ['nobody', undefined, {}, undefined],
  ['a node, which is not meant', [{ kind: 'Node', name: 'n' }], {}, undefined],
  ['what is malformed', [{ kind: 1 }, 'x'], {}, undefined],
])('%s made it', (_, references, labels, owner) => {
  expect(owned(references, labels)).toEqual(owner);
});
