import { readConfig } from '../../audit/config/read-config';
import { ADMISSION_RESOURCES, readResources, resourcesOf } from '../../audit/readers/cluster';
import { readFiles } from '../../audit/readers/read-files';
import { isOfUse } from '../../diagnose/context/cluster-objects';
import { PullFailureContext } from '../../diagnose/context/pull-failure-context';
import { FailureInput, FailureInputs } from '../../diagnose/read/failure-input';
import { InputReader } from '../../diagnose/read/input-reader';
import { Answers } from '../../diagnose/report/answers';
import { Diagnosis, explainLines } from '../../diagnose/report/diagnosis';
import { diagnosisJson } from '../../diagnose/report/to-json';
import { answerText } from '../../diagnose/report/to-text';
import { InputOptions, Problems, refuseEmpty } from '../input';
import { asUsageError, asyncUsageError, ExitCode, Io, UsageError } from '../io';
import { Progress } from '../progress';

interface DiagnoseOptions extends InputOptions {
  readonly manifests?: readonly string[];
  readonly config?: string;
  readonly format: string;
}

/** What is read of a cluster. */
const RESOURCES = [
  'pods', 'secrets', 'serviceaccounts', 'jobs.batch', 'cronjobs.batch', 'events',
  ...['externalsecrets', 'clusterexternalsecrets'].map(name => `${name}.external-secrets.io`),
  'sealedsecrets.bitnami.com', ...ADMISSION_RESOURCES,
];

/** Says why images were not pulled. */
export async function runDiagnose([pod]: readonly any[], options: DiagnoseOptions, io: Io): Promise<number> {
  checkDiagnoseOptions(pod, options, io);
  const problems = new Problems();
  const { options: { pullSecrets } } = asUsageError(() => readConfig(options.config));
  const objects = readManifests(options.manifests ?? [], problems);
  const context = () => objects.length > 0 ? new PullFailureContext(objects, io.now(), pullSecrets) : undefined;
  const answers = new Answers();
  if (options.cluster) {
    const isRead = await readCluster(pod, options, problems, io, {
      onInput: input => answers.addInput(input), onObject: object => addUseful(objects, object),
    });
    if (!isRead) {
      problems.print(io);
      return ExitCode.FAILED;
    }
  } else if (options.format === 'json') {
    await explainStream(objects, io, context);
  } else {
    await readInputs(io, { onInput: input => answers.addInput(input), onObject: object => addUseful(objects, object) });
  }
  const listed = answers.list(context());
  if (options.format === 'json') {
    listed.flatMap(({ diagnoses }) => diagnoses).forEach(diagnosis => printJson(diagnosis, io));
  } else if (listed.length > 0) {
    listed.forEach(answer => io.stdout.write(`${answerText(answer)}\n`));
  } else if (!problems.isFailure()) {
    io.stderr.write('Nothing here says that a pull failed.\n');
  }
  problems.print(io);
  return problems.isFailure() ? ExitCode.FAILED : ExitCode.OK;
}

/** Explains each input for programs: at once as long as nothing that follows can say more. */
async function explainStream(
  objects: any[], io: Io, contextOf: () => PullFailureContext | undefined,
): Promise<void> {
  const known = contextOf();
  const given = objects.length;
  const waiting: FailureInput[] = [];
  const print = (input: FailureInput, context?: PullFailureContext) => {
    explainLines(input, context).forEach(diagnosis => printJson(diagnosis, io));
  };
  await readInputs(io, {
    onInput: input =>
      objects.length > given
        ? waiting.push(input)
        : print(input, known),
    onObject: object => addUseful(objects, object),
  });
  const context = waiting.length > 0 ? contextOf() : undefined;
  waiting.forEach(input => print(input, context));
}

async function readInputs(io: Io, inputs: FailureInputs): Promise<void> {
  const reader = new InputReader(inputs);
  for await (const piece of io.stdin) {
    reader.write(Buffer.from(piece));
  }
  reader.end();
}

function addUseful(objects: any[], object: any): void {
  if (isOfUse(object)) {
    objects.push(object);
  }
}

function printJson(diagnosis: Diagnosis, io: Io): void {
  io.stdout.write(`${JSON.stringify(diagnosisJson(diagnosis))}\n`);
}

/** Reads what a cluster says of all pods, or of one: its events may be left where it is gone. Whether pods could be read. */
async function readCluster(
  pod: string | undefined, options: InputOptions, problems: Problems, io: Io, { onInput, onObject }: FailureInputs,
): Promise<boolean> {
  let isThere = pod === undefined;
  const isRead = await readFailures(options, problems, io, {
    onInput: input => {
      if (pod === undefined || input.pod === pod) {
        isThere = true;
        onInput(input);
      }
    },
    onObject: object => {
      isThere ||= object.kind === 'Pod' && object.metadata?.name === pod;
      onObject?.(object);
    },
  });
  if (!isThere && !problems.isFailure()) {
    const place = options.namespace === undefined ? 'the cluster' : `namespace '${options.namespace}'`;
    problems.addProblem({ message: `there is no pod '${pod}' in ${place}`, isFatal: true });
  }
  return isRead;
}

async function readFailures(
  options: InputOptions, problems: Problems, io: Io, sink: FailureInputs,
): Promise<boolean> {
  const progress = new Progress(io);
  let isRead = true;
  try {
    const source = { ...options, env: io.env };
    for (const resource of await asyncUsageError(() => resourcesOf(source, RESOURCES))) {
      const reader = new InputReader(sink);
      // Without Secrets or events, less can be said; without pods nothing.
      const isNote = resource !== 'pods' && resource !== 'events';
      const onProblem = (problem: { readonly message: string }) => {
        isRead &&= resource !== 'pods';
        problems.addProblem({ ...problem, isNote, isFatal: !isNote });
      };
      await readResources(source, resource, reader, onProblem, bytes =>
        progress.addBytes(bytes, resource),
      );
    }
    return isRead;
  } finally {
    progress.end();
  }
}

function readManifests(paths: readonly string[], problems: Problems): any[] {
  const objects: any[] = [];
  readFiles(paths, {
    onObject: object => objects.push(object),
    onProblem: problem => problems.addProblem(problem),
    otherKinds: new Set(['Event']),
  });
  return objects;
}

function checkDiagnoseOptions(
  pod: string | undefined, { cluster, namespace, context, manifests = [] }: DiagnoseOptions, io: Io,
): void {
  if (!cluster && (pod !== undefined || namespace !== undefined || context !== undefined)) {
    throw new UsageError(
      'POD, --namespace and --context belong to --cluster; without it, messages are read from standard input',
    );
  }
  refuseEmpty([
    ['--namespace', namespace], ['--context', context], ...manifests.map(path => ['--manifests', path] as const),
  ]);
  if (!cluster && io.stdin.isTTY) {
    io.stderr.write('Paste messages, or what kubectl describe pod prints; end with Ctrl-D.\n');
  }
}
