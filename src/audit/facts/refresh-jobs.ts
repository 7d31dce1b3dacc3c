import { apiGroup, isPlainObject, KubernetesObject } from '../../kubernetes/kubernetes-object';
import { labelsOf } from '../../kubernetes/label-selector';
import { objectKey } from '../../kubernetes/name';
import { podSpecPath, valueAt } from '../../kubernetes/pod-spec-path';
import { AuditOrigin } from '../audit-report';
import { at, entriesAt, objectsAt, textAt, textsAt } from './members';
import { Subject, subjectOf, namespaceOf, nameOf } from './object-ref';
import { ownerOf } from './owner';
import { refresherPlan } from './refresher-plan';
import { isOfInterest, mergeFacts, scriptFacts, ScriptFacts } from './script-facts';
import { detached } from './text';

/** A CronJob or Job that writes pull secrets. */
export interface RefreshJob {
  readonly subject: Subject;
  readonly facts: ScriptFacts;
  /** Undefined for a Job. */
  readonly schedule?: string;
  readonly timeZone?: string;
  readonly suspend: boolean;
  readonly concurrencyPolicy?: string;
  readonly activeDeadlineSeconds?: number;
  readonly lastSuccess?: number;
  readonly created?: number;
  readonly serviceAccountName: string;
  readonly images: readonly { readonly container: string; readonly image: string }[];
  readonly pullSecrets: readonly string[];
  /** Whether the pod talks to the API server with its ServiceAccount. */
  readonly automounts: boolean;
}

/** A job before the scripts that it mounts are known. */
interface Candidate {
  readonly job: RefreshJob;
  readonly isLabelled: boolean;
  readonly configMaps: readonly string[];
  readonly variables: ReadonlyMap<string, string>;
}

/** The label by which the refreshers of this package are known. */
const COMPONENT = { key: 'app.kubernetes.io/component', value: 'pull-secret-refresher' };

/** Images that refresh by themselves, whatever their arguments. https://github.com/nabsul/k8s-ecr-login-renew */
const REFRESHERS: readonly (readonly [RegExp, ScriptFacts])[] = [
  [/(?:^|\/)k8s-ecr-login-renew(?:[:@]|$)/, {
    providers: ['ecr'], writes: true, deletesFirst: false, secretNames: ['$DOCKER_SECRET_NAME'], namespaces: ['$TARGET_NAMESPACE'],
  }],
];

/** The jobs of an audit that refresh pull secrets, whoever wrote them: known by what they do. */
export class RefreshJobs {
  private readonly candidates: Candidate[] = [];
  private readonly scripts = new Map<string, ScriptFacts>();

  /** Notes a CronJob or Job, if it can be one. */
  public add(object: KubernetesObject, origin: AuditOrigin): void {
    const podSpec = valueAt(object, podSpecPath(object.apiVersion, object.kind)!);
    if (apiGroup(object.apiVersion) !== 'batch' || !isPlainObject(podSpec) || (object.kind === 'Job' && ownerOf(object))) {
      return;
    }
    const containers = [...objectsAt(podSpec, 'initContainers'), ...objectsAt(podSpec, 'containers')];
    const inline = scriptFacts(containers.map(container => [...textsAt(container, 'command'), ...textsAt(container, 'args')].join(' ')));
    const known = REFRESHERS.filter(([image]) => containers.some(container => image.test(textAt(container, 'image') ?? ''))).map(([, facts]) => facts);
    const facts = known.reduce(mergeFacts, inline);
    const isLabelled = labelsOf(object.metadata).get(COMPONENT.key) === COMPONENT.value;
    const configMaps = configMapsOf(podSpec, containers);
    if (isLabelled || isOfInterest(facts) || configMaps.length > 0) {
      this.candidates.push({ job: jobOf(object, origin, podSpec, containers, facts), isLabelled, configMaps, variables: variablesOf(containers) });
    }
  }

  /** Notes the scripts of a ConfigMap. */
  public addScripts(object: KubernetesObject): boolean {
    const entries = entriesAt(object, 'data').filter((entry): entry is [string, string] => typeof entry[1] === 'string');
    const facts = mergeFacts(scriptFacts(entries.map(([, text]) => text)), refresherPlan(new Map(entries)));
    if (isOfInterest(facts)) {
      this.scripts.set(objectKey(namespaceOf(object), nameOf(object)), facts);
    }
    return true;
  }

  /** Those that get tokens and write Secrets. */
  public get list(): RefreshJob[] {
    return this.candidates.map(candidate => this.complete(candidate))
      .filter(({ job: { facts }, isLabelled }) => isLabelled || (facts.providers.length > 0 && facts.writes)).map(({ job }) => job);
  }

  private complete(candidate: Candidate): Candidate {
    const { job, configMaps, variables } = candidate;
    const mounted = configMaps.map(name => this.scripts.get(objectKey(job.subject.namespace, name))).filter(facts => facts !== undefined);
    const facts = mounted.reduce(mergeFacts, job.facts);
    const resolve = (texts: readonly string[]) => texts.map(text => resolved(text, variables));
    return { ...candidate, job: { ...job, facts: { ...facts, secretNames: resolve(facts.secretNames), namespaces: resolve(facts.namespaces) } } };
  }
}

function jobOf(
  object: KubernetesObject, origin: AuditOrigin, podSpec: Record<string, any>, containers: readonly Record<string, any>[], facts: ScriptFacts,
): RefreshJob {
  const jobSpec = object.kind === 'CronJob' ? at(object, 'spec', 'jobTemplate', 'spec') : at(object, 'spec');
  return {
    subject: subjectOf(object, origin),
    facts,
    ...(object.kind === 'CronJob' ? { schedule: textAt(object, 'spec', 'schedule') ?? '' } : {}),
    ...optional('timeZone', textAt(object, 'spec', 'timeZone')),
    suspend: at(object, 'spec', 'suspend') === true,
    ...optional('concurrencyPolicy', textAt(object, 'spec', 'concurrencyPolicy')),
    ...optional('activeDeadlineSeconds', numberAt(jobSpec, 'activeDeadlineSeconds') ?? numberAt(podSpec, 'activeDeadlineSeconds')),
    ...optional('lastSuccess', timeAt(object, 'status', 'lastSuccessfulTime')),
    ...optional('created', timeAt(object, 'metadata', 'creationTimestamp')),
    serviceAccountName: textAt(podSpec, 'serviceAccountName') ?? textAt(podSpec, 'serviceAccount') ?? 'default',
    images: containers.map(container => ({ container: detached(String(container.name)), image: detached(textAt(container, 'image') ?? '') })),
    pullSecrets: objectsAt(podSpec, 'imagePullSecrets').map(entry => textAt(entry, 'name') ?? '').map(detached),
    automounts: podSpec.automountServiceAccountToken !== false || projectsToken(podSpec),
  };
}

function projectsToken(podSpec: unknown): boolean {
  return objectsAt(podSpec, 'volumes').some(volume => objectsAt(volume, 'projected', 'sources').some(source => at(source, 'serviceAccountToken') !== undefined));
}

function configMapsOf(podSpec: unknown, containers: readonly unknown[]): string[] {
  const names = [
    ...objectsAt(podSpec, 'volumes').flatMap(volume => [
      textAt(volume, 'configMap', 'name'), ...objectsAt(volume, 'projected', 'sources').map(source => textAt(source, 'configMap', 'name')),
    ]),
    ...containers.flatMap(container => objectsAt(container, 'envFrom').map(source => textAt(source, 'configMapRef', 'name'))),
  ];
  return [...new Set(names.filter(name => name !== undefined))].map(detached);
}

/** The environment of the containers, as far as it is written in the job: values of Secrets are not. */
function variablesOf(containers: readonly unknown[]): Map<string, string> {
  const variables = containers.flatMap(container => objectsAt(container, 'env')).map(entry => [textAt(entry, 'name'), textAt(entry, 'value')]);
  return new Map(variables.filter((entry): entry is [string, string] => entry[0] !== undefined && /^[a-z0-9.-]{1,253}$/.test(entry[1] ?? ''))
    .map(([name, value]) => [detached(name), detached(value)]));
}

function resolved(text: string, variables: ReadonlyMap<string, string>): string {
  return text.replace(/\$\{?(\w+)\}?/g, (written, name) => variables.get(name) ?? written);
}

function optional<K extends string, V>(name: K, value: V | undefined): { [name in K]?: V } {
  return value === undefined ? {} : { [name]: value } as { [name in K]?: V };
}

function numberAt(object: unknown, ...path: string[]): number | undefined {
  const value = at(object, ...path);
  return typeof value === 'number' ? value : undefined;
}

function timeAt(object: unknown, ...path: string[]): number | undefined {
  const time = Date.parse(textAt(object, ...path) ?? '');
  return Number.isNaN(time) ? undefined : time;
}
