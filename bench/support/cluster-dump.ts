import { closeSync, openSync, writeSync } from 'node:fs';
import { dump } from 'js-yaml';

/** How many pods share a namespace and a ServiceAccount. */
const PODS_PER_NAMESPACE = 200;
const PODS_PER_ACCOUNT = 20;
/** How many replicas a Deployment has. */
const REPLICAS = 4;

/**
 * Writes what `kubectl get pods,serviceaccounts,secrets -A -o json` prints of a cluster: pods as the API server returns
 * them (status, projected token, conditions), with the pull secrets that they got of their ServiceAccounts, and Secrets
 * that cover all images but one.
 */
export function writeClusterDump(file: string, pods: number): void {
  const output = openSync(file, 'w');
  writeSync(output, '{\n    "apiVersion": "v1",\n    "items": [\n');
  let separator = '';
  for (const object of objects(pods)) {
    const text = JSON.stringify(object, null, 4).replaceAll('\n', '\n        ');
    writeSync(output, `${separator}        ${text}`);
    separator = ',\n';
  }
  writeSync(output, '\n    ],\n    "kind": "List",\n    "metadata": {\n        "resourceVersion": ""\n    }\n}\n');
  closeSync(output);
}

/** Writes the same as documents of YAML. */
export function writeYamlDump(file: string, pods: number): void {
  const output = openSync(file, 'w');
  for (const object of objects(pods)) writeSync(output, `---\n${dump(object, { lineWidth: -1 })}`);
  closeSync(output);
}

function* objects(pods: number): Iterable<object> {
  for (let index = 0; index < pods; index++) yield pod(index);
  for (let index = 0; index < pods; index += PODS_PER_ACCOUNT) yield serviceAccount(index);
  for (let index = 0; index < pods; index += PODS_PER_NAMESPACE) yield secret(index);
}

const namespaceOf = (index: number) => `team-${Math.floor(index / PODS_PER_NAMESPACE)}`;
const accountOf = (index: number) => `app-${Math.floor(index / PODS_PER_ACCOUNT)}`;
const hex = (index: number) => (index * 2654435761 % 2 ** 32).toString(16).padStart(8, '0');
const uid = (index: number) => `${hex(index)}-0000-4000-8000-${hex(index + 1)}0000`;

function pod(index: number): object {
  const deployment = Math.floor(index / REPLICAS);
  const host = deployment === 0 ? 'registry.example.com:5000' : 'registry.example.com';
  const image = `${host}/${namespaceOf(index)}/service-${deployment % 40}:1.${deployment % 7}.0`;
  const replicaSet = `service-${deployment}-${hex(deployment)}`;
  const name = `${replicaSet}-${hex(index).slice(0, 5)}`;
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      annotations: {
        'checksum/config': hex(index).repeat(8), 'prometheus.io/scrape': 'true', 'prometheus.io/port': '9090',
      },
      creationTimestamp: '2026-01-01T00:00:00Z',
      generateName: `${replicaSet}-`,
      labels: {
        'app.kubernetes.io/name': accountOf(index),
        'app.kubernetes.io/instance': name,
        'pod-template-hash': hex(deployment),
      },
      name,
      namespace: namespaceOf(index),
      ownerReferences: [
        {
          apiVersion: 'apps/v1',
          blockOwnerDeletion: true,
          controller: true,
          kind: 'ReplicaSet',
          name: replicaSet,
          uid: uid(deployment),
        },
      ],
      resourceVersion: String(1_000_000 + index),
      uid: uid(index),
    },
    spec: {
      containers: [container('main', image, 4), container('proxy', 'docker.io/envoyproxy/envoy:v1.31.0', 2)],
      dnsPolicy: 'ClusterFirst',
      enableServiceLinks: true,
      imagePullSecrets: [{ name: 'registry' }],
      initContainers: [container('init', image, 1)],
      nodeName: `node-${index % 500}`,
      preemptionPolicy: 'PreemptLowerPriority',
      priority: 0,
      restartPolicy: 'Always',
      schedulerName: 'default-scheduler',
      securityContext: { fsGroup: 1000, runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
      serviceAccount: accountOf(index),
      serviceAccountName: accountOf(index),
      terminationGracePeriodSeconds: 30,
      tolerations: ['not-ready', 'unreachable'].map(key => ({
        effect: 'NoExecute', key: `node.kubernetes.io/${key}`, operator: 'Exists', tolerationSeconds: 300,
      })),
      volumes: [{
        name: 'kube-api-access-abcde',
        projected: {
          defaultMode: 420,
          sources: [
            { serviceAccountToken: { expirationSeconds: 3607, path: 'token' } },
            { configMap: { items: [{ key: 'ca.crt', path: 'ca.crt' }], name: 'kube-root-ca.crt' } },
            {
              downwardAPI: {
                items: [{ fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.namespace' }, path: 'namespace' }],
              },
            },
          ],
        },
      }],
    },
    status: status(index, image),
  };
}

function container(name: string, image: string, variables: number): object {
  return {
    args: ['--config=/etc/app/config.yaml', '--log-level=info'],
    env: Array.from({ length: variables }, (_, index) => ({
      name: `SETTING_${index}`, value: `http://service-${index}.default.svc.cluster.local:8080/path`,
    })),
    image,
    imagePullPolicy: 'IfNotPresent',
    livenessProbe: {
      failureThreshold: 3,
      httpGet: { path: '/healthz', port: 8080, scheme: 'HTTP' },
      periodSeconds: 10,
      successThreshold: 1,
      timeoutSeconds: 1,
    },
    name,
    ports: [{ containerPort: 8080, name: 'http', protocol: 'TCP' }],
    resources: { limits: { cpu: '1', memory: '512Mi' }, requests: { cpu: '100m', memory: '256Mi' } },
    securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] }, readOnlyRootFilesystem: true },
    terminationMessagePath: '/dev/termination-log',
    terminationMessagePolicy: 'File',
    volumeMounts: [
      { mountPath: '/var/run/secrets/kubernetes.io/serviceaccount', name: 'kube-api-access-abcde', readOnly: true },
    ],
  };
}

function status(index: number, image: string): object {
  const time = '2026-01-01T00:00:10Z';
  return {
    conditions: ['PodReadyToStartContainers', 'Initialized', 'Ready', 'ContainersReady', 'PodScheduled']
      .map((type) => ({ lastProbeTime: null, lastTransitionTime: time, status: 'True', type })),
    containerStatuses: ['main', 'proxy'].map((name) => ({
      containerID: `containerd://${hex(index).repeat(8)}`,
      image,
      imageID: `${image.slice(0, image.lastIndexOf(':'))}@sha256:${hex(index).repeat(8)}`,
      lastState: {},
      name,
      ready: true,
      restartCount: 0,
      started: true,
      state: { running: { startedAt: time } },
    })),
    hostIP: '10.0.0.1',
    phase: 'Running',
    podIP: '10.1.0.1',
    podIPs: [{ ip: '10.1.0.1' }],
    qosClass: 'Burstable',
    startTime: time,
  };
}

function serviceAccount(index: number): object {
  return {
    apiVersion: 'v1',
    imagePullSecrets: [{ name: 'registry' }],
    kind: 'ServiceAccount',
    metadata: { name: accountOf(index), namespace: namespaceOf(index), uid: uid(index) },
  };
}

function secret(index: number): object {
  const config = { auths: { 'registry.example.com': { username: 'robot', password: 'hunter2' } } };
  return {
    apiVersion: 'v1',
    data: { '.dockerconfigjson': Buffer.from(JSON.stringify(config)).toString('base64') },
    kind: 'Secret',
    metadata: { name: 'registry', namespace: namespaceOf(index), uid: uid(index) },
    type: 'kubernetes.io/dockerconfigjson',
  };
}
