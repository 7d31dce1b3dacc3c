import { apiGroup, KubernetesObject } from '../../kubernetes/kubernetes-object';
import { labelsOf } from '../../kubernetes/label-selector';
import { objectKey } from '../../kubernetes/name';
import { AuditOrigin } from '../audit-report';
import { configMapsOf, Import, importsOf, namesAmong, variablesOf } from './job-environment';
import { at, entriesAt, objectsAt, textAt, textsAt } from './members';
import { Subject, subjectOf, namespaceOf, nameOf } from './object-ref';
import { ownerOf } from './owner';
import { podSpecOf } from './pod-spec';
import { knownFacts } from './refresher-images';
import { refresherPlan } from './refresher-plan';
import { isOfInterest, mergeFacts, scriptFacts, ScriptFacts, withDefaults, withVariables } from './script-facts';
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
  /** Whether it is a CronJob or Job, and no controller that does the same forever. */
  readonly isJob: boolean;
  readonly isLabelled: boolean;
  readonly configMaps: readonly string[];
  readonly variables: ReadonlyMap<string, string>;
  readonly imports: readonly Import[];
}

/** The label by which the refreshers of this package are known. */
const COMPONENT = { key: 'app.kubernetes.io/component', value: 'pull-secret-refresher' };

/** What writes pull secrets forever, without being a job. */
const CONTROLLERS = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicationController']);

/** The jobs of an audit that refresh pull secrets, no matter who wrote them: known by what they do. */
export class RefreshJobs {
  private readonly candidates: Candidate[] = [];
  private readonly scripts = new Map<string, ScriptFacts>();
  /** The values of ConfigMaps that can be the name of something. */
  private readonly values = new Map<string, ReadonlyMap<string, string>>();

  /** Notes a workload, if it can be one that writes pull secrets. */
  public addWorkload(object: KubernetesObject, origin: AuditOrigin): void {
    const isJob = apiGroup(object.apiVersion) === 'batch' && !(object.kind === 'Job' && ownerOf(object));
    const podSpec = isJob || CONTROLLERS.has(object.kind!) ? podSpecOf(object) : undefined;
    if (!podSpec) {
      return;
    }
    const containers = [...objectsAt(podSpec, 'initContainers'), ...objectsAt(podSpec, 'containers')];
    const facts = containers.map(knownFacts).reduce(mergeFacts, scriptFacts(containers.map(scriptOf)));
    const isLabelled = isRefresher(object);
    const configMaps = configMapsOf(podSpec, containers);
    // Of all that mounts something, only jobs are kept until the scripts are known.
    if (isLabelled || isOfInterest(facts) || (isJob && configMaps.length > 0)) {
      const job = jobOf(object, origin, podSpec, containers, facts);
      this.candidates.push({
        job, isJob, isLabelled, configMaps, variables: variablesOf(containers), imports: importsOf(containers),
      });
    }
  }

  /** Notes the scripts of a ConfigMap. */
  public addScripts(object: KubernetesObject): boolean {
    const entries = entriesAt(object, 'data').filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    );
    const facts = mergeFacts(scriptFacts(entries.map(([, text]) => text)), refresherPlan(new Map(entries)));
    const key = objectKey(namespaceOf(object), nameOf(object));
    if (isOfInterest(facts)) {
      this.scripts.set(key, facts);
    }
    const names = namesAmong(entries);
    if (names.size > 0) {
      this.values.set(key, names);
    }
    return true;
  }

  /** CronJobs and Jobs that get tokens and write Secrets. */
  public get list(): RefreshJob[] {
    return this.completed
      .filter(
        ({ isJob, job: { facts }, isLabelled }) =>
          isJob && (isLabelled || (facts.providers.length > 0 && facts.writes)),
      )
      .map(({ job }) => job);
  }

  /** Anything that writes Secrets, no matter where it gets them from: those that it names will be there. */
  public get writers(): RefreshJob[] {
    return this.completed.filter(({ job: { facts }, isLabelled }) => isLabelled || facts.writes).map(({ job }) => job);
  }

  private get completed(): Candidate[] {
    return this.candidates.map(candidate => this.complete(candidate));
  }

  private complete(candidate: Candidate): Candidate {
    const { job, configMaps } = candidate;
    const variables = new Map([...this.imported(candidate), ...candidate.variables]);
    const mounted = configMaps
      .map(name => this.scripts.get(objectKey(job.subject.namespace, name)))
      .filter(facts => facts !== undefined);
    const facts = mounted.reduce(mergeFacts, job.facts);
    const resolve = (texts: readonly string[]) => texts.map(text => withDefaults(withVariables(text, variables)));
    return {
      ...candidate,
      job: {
        ...job, facts: { ...facts, secretNames: resolve(facts.secretNames), namespaces: resolve(facts.namespaces) },
      },
    };
  }

  private imported({ job: { subject: { namespace } }, imports }: Candidate): [string, string][] {
    return imports.flatMap(({ configMap, key, name }): [string, string][] => {
      const values = this.values.get(objectKey(namespace, configMap)) ?? new Map<string, string>();
      if (key !== undefined) {
        return values.has(key) ? [[name, values.get(key)!]] : [];
      }
      return [...values].map(([member, value]) => [name + member, value]);
    });
  }
}

/** Whether an object has the label of the refreshers of this package. */
export function isRefresher({ metadata }: KubernetesObject): boolean {
  return labelsOf(metadata).get(COMPONENT.key) === COMPONENT.value;
}

function jobOf(
  object: KubernetesObject,
  origin: AuditOrigin,
  podSpec: Record<string, any>,
  containers: readonly Record<string, any>[],
  facts: ScriptFacts,
): RefreshJob {
  const jobSpec = object.kind === 'CronJob' ? at(object, 'spec', 'jobTemplate', 'spec') : at(object, 'spec');
  return {
    subject: subjectOf(object, origin),
    facts,
    ...(object.kind === 'CronJob' ? { schedule: textAt(object, 'spec', 'schedule') ?? '' } : {}),
    ...optional('timeZone', textAt(object, 'spec', 'timeZone')),
    suspend: at(object, 'spec', 'suspend') === true,
    ...optional('concurrencyPolicy', textAt(object, 'spec', 'concurrencyPolicy')),
    ...optional(
      'activeDeadlineSeconds', numberAt(jobSpec, 'activeDeadlineSeconds') ?? numberAt(podSpec, 'activeDeadlineSeconds'),
    ),
    ...optional('lastSuccess', timeAt(object, 'status', 'lastSuccessfulTime')),
    ...optional('created', timeAt(object, 'metadata', 'creationTimestamp')),
    serviceAccountName: textAt(podSpec, 'serviceAccountName') ?? textAt(podSpec, 'serviceAccount') ?? 'default',
    images: containers.map(container => ({
      container: detached(String(container.name)),
      image: detached(textAt(container, 'image') ?? ''),
    })),
    pullSecrets: objectsAt(podSpec, 'imagePullSecrets').map(entry => textAt(entry, 'name') ?? '').map(detached),
    automounts: podSpec.automountServiceAccountToken !== false || projectsToken(podSpec),
  };
}

/** All that a container runs as a script: some have parts of it in the environment, where the arguments name it. */
function scriptOf(container: unknown): string {
  const environment = objectsAt(container, 'env')
    .map(entry => textAt(entry, 'value') ?? '')
    .filter(text => text.includes('\n'));
  return [...textsAt(container, 'command'), ...textsAt(container, 'args'), ...environment].join(' ');
}

function projectsToken(podSpec: unknown): boolean {
  return objectsAt(podSpec, 'volumes').some(volume =>
    objectsAt(volume, 'projected', 'sources').some(source => at(source, 'serviceAccountToken') !== undefined),
  );
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
