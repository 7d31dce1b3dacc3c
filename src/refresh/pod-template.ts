import { PodTemplate } from './job';
import { MountedPart } from './part';
import { isTokenPart, RefreshPlan } from './refresh-plan';
import {
  apiTokenVolume, caVolume, CONFIG_MOUNT, configVolume, identityVolume, previousVolume, READABLE, staticVolume,
} from './volume';
import { PodNeeds } from '../identity/binding';
import { Annotation } from '../kubernetes/annotation';

/**
 * The field manager of all that a refresher writes. It stays the same forever: what another one wrote would have to be
 * taken over by force. The program has it too.
 *
 * @see https://kubernetes.io/docs/reference/using-api/server-side-apply/#managers
 */
export const FIELD_MANAGER = 'cdk8s-registry-access';

/** The container of the pod. */
export const CONTAINER = 'refresh';

/** A user that no image has files of; that of Node.js would run as root. */
const NOBODY = 65532;

// https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
const POD_SECURITY = {
  runAsNonRoot: true,
  runAsUser: NOBODY,
  runAsGroup: NOBODY,
  fsGroup: NOBODY,
  seccompProfile: { type: 'RuntimeDefault' },
};
const CONTAINER_SECURITY = {
  allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] }, readOnlyRootFilesystem: true,
};

/** A run takes some 90 MiB, and 120 with 500 namespaces: bench/refresher.bench.ts. */
const RESOURCES = { requests: { cpu: '10m', memory: '128Mi' }, limits: { memory: '192Mi' } };

/** What a refresher's pod is made of, beside its plan. */
export interface PodOptions {
  readonly image: string;
  readonly configMapName: string;
  readonly serviceAccountName: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly needs: Pick<PodNeeds, 'tokens' | 'secretFiles'>;
}

/** The pod of a run, without what started it: one container, and no shell. */
export function podTemplate(
  plan: RefreshPlan, { image, configMapName, serviceAccountName, labels, needs }: PodOptions,
): PodTemplate {
  const volumes = [
    configVolume(configMapName),
    ...identityVolume(needs),
    ...plan.stateName === undefined ? [] : [previousVolume(plan.stateName)],
    ...plan.parts.filter((part): part is MountedPart => !isTokenPart(part)).map(staticVolume),
    ...plan.caBundle ? [caVolume(plan.caBundle)] : [],
    apiTokenVolume(),
  ];
  return {
    metadata: { labels },
    spec: {
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      serviceAccountName,
      restartPolicy: 'Never',
      nodeSelector: { 'kubernetes.io/os': 'linux' },
      securityContext: POD_SECURITY,
      containers: [{
        name: CONTAINER,
        image,
        // Node.js itself refuses to write, to start other programs, and to read anything else.
        command: [
          'node',
          '--permission',
          ...READABLE.map(folder => `--allow-fs-read=${folder}/*`),
          `${CONFIG_MOUNT}/main.mjs`,
        ],
        env: [{ name: 'TRIGGER', valueFrom: { fieldRef: { fieldPath: `metadata.labels['${Annotation.TRIGGER}']` } } }],
        securityContext: CONTAINER_SECURITY,
        resources: RESOURCES,
        terminationMessagePolicy: 'FallbackToLogsOnError',
        volumeMounts: volumes.map(({ mount }) => mount),
      }],
      volumes: volumes.map(({ volume }) => volume),
    },
  };
}
