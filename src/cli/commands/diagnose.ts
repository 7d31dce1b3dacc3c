import { readConfig } from '../../audit/config/read-config';
import { readResources } from '../../audit/readers/cluster';
import { readFiles } from '../../audit/readers/read-files';
import { isOfUse } from '../../diagnose/context/cluster-objects';
import { PullFailureContext } from '../../diagnose/context/pull-failure-context';
import { PullFailureCause } from '../../diagnose/pull-failure-cause';
import { FailureInput } from '../../diagnose/read/failure-input';
import { InputReader } from '../../diagnose/read/input-reader';
import { Diagnosis, explainInput } from '../../diagnose/report/diagnosis';
import { diagnosisJson } from '../../diagnose/report/to-json';
import { diagnosisText } from '../../diagnose/report/to-text';
import { failingPulls } from '../failing-pulls';
import { InputOptions, Problems } from '../input';
import { asUsageError, ExitCode, Io, UsageError } from '../io';
import { Progress } from '../progress';

interface DiagnoseOptions extends InputOptions {
  readonly manifests?: readonly string[];
  readonly config?: string;
  readonly format: string;
}

/** What is read of a cluster. */
const RESOURCES = ['pods', 'secrets', 'serviceaccounts', 'jobs.batch', 'cronjobs.batch', 'events'];

/** Says why images were not pulled. */
export async function runDiagnose([pod]: readonly any[], options: DiagnoseOptions, io: Io): Promise<number> {
  checkDiagnoseOptions(pod, options, io);
  const problems = new Problems();
  const { options: { pullSecrets } } = asUsageError(() => readConfig(options.config));
  const contextOf = (known: readonly unknown[]) => new PullFailureContext(known, io.now(), pullSecrets);
  const objects = readManifests(options.manifests ?? [], problems);
  let isSilent = true;
  let untold: Diagnosis | undefined;
  const print = (diagnosis: Diagnosis) => {
    if (
      options.format === 'text'
      && diagnosis.failure.cause === PullFailureCause.OTHER
      && diagnosis.input.pod === undefined
    ) {
      // A log has many lines that say nothing of pulls. One of them is shown if there are no others. Of pods, only
      // those that wait for an image came here.
      untold ??= diagnosis;
      return;
    }
    isSilent = false;
    io.stdout.write(
      options.format === 'json' ? `${JSON.stringify(diagnosisJson(diagnosis))}\n` : `${diagnosisText(diagnosis)}\n`,
    );
  };
  if (options.cluster) {
    const inputs: FailureInput[] = [];
    await readFailures(options, problems, io, {
      onInput: input => inputs.push(input),
      onObject: object => objects.push(object),
    });
    const context = contextOf(objects);
    failingPulls(
      inputs.filter(input => pod === undefined || input.pod === pod).map(input => explainInput(input, context)),
    ).forEach(print);
  } else {
    await explainStream(objects, options, io, print, contextOf);
  }
  if (isSilent && untold) {
    io.stdout.write(`${diagnosisText(untold)}\n`);
  } else if (isSilent && options.format === 'text') {
    io.stderr.write('Nothing here says that a pull failed.\n');
  }
  problems.print(io);
  return problems.isFailure ? ExitCode.FAILED : ExitCode.OK;
}

/**
 * Explains what is on standard input: at once as long as nothing that follows can say more. Programs get an answer to
 * every input; people are spared what else happened to a pod.
 */
async function explainStream(
  objects: any[], { format }: DiagnoseOptions, io: Io, print: (diagnosis: Diagnosis) => void,
  contextOf: (objects: readonly unknown[]) => PullFailureContext,
): Promise<void> {
  const known = objects.length > 0 ? contextOf(objects) : undefined;
  const found: any[] = [];
  const waiting: FailureInput[] = [];
  const reader = new InputReader({
    onInput: input =>
      found.length > 0 || (format === 'text' && input.pod !== undefined)
        ? waiting.push(input)
        : print(explainInput(input, known)),
    onObject: object => {
      if (isOfUse(object)) {
        found.push(object);
      }
    },
  });
  for await (const piece of io.stdin) {
    reader.write(Buffer.from(piece));
  }
  reader.end();
  if (waiting.length > 0) {
    const context = contextOf([...objects, ...found]);
    const diagnoses = waiting.map(input => explainInput(input, context));
    (format === 'text' ? failingPulls(diagnoses) : diagnoses).forEach(print);
  }
}

type Sink = ConstructorParameters<typeof InputReader>[0];

async function readFailures(options: InputOptions, problems: Problems, io: Io, sink: Sink): Promise<void> {
  const progress = new Progress(io);
  try {
    for (const resource of RESOURCES) {
      const reader = new InputReader(sink);
      // Without Secrets, less can be said; without pods and events nothing.
      const isNote = resource !== 'pods' && resource !== 'events';
      const onProblem = (problem: { readonly message: string }) => problems.addProblem({ ...problem, isNote });
      await readResources({ ...options, env: io.env }, resource, reader, onProblem, bytes =>
        progress.addBytes(bytes, resource),
      );
    }
  } finally {
    progress.end();
  }
}

function readManifests(paths: readonly string[], problems: Problems): any[] {
  const objects: any[] = [];
  readFiles(paths, { onObject: object => objects.push(object), onProblem: problem => problems.addProblem(problem) });
  return objects;
}

function checkDiagnoseOptions(pod: string | undefined, { cluster, namespace, context }: DiagnoseOptions, io: Io): void {
  if (!cluster && (pod !== undefined || namespace !== undefined || context !== undefined)) {
    throw new UsageError(
      'POD, --namespace and --context belong to --cluster; without it, messages are read from standard input',
    );
  }
  if (!cluster && io.stdin.isTTY) {
    io.stderr.write('Paste messages, or what kubectl describe pod prints; end with Ctrl-D.\n');
  }
}
