/* eslint-disable @typescript-eslint/no-require-imports */
// What a command does is loaded when it runs, so that `--help` answers at once.
import { CommandDefinition, OptionDefinition } from '../command-definition';

const PATHS = ['[path...]', 'files or folders of YAML or JSON; - is standard input'] as const;
const CONFIG: OptionDefinition = {
  flags: '--config <file>', description: 'the configuration (default: .registry-access.yaml, if there is one)',
};
const NODES: OptionDefinition = {
  flags: '--node-registry <registry>',
  description: 'the nodes pull from it by themselves: a registry, a host with wildcards, or the platform of the nodes '
    + '(eks, gke or aks); can be given several times',
  isRepeatable: true,
};
const CLUSTER: readonly OptionDefinition[] = [
  { flags: '--cluster', description: 'read a live cluster, by the configuration of kubectl' },
  { flags: '-n, --namespace <name>', description: 'with --cluster: only this namespace' },
  { flags: '--context <name>', description: 'with --cluster: the kubectl context (default: the current one)' },
];

/** @param choices the default first */
function formats(...choices: readonly string[]): OptionDefinition {
  return { flags: '-f, --format <name>', description: 'output format', choices, default: choices[0] };
}

/** What is not so, unless somebody says so. */
function yesOrNo(name: string, yes: string, no: string): readonly OptionDefinition[] {
  return [
    { flags: `--${name} [yes|no]`, description: `${yes} (default: no)`, choices: ['yes', 'no'], preset: 'yes' },
    { flags: `--no-${name}`, description: no },
  ];
}

/** Every command, in the order of the help. */
export const COMMANDS: readonly CommandDefinition[] = [
  {
    name: 'audit',
    arguments: [PATHS],
    summary: 'Checks manifests or a cluster: pull secrets, what they cover, which pods will fail.',
    notes: [
      'Exit code: 0 if nothing was found, or nothing as bad as --fail-on, 1 if something was, 2 if the command line, '
        + 'or all of the input, cannot be used.',
    ],
    options: [
      ...CLUSTER,
      formats('table', 'json', 'sarif', 'junit', 'github', 'markdown'),
      {
        flags: '-o, --output <format=file>',
        description: 'also write a file; can be given several times',
        isRepeatable: true,
      },
      {
        flags: '--fail-on <severity>',
        description: 'the lowest severity that fails the command',
        choices: ['error', 'warning', 'info', 'never'],
        default: 'error',
      },
      { flags: '--rule <rule>', description: 'only this rule; can be given several times', isRepeatable: true },
      { flags: '--skip <rule>', description: 'not this rule; can be given several times', isRepeatable: true },
      { flags: '--strict-input', description: 'a manifest that cannot be read fails, with exit code 2' },
      NODES,
      CONFIG,
      { flags: '--baseline <file>', description: 'a file of accepted findings: only others fail' },
      { flags: '--write-baseline', description: 'write all current findings to the file of --baseline' },
    ],
    examples: [
      ['$0 audit k8s/', 'all manifests of a folder'],
      ['helm template chart | $0 audit -', 'what Helm renders'],
      ['$0 audit --cluster', 'the current cluster of kubectl'],
      ['$0 audit k8s/ -o sarif=audit.sarif -o markdown=audit.md', 'reports in files'],
      ['$0 audit k8s/ --baseline accepted.json --write-baseline', 'accept what there is'],
    ],
    load: () => (require('./audit') as typeof import('./audit')).runAudit,
  },
  {
    name: 'coverage',
    arguments: [PATHS],
    summary: 'One row for each container: its image, its pull secrets, and whether one of them covers it.',
    notes: [
      'Results: covered, uncovered, no-pull-secret, invalid-image, keyring-error; unknown, where nothing that is known '
        + 'of the list\nmatches, and a Secret of it cannot be seen, such as that of an ExternalSecret: unknownSecrets '
        + 'names it, unless\nexternalSecrets of the configuration says what it covers.\n'
        + 'changedBy names admission policies that may change the list.',
      'Exit code: 0 regardless of the results, 2 if the command line or the input cannot be used.',
    ],
    options: [
      ...CLUSTER,
      formats('table', 'json'),
      CONFIG,
    ],
    examples: [
      ['$0 coverage k8s/ --format json', 'for programs'],
      ['kubectl get pods,serviceaccounts,secrets -A -o json | $0 coverage -', 'of a dump'],
    ],
    load: () => (require('./coverage') as typeof import('./coverage')).runCoverage,
  },
  {
    name: 'inspect',
    arguments: [['<file>', 'Secrets (YAML or JSON) or a Docker config; - is standard input']],
    summary:
      'Shows what a pull secret or a Docker config holds: registries, users, expiry, problems. Never a password.',
    notes: [
      'Exit code: 0 if it can be used, 1 if a finding is an error, 2 if the command line or the input cannot be used.',
    ],
    options: [
      formats('text', 'json'),
    ],
    examples: [
      ['kubectl get secret regcred -o yaml | $0 inspect -', 'of a cluster'],
      ['$0 inspect ~/.docker/config.json', 'what docker login wrote'],
    ],
    load: () => (require('./inspect') as typeof import('./inspect')).runInspect,
  },
  {
    name: 'graph',
    arguments: [PATHS],
    summary: 'Draws who can pull what: namespace, workload, ServiceAccount, pull secret, registry.',
    notes: ['Exit code: 0, or 2 if the command line or the input cannot be used.'],
    options: [
      ...CLUSTER,
      formats('mermaid', 'dot'),
      NODES,
      CONFIG,
    ],
    examples: [['$0 graph k8s/ --format dot | dot -Tsvg > access.svg', 'a picture']],
    load: () => (require('./graph') as typeof import('./graph')).runGraph,
  },
  {
    name: 'diagnose',
    arguments: [['[pod]', 'with --cluster: only this pod']],
    summary: 'Says why images were not pulled, from messages, events or pods on standard input, or of a cluster.',
    notes: [
      'Standard input: whatever was copied (messages, quoted or broken over lines; logs; what kubectl describe pod, '
        + 'get pods and get\n'
        + 'events print), JSON lines with message or msg and those of journalctl and docker, or what kubectl get -o '
        + 'json and -o yaml give\n'
        + 'of pods and events; Secrets, ServiceAccounts, CronJobs and Jobs beside them say more.',
      'Exit code: 0 regardless of what was found, 2 if the command line or the input cannot be used.',
    ],
    options: [
      ...CLUSTER,
      {
        flags: '--manifests <path>',
        description:
          'files or folders with pods or what makes them, Secrets and ServiceAccounts; can be given several times',
        isRepeatable: true,
      },
      CONFIG,
      {
        ...formats('text', 'json'),
        description: 'output format; text is an answer for each problem, json an object a line for each message',
      },
    ],
    examples: [
      ['kubectl describe pod web-0 | $0 diagnose', 'one pod'],
      ['journalctl -u containerd -o cat | $0 diagnose', 'the log of a node'],
      ['kubectl get pods,events,secrets,serviceaccounts -o json | $0 diagnose', 'with the Secrets at hand'],
      ['$0 diagnose --cluster -n payments', 'all that fails in a namespace'],
    ],
    load: () => (require('./diagnose') as typeof import('./diagnose')).runDiagnose,
  },
  {
    name: 'recommend',
    arguments: [],
    summary:
      'Says which access pattern and source of credentials suit a cluster, and why. Asks for what no flag gives.',
    notes: ['Exit code: 0, or 2 if the command line or the input cannot be used.'],
    options: [
      {
        flags: '--environment <name>',
        description: 'what the cluster is for',
        choices: ['development', 'multi-tenant', 'high-security', 'public-cloud'],
      },
      {
        flags: '--nodes <name>',
        description: 'who controls the nodes',
        choices: ['self-managed', 'cloud-managed', 'others'],
      },
      {
        flags: '--provider <name>',
        description: 'aws, google, azure or other: whose registries; can be given several times, the main one first',
        isRepeatable: true,
      },
      { flags: '--kubernetes <version>', description: 'version of the oldest kubelet (default: 1.34)' },
      ...yesOrNo('dynamic-namespaces', 'namespaces are made later, by others', 'namespaces are not made later'),
      {
        flags: '--gitops <name>',
        description: 'what applies manifests from Git (default: none)',
        choices: ['none', 'argocd', 'flux'],
      },
      ...yesOrNo(
        'external-secrets', 'External Secrets Operator is installed', 'External Secrets Operator is not installed',
      ),
      formats('table', 'json'),
    ],
    examples: [
      ['$0 recommend', 'asked at the terminal'],
      ['$0 recommend --environment multi-tenant --nodes cloud-managed --provider aws --provider other', 'for scripts'],
    ],
    load: () => (require('./recommend') as typeof import('./recommend')).runRecommend,
  },
  {
    name: 'rules',
    arguments: [['[rule]', 'one rule, with its cause and examples']],
    summary: 'Lists all findings by id, or explains one.',
    options: [
      formats('table', 'json', 'markdown'),
    ],
    examples: [['$0 rules', 'all of them'], ['$0 rules PRA104', 'one of them']],
    load: () => (require('./rules') as typeof import('./rules')).runRules,
  },
];
