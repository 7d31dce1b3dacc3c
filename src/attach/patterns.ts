import { describeNamespace, MAX_OBJECT_NAME, objectKey } from '../kubernetes/name';
import { pullSecretNames } from '../kubernetes/pull-secret-list';
import { AccessPattern } from '../pattern';
import { Grant, secretsIn, ServedServiceAccounts } from './grant';
import { Plan } from './plan';
import { planSource } from './sources';
import { Target } from './target';
import { Granted, WorkloadTarget } from './tree';

/** What a grant changes, by pattern: the table of `docs/patterns.md`. */
const PATTERNS: Readonly<Record<string, (grant: Grant, granted: Granted, plan: Plan) => void>> = {
  [AccessPattern.WORKLOAD.name]: (grant, { workloads, serviceAccounts }, plan) => {
    if (workloads.length === 0) {
      plan.addError(grant.owner, `'${grant.scope.node.path}' holds no workload, only ${serviceAccounts[0]}, and the pattern 'workload' `
        + 'puts references on pods. Grant the workload, or use AccessPattern.NAMESPACE or AccessPattern.DEDICATED_SERVICE_ACCOUNT');
    }
    workloads.forEach(workload => plan.addToPod(grant, workload, secretsFor(grant, workload.target, plan)));
  },

  [AccessPattern.NAMESPACE.name]: (grant, { workloads, serviceAccounts }, plan) => {
    serviceAccounts.forEach(account => grantServiceAccount(grant, account, plan));
    workloads.forEach(workload => grantByServiceAccount(grant, workload, plan));
  },

  [AccessPattern.DEDICATED_SERVICE_ACCOUNT.name]: (grant, { workloads, serviceAccounts }, plan) => {
    workloads.forEach(workload => {
      grantByServiceAccount(grant, workload, plan);
      checkDedicated(grant, workload.target.namespace, plan.serviceAccountNameOf(workload), plan);
    });
    // A scope with workloads means those; ServiceAccounts are meant where there is nothing else.
    (workloads.length === 0 ? serviceAccounts : []).forEach(account => {
      grantServiceAccount(grant, account, plan);
      checkDedicated(grant, account.namespace, account.name, plan);
    });
  },

  [AccessPattern.KUBELET_CREDENTIAL_PROVIDER.name]: (grant, { workloads, serviceAccounts }, plan) => {
    const isMeant = ({ name }: Target) => workloads.length === 0 || passedOver(grant, name) === undefined;
    serviceAccounts.filter(account => isMeant(account) && isServed(grant, account, account.name, plan))
      .forEach(account => plan.annotate(grant, account));
    workloads.forEach(workload => {
      const name = plan.serviceAccountNameOf(workload);
      if (!isServed(grant, workload.target, name, plan)) {
        return;
      }
      const account = grant.annotations && findServiceAccount(grant, workload, name, plan);
      if (account) {
        plan.annotate(grant, account);
      } else {
        plan.annotateExternal(grant, workload.target.namespace, name);
      }
    });
  },

  // The nodes need nothing from the cluster.
  [AccessPattern.NODE_IDENTITY.name]: () => {},
};

/** What a grant without a pattern changes: the list of the pods, or of the ServiceAccounts of a scope without workloads. */
function grantOwnLists(grant: Grant, { workloads, serviceAccounts }: Granted, plan: Plan): void {
  workloads.forEach(workload => plan.addToPod(grant, workload, secretsFor(grant, workload.target, plan)));
  (workloads.length === 0 ? serviceAccounts : []).forEach(account => plan.addToServiceAccount(grant, account, secretsFor(grant, account, plan)));
}

/** Settles which ServiceAccount workloads run as: a dedicated pattern gives one to those that name none. */
export function nameServiceAccounts(grant: Grant, plan: Plan): void {
  if (grant.pattern !== AccessPattern.DEDICATED_SERVICE_ACCOUNT) {
    return;
  }
  for (const workload of plan.tree.grantedBy(grant).workloads) {
    const { target, podSpecPath } = workload;
    if (target.serviceAccountName(podSpecPath) === undefined) {
      const given = plan.dedicatedNameOf(workload);
      const name = grant.serviceAccountName ?? given ?? dedicatedName(grant, target, plan);
      if (given !== undefined && given !== name) {
        plan.addError(grant.owner, `${target} is granted with the 'serviceAccountName' '${name}', and with '${given}' by another grant: a pod runs as one `
          + 'ServiceAccount. Give both the same, or only one of them');
      }
      plan.setServiceAccount(grant, workload, name);
      if (plan.tree.serviceAccounts.find(target.namespace, name).length === 0) {
        const key = objectKey(target.namespace, name);
        plan.wantedServiceAccounts.set(key, plan.wantedServiceAccounts.get(key) ?? { owner: grant.owner, namespace: target.namespace, name });
      }
    }
  }
}

/** Plans one grant. */
export function planGrant(grant: Grant, plan: Plan): void {
  const granted = plan.tree.grantedBy(grant);
  const { workloads, serviceAccounts, sources } = granted;
  sources.forEach(source => planSource(grant, source, plan));
  if (workloads.length + serviceAccounts.length + sources.length === 0) {
    plan.addError(grant.owner, `'${grant.scope.node.path}' was granted to pull but holds neither a workload nor a ServiceAccount`
      + `${grant.podSpecPath ? ` (nor a pod spec at '${grant.podSpecPath.join('.')}')` : ''}. `
      + 'Pass the workload, a scope around it, or for a custom resource the \'podSpecPath\' of its pod spec');
    return;
  }
  if (workloads.length + serviceAccounts.length > 0) {
    const apply = grant.pattern ? PATTERNS[grant.pattern.name] : grantOwnLists;
    apply(grant, granted, plan);
  }
}

/** The names that a grant gives in the namespace of a target; an error where its secrets are elsewhere. */
function secretsFor(grant: Grant, target: Target, plan: Plan): string[] {
  const names = secretsIn(grant, target.namespace).map(secret => secret.secretName);
  if (names.length === 0) {
    const namespaces = [...new Set(grant.secrets.map(secret => describeNamespace(secret.namespace)))];
    const places = [
      ...namespaces.length > 0 ? [namespaces.join(', ')] : [],
      ...grant.isSelecting && grant.selected?.length ? ['namespaces that are selected, which this one is not'] : [],
    ].join(' and ');
    plan.addError(grant.owner, `${target} is in ${describeNamespace(target.namespace)}, but its pull secret is in `
      + `${places}, and a pod can use only the Secrets of its own namespace. ${remedyFor(grant, target)}`);
  }
  return names;
}

/** How a Secret can get into the namespace of a target, by who granted it. */
function remedyFor({ pattern, secrets }: Grant, { namespace }: Target): string {
  if (namespace === undefined) {
    return 'Set the namespace of the chart of the workload';
  }
  if (pattern) {
    return `Add '${namespace}' to 'namespaces', or set the namespace of the chart of the workload`;
  }
  return secrets.some(secret => secret.namespace === undefined)
    ? `Say where the Secret is: give it, or its chart, the 'namespace' '${namespace}'`
    : 'Make a Secret there too (\'namespace\', or \'namespaces\' of a refresher), grant the copy in '
      + `'${namespace}' if something copies it (copiesOf, copyIn), or set the namespace of the chart of the workload`;
}

/** Whether the nodes may ask for tokens of a ServiceAccount, where a target is; an error where they may not. */
function isServed(grant: Grant, target: Target, serviceAccountName: string, plan: Plan): boolean {
  const { namespaces, owner } = grant;
  if (namespaces !== undefined && !namespaces.has(target.namespace)) {
    plan.addError(owner, `${target} is in ${describeNamespace(target.namespace)}, and the nodes may ask for tokens of ServiceAccounts in `
      + `${[...namespaces].map(describeNamespace).join(', ')} only. Add the namespace of the workload to 'namespaces'`);
    return false;
  }
  const program = passedOver(grant, serviceAccountName);
  if (program) {
    const account = target.isServiceAccount ? 'is granted' : `runs as ServiceAccount '${serviceAccountName}'`;
    plan.addError(owner, `${target} ${account}, and the nodes may ask for tokens of `
      + `'${program.serviceAccountNames.join('\', \'')}' only: add '${serviceAccountName}' to 'serviceAccountNames' of `
      + `credential provider '${program.provider}', or grant only the registries of others ('registries')`);
  }
  return program === undefined;
}

/** A program that gets no token of a ServiceAccount. */
function passedOver({ served = [] }: Grant, name: string): ServedServiceAccounts | undefined {
  return served.find(({ serviceAccountNames }) => !serviceAccountNames.includes(name));
}

function grantServiceAccount(grant: Grant, account: Target, plan: Plan): void {
  const names = secretsFor(grant, account, plan);
  checkRewritten(grant, account, account.name, [...pullSecretNames(account.ownPullSecrets([])), ...names], plan);
  plan.addToServiceAccount(grant, account, names);
}

/** Lets a workload pull through the ServiceAccount that it runs as. */
function grantByServiceAccount(grant: Grant, workload: WorkloadTarget, plan: Plan): void {
  const { target, podSpecPath } = workload;
  const names = secretsFor(grant, target, plan);
  if (names.length === 0) {
    return;
  }
  const accountName = plan.serviceAccountNameOf(workload);
  const account = findServiceAccount(grant, workload, accountName, plan);
  if (account) {
    grantServiceAccount(grant, account, plan);
  } else {
    checkRewritten(grant, target, accountName, names, plan);
    plan.addToExternal(target.namespace, accountName, names);
  }
  // Only a pod with a list of its own is changed: it hides what its ServiceAccount carries.
  plan.addToPod(grant, workload, target.ownPullSecrets(podSpecPath).length > 0 ? names : []);
}

/** A refresher writes the whole list of a ServiceAccount: what is not its own is not in there for long. */
function checkRewritten(grant: Grant, target: Target, name: string, secretNames: readonly string[], plan: Plan): void {
  const { rewritten } = grant;
  if (!rewritten || !isRewritten(grant, target, name)) {
    return;
  }
  const others = secretNames.filter(own => !rewritten.secretNames.includes(own));
  if (others.length > 0) {
    const account = target.isServiceAccount ? 'is one' : `runs as ServiceAccount '${name}',`;
    plan.addError(grant.owner, `${target} ${account} whose whole list of pull secrets the refresher writes `
      + `('${rewritten.secretNames.join('\', \'')}'), so '${others.join('\', \'')}' cannot be in it: leave '${name}' `
      + 'out of \'refresh.patchServiceAccounts\', grant only the registries of the tokens (\'registries\'), or use '
      + 'AccessPattern.WORKLOAD for the others');
  }
}

function isRewritten({ rewritten }: Grant, { namespace }: Target, name: string): boolean {
  return rewritten !== undefined && rewritten.names.includes(name) && rewritten.isIn(namespace);
}

function findServiceAccount(grant: Grant, { target }: WorkloadTarget, name: string, plan: Plan): Target | undefined {
  const found = plan.tree.serviceAccounts.find(target.namespace, name);
  const isKnown = grant.externalServiceAccounts.includes(name)
    || plan.wantedServiceAccounts.has(objectKey(target.namespace, name))
    // A refresher writes no annotations.
    || (usesPullSecret(grant) && isRewritten(grant, target, name));
  if (found.length > 1) {
    plan.addError(grant.owner, `ServiceAccount '${name}' stands in the app twice: ${found.join(' and ')}. Declare it once: where several `
      + '`PrivateRegistryAccess` cover a namespace, give all but one `serviceAccounts: []` and grant the ServiceAccount of that one');
  } else if (found.length === 0 && !isKnown) {
    plan.addError(grant.owner, `${target} runs as ServiceAccount '${name}', which is neither in the app nor declared external, so nothing `
      + `carries its ${usesPullSecret(grant) ? 'pull secrets' : 'annotations'}. ${accountRemedy(grant, target)}`
      + 'or add it to \'externalServiceAccounts\' (patched elsewhere)');
  }
  return found[0];
}

function accountRemedy(grant: Grant, { namespace }: Target): string {
  if (grant.pattern === AccessPattern.DEDICATED_SERVICE_ACCOUNT) {
    return 'Declare it in the app, leave it out of the workload to get a ServiceAccount of its own, ';
  }
  if (grant.listed === undefined || grant.listed.has(namespace)) {
    return 'Declare it in the app (a PrivateRegistryAccess does that for the names in its \'serviceAccounts\'), ';
  }
  // Where a namespace is only selected, nothing can be declared by its name.
  const remedies = [
    'Declare it in the app and grant it',
    `list ${describeNamespace(namespace)} in 'namespaces'`,
    ...usesPullSecret(grant) && grant.rewritten ? ['name it in \'refresh.patchServiceAccounts\' (for tokens)'] : [],
    ...usesPullSecret(grant) ? ['use AccessPattern.WORKLOAD'] : [],
  ];
  return remedies.map(remedy => `${remedy}, `).join('');
}

function usesPullSecret({ pattern }: Grant): boolean {
  return pattern?.usesPullSecret ?? true;
}

function dedicatedName(grant: Grant, target: Target, plan: Plan): string {
  const name = `${target.name}-pull`;
  if (target.name === '' || name.length > MAX_OBJECT_NAME) {
    plan.addError(grant.owner, `${target} cannot give its name to a ServiceAccount ('${name}'): pass a 'serviceAccountName'`);
  }
  return name;
}

/** A ServiceAccount that several workloads run as would give each of them what was granted to one. */
function checkDedicated(grant: Grant, namespace: string | undefined, name: string, plan: Plan): void {
  const users = plan.usersOf(namespace, name);
  if (name === 'default' || users.length > 1) {
    const who = users.length > 1 ? `${users.map(user => user.target).join(' and ')} run as it` : 'every pod that names none runs as it';
    plan.addError(grant.owner, `ServiceAccount '${name}' is not dedicated: ${who}. Let each workload name a ServiceAccount of its own or `
      + 'none, pass a \'serviceAccountName\' for one of them, or use AccessPattern.NAMESPACE');
  }
}
