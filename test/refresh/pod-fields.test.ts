import { podOf } from './support';

const SPREAD = { maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule' };
const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';

describe('a field of the pod has the type that the API server takes', () => {
  test.each<[object, string]>([
    [{ priorityClassName: 5 }, "priorityClassName' must be a text, got 5: write '5' in quotes"],
    [{ priorityClassName: 'High' }, "priorityClassName' must be a DNS subdomain"],
    [{ runtimeClassName: 'g_visor' }, "runtimeClassName' must be a DNS subdomain"],
    [{ schedulerName: true }, "schedulerName' must be a text, got true: write 'true' in quotes"],
    [{ terminationGracePeriodSeconds: '30s' },
      'terminationGracePeriodSeconds\' must be a whole number from 0 to 9007199254740991, got "30s"'],
    [{ terminationGracePeriodSeconds: '30' }, 'got "30": write 30 without quotes'],
    [{ terminationGracePeriodSeconds: -1 }, 'got -1'],
    [{ hostUsers: 'no' }, 'hostUsers\' must be true or false, got "no"'],
    [{ hostUsers: 'false' }, 'got "false": write false without quotes'],
    [{ terminationGracePeriodSeconds: 1.5 }, 'got 1.5'],
    [{ priority: 5 }, "priority' cannot be set for the pod of a refresher, got 5: the pod has that of its "
      + "PriorityClass: give 'priorityClassName'"],
    [{ preemptionPolicy: 'Never' }, "of its PriorityClass: give 'priorityClassName'"],
    [{ affinity: 'x' }, 'affinity\' must be an object, as in the template of a pod, got "x"'],
    [{ affinity: { nodeAffinity: { [REQUIRED]: {} } } },
      `affinity.nodeAffinity.${REQUIRED}' must have nodeSelectorTerms: 'nodeSelectorTerms' is missing`],
    [{ affinity: { nodeAffinity: { [REQUIRED]: { nodeSelectorTerms: [] } } } },
      `affinity.nodeAffinity.${REQUIRED}.nodeSelectorTerms' must have one item or more, got 0`],
    ...([
      [{ key: 'a', operator: 'In' }, "values' must have at least one, as its operator is In, got 0"],
      [{ key: 'a', operator: 'NotIn', values: [] }, "values' must have at least one, as its operator is NotIn, got 0"],
      [{ key: 'a', operator: 'Exists', values: ['b'] }, "values' must have none, as its operator is Exists, got 1"],
      [{ key: 'a', operator: 'Gt', values: ['1', '2'] }, "values' must have exactly one, as its operator is Gt, got 2"],
      [{ key: 'a b', operator: 'Exists' }, 'key\' must be the key of a label, got "a b"'],
    ] as const).map(([expression, message]): [object, string] => [
      { affinity: { nodeAffinity: { [REQUIRED]: { nodeSelectorTerms: [{ matchExpressions: [expression] }] } } } },
      `nodeSelectorTerms[0].matchExpressions[0].${message}`,
    ]),
    ...([
      [{ key: 'metadata.labels', operator: 'In', values: ['a'] }, "key' must be one of metadata.name"],
      [{ key: 'metadata.name', operator: 'Exists', values: [] }, "operator' must be one of In, NotIn"],
      [{ key: 'metadata.name', operator: 'In', values: ['a', 'b'] }, "values' must have one item, got 2"],
    ] as const).map(([field, message]): [object, string] => [
      { affinity: { nodeAffinity: { [PREFERRED]: [{ weight: 1, preference: { matchFields: [field] } }] } } },
      `preference.matchFields[0].${message}`,
    ]),
    [{
      topologySpreadConstraints: [
        { ...SPREAD, labelSelector: { matchExpressions: [{ key: 'a', operator: 'In', values: ['b c'] }] } },
      ],
    }, 'values[0]\' must be the value of a label, got "b c"'],
    [{ dnsPolicy: 'None' }, "dnsConfig' must have nameservers, as a 'dnsPolicy' of None has no others"],
    [{ dnsPolicy: 'None', dnsConfig: { searches: ['example.com'] } }, "dnsConfig' must have nameservers"],
    [{ affinity: { nodeAffinity: { [PREFERRED]: [{ weight: 0, preference: {} }] } } },
      `affinity.nodeAffinity.${PREFERRED}[0].weight' must be a whole number from 1 to 100, got 0`],
    [{ affinity: { podAntiAffinity: { [REQUIRED]: [{ topologyKey: 'a b' }] } } },
      `podAntiAffinity.${REQUIRED}[0].topologyKey' must be the key of a label, got "a b"`],
    [{ hostAliases: [{ foo: 1 }] }, "hostAliases[0].foo' cannot be set for the pod of a refresher, got 1: what can be "
      + 'set is ip, hostnames'],
    [{ hostAliases: [{ hostnames: ['a'] }] }, "hostAliases[0]' must have ip: 'ip' is missing"],
    [{ hostAliases: [{ ip: 'localhost', hostnames: ['a'] }] }, 'ip\' must be an IP address, got "localhost"'],
    [{ hostAliases: [{ ip: '::1', hostnames: 'a' }] }, 'hostnames\' must be a list, got "a"'],
    [{ tolerations: [{ key: 'a', effect: 'NoExecute', tolerationSeconds: '5' }] },
      'tolerations[0].tolerationSeconds\' must be a whole number from -9007199254740991 to 9007199254740991, got "5": '
        + 'write 5 without quotes'],
    [{ tolerations: [{ key: 'a b' }] }, 'tolerations[0].key\' must be the key of a label, got "a b"'],
    [{ tolerations: [{ key: 'a', value: true }] }, "value' must be the value of a label, got true: write 'true' in "
      + 'quotes'],
    [{ tolerations: [{ key: 'a', operator: 'Ge' }] }, 'operator\' must be one of Exists, Equal, Lt, Gt, got "Ge"'],
    [{ tolerations: [{ key: 'a', operator: 'Lt' }] }, "tolerations[0]' must have value: 'value' is missing"],
    [{ tolerations: [{ operator: 'Gt', value: '5' }] }, "tolerations[0]' must have operator Exists without a value, or "
      + 'Equal, Lt or Gt with a key'],
    [{ tolerations: [{ key: 'a', operator: 'Gt', value: 'b' }] }, 'value\' must be a whole number as a text, got "b"'],
    [{ tolerations: [{ key: 'a', operator: 'Gt', value: 5 }] }, "got 5: write '5' in quotes"],
    [{ tolerations: [{ key: 'a', effect: 'Never' }] }, 'effect\' must be one of NoSchedule, PreferNoSchedule, '
      + 'NoExecute'],
    [{ tolerations: [{ key: 'a', operater: 'Exists' }] }, 'what can be set is key, operator, value, effect, '
      + 'toleration'],
    [{ imagePullSecrets: [{ name: 'Bad_Name' }] }, "imagePullSecrets[0].name' must be a DNS subdomain"],
    [{ imagePullSecrets: [{}] }, "imagePullSecrets[0]' must have name: 'name' is missing"],
    [{ imagePullSecrets: [{ secretName: 'a' }] }, "imagePullSecrets[0].secretName' cannot be set"],
    [{ topologySpreadConstraints: [{ maxSkew: 1 }] }, "topologySpreadConstraints[0]' must have maxSkew, topologyKey, "
      + "whenUnsatisfiable: 'topologyKey' is missing"],
    [{ topologySpreadConstraints: [{ ...SPREAD, labelSelector: { matchLabels: { a: 1 } } }] },
      "topologySpreadConstraints[0].labelSelector.matchLabels.a' must be a string, got 1"],
    [{
      topologySpreadConstraints: [
        { ...SPREAD, labelSelector: { matchExpressions: [{ key: 'a', operator: 'in' }] } },
      ],
    },
    'matchExpressions[0].operator\' must be one of In, NotIn, Exists, DoesNotExist, got "in"'],
    [{ dnsConfig: { nameservers: ['dns.example.com'] } }, 'dnsConfig.nameservers[0]\' must be an IP address'],
    [{ dnsConfig: { options: [{ name: 'ndots', value: 1 }] } },
      "dnsConfig.options[0].value' must be a text, got 1: write '1' in quotes"],
  ])('%j is refused', (spec, message) => {
    expect(() => podOf({ pod: { spec } })).toThrow(message);
    expect(() => podOf({ pod: { spec } })).toThrow(/^'refresh\.pod\.spec\./);
  });

  test.each([
    { terminationGracePeriodSeconds: 0 }, { terminationGracePeriodSeconds: 4000000000 },
    { hostUsers: true },
    { tolerations: [{ key: '', operator: 'Exists', value: '', effect: null }] },
    { tolerations: [{ key: 'a', effect: 'NoExecute', tolerationSeconds: 0 }] },
    { tolerations: [{ key: 'a', effect: 'NoExecute', tolerationSeconds: 3153600000 }] },
    { tolerations: [{ key: 'a', operator: '', value: 'b', effect: '' }] },
    { tolerations: [{ key: 'sla', operator: 'Gt', value: '950' }, { key: 'sla', operator: 'Lt', value: '-5' }] },
    { hostAliases: [{ ip: 'fd00::1', hostnames: null }] },
    {
      topologySpreadConstraints: [{
        ...SPREAD,
        minDomains: 2,
        nodeTaintsPolicy: 'Honor',
        matchLabelKeys: ['pod-template-hash'],
        labelSelector: { matchExpressions: [{ key: 'a', operator: 'In', values: ['b', ''] }] },
      }],
    },
    {
      affinity: {
        nodeAffinity: {
          [REQUIRED]: { nodeSelectorTerms: [{ matchExpressions: [{ key: 'cpus', operator: 'Gt', values: ['4'] }] }] },
          [PREFERRED]: [{
            weight: 1, preference: { matchFields: [{ key: 'metadata.name', operator: 'NotIn', values: ['a'] }] },
          }],
        },
        podAffinity: null,
        podAntiAffinity: {
          [PREFERRED]: [{
            weight: 100,
            podAffinityTerm: { topologyKey: 'kubernetes.io/hostname', namespaces: ['a'], namespaceSelector: {} },
          }],
        },
      },
    },
    { dnsPolicy: 'None', dnsConfig: { nameservers: ['10.0.0.1'] } },
    { dnsConfig: { nameservers: ['10.0.0.1'], searches: ['example.com'], options: [{ name: 'edns0' }] } },
  ])('%j is taken', spec => {
    expect(() => podOf({ pod: { spec } })).not.toThrow();
  });
});
