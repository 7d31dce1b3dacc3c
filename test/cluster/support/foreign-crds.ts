import { join, resolve } from 'node:path';
import { Kubectl } from './kubectl';
import { runOrThrow } from '../../support/program';

/** The Go module whose go.mod pins the modules below. */
const PINNED = resolve(__dirname, '../crds');

interface CrdSource {
  /** A Go module: its archive holds all files of the repository, not only those in Go. */
  readonly module: string;
  readonly folder: string;
  readonly files: string[];
}

const SOURCES: CrdSource[] = [
  {
    module: 'github.com/external-secrets/external-secrets',
    folder: 'config/crds/bases',
    files: [
      ...['externalsecrets', 'clusterexternalsecrets', 'secretstores', 'clustersecretstores'].map(kind => `external-secrets.io_${kind}.yaml`),
      ...[
        'acraccesstokens', 'cloudsmithaccesstokens', 'clustergenerators', 'ecrauthorizationtokens', 'gcraccesstokens', 'githubaccesstokens',
        'quayaccesstokens',
      ].map(kind => `generators.external-secrets.io_${kind}.yaml`),
    ],
  },
  {
    module: 'github.com/kyverno/kyverno',
    folder: 'config/crds',
    files: [
      ...['clusterpolicies', 'policies'].map(kind => `kyverno/kyverno.io_${kind}.yaml`),
      ...['generatingpolicies', 'mutatingpolicies', 'validatingpolicies', 'imagevalidatingpolicies']
        .map(kind => `policies.kyverno.io/policies.kyverno.io_${kind}.yaml`),
    ],
  },
  {
    module: 'github.com/prometheus-operator/prometheus-operator',
    folder: 'example/prometheus-operator-crd',
    files: ['monitoring.coreos.com_prometheusrules.yaml'],
  },
];

/** Makes the API server know the foreign kinds that we write. Nothing acts on them. */
export async function installForeignCrds(kubectl: Kubectl): Promise<void> {
  const folders = await download(SOURCES.map(({ module }) => module));
  const files = SOURCES.flatMap(({ module, folder, files: names }) => names.map(name => join(folders.get(module)!, folder, name)));
  await kubectl.runOrThrow(['create', ...files.map(file => `--filename=${file}`)]);
  await kubectl.runOrThrow(['wait', '--for=condition=Established', '--timeout=60s', ...files.map(file => `--filename=${file}`)]);
}

/** Where Go keeps the modules, which it downloads the first time, and checks against go.sum. */
async function download(modules: string[]): Promise<Map<string, string>> {
  // With its paths only, Go takes the versions of go.mod, and does not look at what the modules require.
  const printed = await runOrThrow('go', ['-C', PINNED, 'mod', 'download', '-json', ...modules], { env: process.env });
  const objects: { Path: string; Dir: string }[] = JSON.parse(`[${printed.replaceAll('}\n{', '},{')}]`);
  return new Map(objects.map(({ Path, Dir }) => [Path, Dir]));
}
