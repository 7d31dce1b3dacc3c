import { Duration } from 'cdk8s';
import { budgetOf, stepsOf } from './budget';
import { checkFree } from './check-options';
import { Fetcher, FETCHERS } from './fetcher';
import { Images } from './images';
import { PodTemplate } from './job';
import { StaticPart } from './part';
import { PodSettings } from './pod-options';
import { isToken, RefreshPlan } from './refresh-plan';
import { apiTokenVolume, configVolume, identityVolume, previousVolume, staticVolume, Volume, workVolume } from './volume';
import { PodNeeds } from '../identity/binding';
import { podNeeds } from '../identity/pod-needs';
import { Annotation } from '../kubernetes/annotation';

/**
 * The field manager of all that a refresher writes. It stays the same for ever: what another one wrote would have to be taken
 * over by force.
 *
 * @see https://kubernetes.io/docs/reference/using-api/server-side-apply/#managers
 */
export const FIELD_MANAGER = 'cdk8s-registry-access';

/** The container that `kubectl logs` shows by itself: https://kubernetes.io/docs/reference/labels-annotations-taints/#kubectl-kubernetes-io-default-container. */
const DEFAULT_CONTAINER = 'kubectl.kubernetes.io/default-container';

/** https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted */
const podSecurity = (user: number) =>
  ({ runAsNonRoot: true, runAsUser: user, runAsGroup: user, fsGroup: user, seccompProfile: { type: 'RuntimeDefault' } });
const CONTAINER_SECURITY = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] }, readOnlyRootFilesystem: true };

/** What a pull secret takes for each registry: two copies of a token of some 3 kB, in base64 in base64. */
const MIB_PER_HUNDRED_LOGINS = 2;
/** How many namespaces are reckoned with where they are not known. */
const SELECTED_NAMESPACES = 500;
/** Room for the AWS CLI and kubectl, beside the files in memory. */
const MEMORY_OF_TOOLS_MIB = 192;

/** What a refresher's pod is made of, beside its plan. */
export interface PodOptions {
  readonly images: Images;
  readonly configMapName: string;
  readonly serviceAccountName: string;
  readonly jitter: Duration;
  readonly deadline: Duration;
  readonly labels: Readonly<Record<string, string>>;
  /** Environment variables by which programs find a proxy. */
  readonly proxy: Readonly<Record<string, string>>;
  /** What the user says of the pods. */
  readonly settings: PodSettings;
}

/** What identities need of the pod, and what each fetcher needs for its own. */
export interface FetcherNeeds {
  readonly fetcher: Fetcher;
  readonly needs: Required<PodNeeds>;
}

/** The fetchers that a plan takes. */
export function fetchersOf(plan: RefreshPlan): FetcherNeeds[] {
  return FETCHERS
    .map(fetcher => ({ fetcher, parts: plan.parts.filter(isToken).filter(({ kind }) => fetcher.kinds.includes(kind)) }))
    .filter(({ parts }) => parts.length > 0)
    .map(({ fetcher, parts }) => ({ fetcher, needs: podNeeds(parts.map(({ identity }) => identity)) }));
}

/**
 * The pod of a run, without what started it. Init containers fetch tokens, each noting what failed instead of failing; then
 * `write` applies what there is, and `verdict` fails the run if anything did.
 */
export function podTemplate(plan: RefreshPlan, options: PodOptions): PodTemplate {
  const fetchers = fetchersOf(plan);
  const { images, settings } = options;
  const config = configVolume(options.configMapName);
  const size = workSizeMib(plan);
  const work = workVolume(`${size}Mi`);
  const api = apiTokenVolume();
  const previous = plan.stateName === undefined ? [] : [previousVolume(plan.stateName)];
  const statics = plan.parts.filter((part): part is StaticPart => !isToken(part)).map(staticVolume);
  const identities = fetchers.map(({ fetcher, needs }) => identityVolume(fetcher.name, needs));
  const shellImage = images[fetchers[0].fetcher.image];

  const shell = (name: string, image: string, volumes: readonly Volume[], env: Readonly<Record<string, string>> = {}) =>
    container(name, image, ['sh', `/registry-access/config/${name}.sh`], [config, ...volumes], env, size);
  const budget = budgetOf(options.jitter, options.deadline, stepsOf(plan.parts, plan.selector));
  const initContainers = [
    ...fetchers.map(({ fetcher, needs }, index) =>
      shell(fetcher.name, images[fetcher.image], [work, ...identities[index]], { ...options.proxy, ...needs.environment, ...budget })),
    ...(plan.selector ? [shell('list-namespaces', images.curl, [work, api], budget)] : []),
    shell('compose', shellImage, [work, ...previous, ...statics]),
  ];
  const verdict = shell('verdict', shellImage, [work.readOnly]);
  const write = container('write', images.kubectl, [
    'kubectl', 'apply', '--server-side', '--force-conflicts', `--field-manager=${FIELD_MANAGER}`, '--filename=/registry-access/work/manifests',
  ], [work.readOnly, api], {}, size);

  const containerNames = [...initContainers, write, verdict].map(({ name }) => name).join(',');
  const skipped = [...new Set(fetchers.flatMap(({ needs }) => needs.skipContainersAnnotations))];
  const annotations = { [DEFAULT_CONTAINER]: verdict.name, ...Object.fromEntries(skipped.map(name => [name, containerNames])) };
  checkFree('pod.labels', settings.labels, [...Object.keys(options.labels), Annotation.TRIGGER]);
  checkFree('pod.annotations', settings.annotations, Object.keys(annotations));

  return {
    metadata: {
      labels: { ...options.labels, ...settings.labels },
      annotations: { ...annotations, ...settings.annotations },
    },
    spec: {
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      serviceAccountName: options.serviceAccountName,
      restartPolicy: 'Never',
      nodeSelector: settings.nodeSelector,
      ...settings.spec,
      securityContext: podSecurity(settings.user),
      initContainers: initContainers.map((own, index) => index === 0 ? withJitter(own, options.jitter) : own),
      containers: [write, verdict],
      volumes: [config, work, ...identities.flat(), ...previous, ...statics, api].map(({ volume }) => volume),
    },
  };
}

interface Container {
  readonly name: string;
  readonly env?: readonly object[];
}

function container(
  name: string, image: string, command: readonly string[], volumes: readonly Volume[], env: Readonly<Record<string, string>>, workSize: number,
): Container {
  return {
    name,
    image,
    command,
    env: Object.keys(env).length === 0 ? undefined : Object.entries(env).map(([variable, value]) => ({ name: variable, value })),
    securityContext: CONTAINER_SECURITY,
    // Files in memory count as memory of the container that wrote them.
    resources: { requests: { cpu: '10m', memory: '64Mi' }, limits: { memory: `${MEMORY_OF_TOOLS_MIB + workSize}Mi` } },
    terminationMessagePolicy: 'FallbackToLogsOnError',
    volumeMounts: volumes.map(({ mount }) => mount),
  } as Container;
}

/** The first run is to be at once; those that follow a schedule are spread, as many clusters may have the same one. */
function withJitter(own: Container, jitter: Duration): Container {
  return {
    ...own,
    env: [
      ...own.env ?? [],
      { name: 'JITTER_SECONDS', value: `${jitter.toSeconds()}` },
      { name: 'TRIGGER', valueFrom: { fieldRef: { fieldPath: `metadata.labels['${Annotation.TRIGGER}']` } } },
    ],
  };
}

function workSizeMib({ parts, secrets, namespaces, selector }: RefreshPlan): number {
  const loginsOf = (some: RefreshPlan['parts']) => some.reduce((sum, { registries }) => sum + registries.length, 0);
  const perNamespace = secrets.reduce((sum, secret) => sum + loginsOf(secret.parts), 0);
  const logins = perNamespace * (namespaces.length + (selector ? SELECTED_NAMESPACES : 0)) + loginsOf(parts);
  return 16 + Math.ceil(logins * MIB_PER_HUNDRED_LOGINS / 100);
}
