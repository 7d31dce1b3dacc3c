import { FETCHERS, lines } from './fetcher';
import { Part } from './part';
import { isToken, RefreshPlan } from './refresh-plan';
import { script } from './scripts';

/** What a profile of the AWS CLI runs to read an access key from files. */
const AWS_ACCESS_KEY_SCRIPT = 'aws-access-key.sh';

/** The files of a refresher's ConfigMap: its scripts, and the plan that they follow. No credential is among them. */
export function configFiles(plan: RefreshPlan): Record<string, string> {
  const tokens = plan.parts.filter(isToken);
  const files: Record<string, string> = {};
  const scripts = new Set(['common.sh', 'json.awk', 'compose.sh', 'verdict.sh']);
  for (const fetcher of FETCHERS) {
    const parts = tokens.filter(({ kind }) => fetcher.kinds.includes(kind));
    if (parts.length > 0) {
      [`${fetcher.name}.sh`, ...fetcher.libraries].forEach(name => scripts.add(name));
      Object.assign(files, fetcher.files(parts, plan.gapSeconds));
    }
  }
  if (files['aws-config']?.includes(AWS_ACCESS_KEY_SCRIPT)) {
    scripts.add(AWS_ACCESS_KEY_SCRIPT);
  }
  if (plan.selector) {
    scripts.add('list-namespaces.sh');
    const labels = Object.entries(plan.selector.labels).map(([name, value]) => `${name}=${value}`).join(',');
    files['selector.plan'] = lines([[labels, plan.selector.serviceAccounts.join(' ')]]);
  }
  if (plan.stateName !== undefined) {
    files['state.plan'] = lines([[plan.namespace, plan.stateName]]);
    files['state-labels.yaml'] = yamlMembers(plan.stateLabels);
  }
  return {
    ...files,
    'static.plan': lines(plan.parts.filter(part => !isToken(part)).map(({ id }) => [id])),
    // Of two parts with one key the first counts: a token before what may be older.
    'secrets.plan': lines(plan.secrets.map(({ name, parts }) => [name, [...parts].sort(tokensFirst).map(({ id }) => id).join(' ')])),
    'namespaces.plan': lines(plan.namespaces.map(namespace => [namespace])),
    'labels.yaml': yamlMembers(plan.labels),
    'annotations.yaml': yamlMembers(plan.annotations),
    ...Object.fromEntries([...scripts].map(name => [name, script(name)])),
  };
}

function tokensFirst(a: Part, b: Part): number {
  return Number(isToken(b)) - Number(isToken(a));
}

/** A text in JSON is one in YAML. */
function yamlMembers(members: Readonly<Record<string, string>>): string {
  return Object.entries(members).map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}\n`).join('');
}
