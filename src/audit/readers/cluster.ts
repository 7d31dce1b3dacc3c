import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { JsonReader } from './json-reader';
import { InputProblem, PieceReader, ReaderSink } from './reader-sink';
import { printable } from '../../text/printable';

/** Which cluster, and how it is reached. */
export interface ClusterSource {
  /** Only this namespace. */
  readonly namespace?: string;
  /** A context of kubectl's configuration. */
  readonly context?: string;
  readonly env: NodeJS.ProcessEnv;
}

/** What is done with pods when they are admitted. */
export const ADMISSION_RESOURCES = [
  'namespaces',
  ...['mutatingadmissionpolicies', 'mutatingadmissionpolicybindings']
    .map(name => `${name}.admissionregistration.k8s.io`),
  ...['mutatingpolicies', 'namespacedmutatingpolicies'].map(name => `${name}.policies.kyverno.io`),
  ...['clusterpolicies', 'policies'].map(name => `${name}.kyverno.io`),
];

/**
 * What is read of a cluster: the resources of the kinds that something is checked of. Those that it does not have are
 * left out.
 */
const RESOURCES = [
  'secrets', 'serviceaccounts', 'pods', 'replicationcontrollers', 'podtemplates', 'configmaps',
  ...['daemonsets', 'deployments', 'replicasets', 'statefulsets'].map(name => `${name}.apps`),
  ...['cronjobs', 'jobs'].map(name => `${name}.batch`),
  ...['roles', 'rolebindings', 'clusterroles', 'clusterrolebindings'].map(name => `${name}.rbac.authorization.k8s.io`),
  ...['externalsecrets', 'clusterexternalsecrets'].map(name => `${name}.external-secrets.io`),
  'sealedsecrets.bitnami.com', 'vaultstaticsecrets.secrets.hashicorp.com', 'vaultdynamicsecrets.secrets.hashicorp.com',
  'secretproviderclasses.secrets-store.csi.x-k8s.io', 'sopssecrets.isindir.github.com',
  'onepassworditems.onepassword.com', ...ADMISSION_RESOURCES,
];

/** Helm keeps its releases in Secrets of up to 1 MiB each. */
const FIELDS: Readonly<Record<string, string>> = { secrets: 'type!=helm.sh/release.v1' };

/** A cluster that answers. */
export interface ClusterAccess extends ClusterSource {
  /** The resources that it has and that are read. */
  readonly resources: readonly string[];
  /** Whether all Secrets may be read: where they may not, none can be said to be missing. */
  readonly maySeeSecrets: boolean;
}

/**
 * Asks a cluster what there is to read.
 *
 * @throws where it does not answer
 */
export async function openCluster(source: ClusterSource): Promise<ClusterAccess> {
  const resources = await resourcesOf(source, RESOURCES);
  const secrets = await runKubectl(source, ['auth', 'can-i', 'list', 'secrets', '--quiet', ...scope(source)]);
  return { ...source, resources, maySeeSecrets: secrets.isOk };
}

/** Without these, nothing can be said. */
const NEEDED = ['pods', 'serviceaccounts'];

/**
 * Reads a cluster through kubectl, resource by resource, so that neither side holds all of it. What may not be listed,
 * as it is of the whole cluster and the rights are for a namespace, is told at once.
 */
export async function readCluster(
  access: ClusterAccess, sink: ReaderSink, onProgress: (bytes: number, resource: string) => void = () => {},
): Promise<void> {
  const forbidden: string[] = [];
  const namespaces = new Set<unknown>();
  const ofNamespaces: ReaderSink = {
    ...sink,
    onObject: (object: any, origin) => {
      namespaces.add(object?.metadata?.name);
      sink.onObject(object, origin);
    },
  };
  for (const resource of access.resources) {
    const onProblem = (problem: InputProblem) =>
      problem.isFatal && !NEEDED.includes(resource) && problem.message.includes('(Forbidden)')
        ? forbidden.push(resource) : sink.onProblem(problem);
    const reader = new JsonReader(resource === 'namespaces' ? ofNamespaces : sink, { isCommitted: false });
    await readResources(access, resource, reader, onProblem, bytes => onProgress(bytes, resource));
  }
  // Of one that does not exist kubectl prints empty lists.
  if (access.namespace !== undefined && namespaces.size > 0 && !namespaces.has(access.namespace)) {
    sink.onProblem({ message: `there is no namespace '${printable(access.namespace)}' in the cluster`, isFatal: true });
  }
  if (forbidden.length > 0) {
    sink.onProblem({ message: `kubectl may not list ${forbidden.join(', ')}` });
    sink.onUnread?.(forbidden);
  }
}

/**
 * Those of some resources that a cluster has.
 *
 * @throws where it does not answer
 */
export async function resourcesOf(source: ClusterSource, resources: readonly string[]): Promise<string[]> {
  const known = await runKubectl(source, ['api-resources', '--verbs=list', '--output=name', '--cached=false']);
  // Some groups may not answer; the others are listed all the same.
  const names = new Set(known.output.split('\n'));
  if (names.size <= 1) {
    throw new Error(`kubectl cannot reach the cluster: ${known.problem}`);
  }
  return resources.filter(name => names.has(name));
}

/** Hands what `kubectl get` prints of some resources to a reader. */
export async function readResources(
  source: ClusterSource, resources: string, reader: PieceReader, onProblem: (problem: InputProblem) => void,
  onProgress: (bytes: number) => void = () => {},
): Promise<void> {
  const fields = Object.hasOwn(FIELDS, resources) ? [`--field-selector=${FIELDS[resources]}`] : [];
  const { isOk, problem } = await runKubectl(
    source,
    ['get', resources, '--output=json', ...scope(source), ...fields],
    piece => {
      reader.write(piece);
      onProgress(piece.length);
    },
  );
  if (isOk) {
    reader.end();
  } else {
    onProblem({ message: `kubectl cannot list ${resources}: ${problem}`, isFatal: true });
  }
}

function scope({ namespace }: ClusterSource): string[] {
  return namespace === undefined ? ['--all-namespaces'] : [`--namespace=${namespace}`];
}

interface Outcome {
  readonly isOk: boolean;
  readonly output: string;
  /** The first line of what kubectl said of its failure. */
  readonly problem: string;
}

async function runKubectl(
  { context, env }: ClusterSource, args: readonly string[], onPiece?: (piece: Buffer) => void,
): Promise<Outcome> {
  const child = spawn('kubectl', [...args, ...(context === undefined ? [] : [`--context=${context}`])], {
    env, stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  child.stdout.on('data', onPiece ?? (piece => { output += piece; }));
  child.stderr.setEncoding('utf8').on('data', text => { errors += errors.length < MAX_ERRORS ? text : ''; });
  try {
    const [code] = await once(child, 'close');
    return { isOk: code === 0, output, problem: lastLine(errors) };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return {
      isOk: false,
      output: '',
      problem:
        code === 'ENOENT' ? 'kubectl is not installed; install it, or pipe its output into this command' : String(code),
    };
  }
}

const MAX_ERRORS = 10_000;

function lastLine(text: string): string {
  return text.trim().split('\n').pop()!.replace(/[\p{Cc}\p{Cf}]/gu, ' ').slice(0, 500);
}
