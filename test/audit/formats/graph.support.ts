import { AccessGraph } from '../../../src/audit/access-graph';

/**
 * Two workloads: one pulls through its ServiceAccount, the other has no credential and names a Secret that is not
 * there and one that does not decode.
 */
export const GRAPH: AccessGraph = {
  nodes: [
    { id: 'ns', kind: 'namespace', label: 'shop' },
    { id: 'a', kind: 'workload', label: 'Deployment a', namespace: 'shop' },
    { id: 'b', kind: 'workload', label: 'Pod "b" <x>', namespace: 'shop' },
    { id: 'sa', kind: 'service-account', label: 'default', namespace: 'shop' },
    { id: 's', kind: 'secret', label: 'regcred', namespace: 'shop', state: 'known' },
    { id: 'm', kind: 'secret', label: 'gone', namespace: 'shop', state: 'missing' },
    { id: 'x', kind: 'secret', label: 'torn', namespace: 'shop', state: 'broken' },
    { id: 'r', kind: 'registry', label: 'reg.io:5000' },
  ],
  edges: [
    { from: 'ns', to: 'a', kind: 'pulls' },
    { from: 'ns', to: 'b', kind: 'pulls' },
    { from: 'a', to: 'sa', kind: 'pulls' },
    { from: 'sa', to: 's', kind: 'pulls' },
    { from: 's', to: 'r', kind: 'pulls' },
    { from: 'b', to: 'm', kind: 'pulls' },
    { from: 'm', to: 'r', kind: 'awaited' },
    { from: 'b', to: 'x', kind: 'pulls' },
    { from: 'b', to: 'r', kind: 'uncovered' },
  ],
};
