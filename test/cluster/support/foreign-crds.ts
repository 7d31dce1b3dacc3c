import { join, resolve } from 'node:path';
import { healthy } from './health';
import { Kubectl } from './kubectl';
import { poll } from './poll';
import { run } from '../../support/program';

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
    module: 'github.com/bitnami-labs/sealed-secrets',
    folder: 'helm/sealed-secrets/crds',
    files: ['bitnami.com_sealedsecrets.yaml'],
  },
  {
    module: 'github.com/fluxcd/source-controller',
    folder: 'config/crd/bases',
    files: ['helmrepositories', 'ocirepositories'].map(kind => `source.toolkit.fluxcd.io_${kind}.yaml`),
  },
  {
    module: 'github.com/fluxcd/image-reflector-controller',
    folder: 'config/crd/bases',
    files: ['image.toolkit.fluxcd.io_imagerepositories.yaml'],
  },
  {
    module: 'github.com/external-secrets/external-secrets',
    folder: 'config/crds/bases',
    files: [
      ...['externalsecrets', 'clusterexternalsecrets', 'secretstores', 'clustersecretstores'].map(
        kind => `external-secrets.io_${kind}.yaml`,
      ),
      ...[
        'acraccesstokens', 'cloudsmithaccesstokens', 'clustergenerators', 'ecrauthorizationtokens', 'gcraccesstokens',
        'generatorstates', 'githubaccesstokens', 'quayaccesstokens',
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
  const files = SOURCES.flatMap(({ module, folder, files: names }) =>
    names.map(name => join(folders.get(module)!, folder, name)),
  );
  const flags = files.map(file => `--filename=${file}`);
  await kubectl.runOrThrow(['create', ...flags]);
  const pending = async () =>
    (await kubectl.objects(['get', ...flags])).map(healthy).filter(crd => !isEstablished(crd))
      .map(({ metadata }) => metadata.name);
  await poll(
    async () => (await pending()).length === 0 || undefined,
    async () => `these kinds are not known yet: ${(await pending()).join(', ')}`,
  );
}

function isEstablished({ status: { conditions = [] } = {} }: any): boolean {
  return conditions.some(({ type, status }: any) => type === 'Established' && status === 'True');
}

/** Where Go keeps the modules, which it downloads the first time, and checks against go.sum. */
async function download(modules: string[]): Promise<Map<string, string>> {
  // With its paths only, Go takes the versions of go.mod, and does not look at what the modules require.
  const { ok, stdout, stderr } = await run('go', ['-C', PINNED, 'mod', 'download', '-json', ...modules], {
    env: process.env,
  });
  const objects: { Path: string; Dir: string; Error?: string }[] = JSON.parse(`[${stdout.replaceAll('}\n{', '},{')}]`);
  if (!ok) {
    throw new Error('cannot get the foreign CRDs: '
      + `${[stderr.trim(), ...objects.map(object => object.Error)].filter(text => text).join('; ')}`);
  }
  return new Map(objects.map(({ Path, Dir }) => [Path, Dir]));
}
