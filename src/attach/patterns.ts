import { describeNamespace, MAX_OBJECT_NAME, objectKey } from '../kubernetes/name';
import { AccessPattern } from '../pattern';
import { Grant, secretsIn } from './grant';
import { Plan } from './plan';
import { planSource } from './sources';
import { Target } from './target';
import { Granted, Workload } from './tree';

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
    serviceAccounts.forEach(account => plan.addToServiceAccount(grant, account, secretsFor(grant, account, plan)));
    workloads.forEach(workload => grantByServiceAccount(grant, workload, plan));
  },

  [AccessPattern.DEDICATED_SERVICE_ACCOUNT.name]: (grant, { workloads, serviceAccounts }, plan) => {
    workloads.forEach(workload => {
      grantByServiceAccount(grant, workload, plan);
      checkDedicated(grant, workload.target.namespace, plan.serviceAccountNameOf(workload), plan);
    });
    // A scope with workloads means those; ServiceAccounts are meant where there is nothing else.
    (workloads.length === 0 ? serviceAccounts : []).forEach(account => {
      plan.addToServiceAccount(grant, account, secretsFor(grant, account, plan));
      checkDedicated(grant, account.namespace, account.name, plan);
    });
  },

  [AccessPattern.KUBELET_CREDENTIAL_PROVIDER.name]: (grant, { workloads, serviceAccounts }, plan) => {
    serviceAccounts.filter(account => isServed(grant, account, plan)).forEach(account => plan.annotate(grant, account));
    workloads.filter(({ target }) => isServed(grant, target, plan)).forEach(workload => {
      const name = plan.serviceAccountNameOf(workload);
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
      const name = grant.serviceAccountName ?? dedicatedName(grant, target, plan);
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
    plan.addError(grant.owner, `${target} is in ${describeNamespace(target.namespace)}, but its pull secret is in ${namespaces.join(', ')}`
      + `${grant.selected ? `${namespaces.length > 0 ? ' and ' : ''}namespaces that are selected, which this one is not,` : ','} and a pod `
      + 'can use only the Secrets of its own namespace. Add the namespace of the workload to \'namespaces\', attach its copy there, '
      + 'or set the namespace of its chart');
  }
  return names;
}

/** Whether the nodes may ask for tokens in the namespace of a target; an error where they may not. */
function isServed({ namespaces, owner }: Grant, target: Target, plan: Plan): boolean {
  const served = namespaces === undefined || namespaces.has(target.namespace);
  if (!served) {
    plan.addError(owner, `${target} is in ${describeNamespace(target.namespace)}, and the nodes may ask for tokens of ServiceAccounts in `
      + `${[...namespaces].map(describeNamespace).join(', ')} only. Add the namespace of the workload to 'namespaces'`);
  }
  return served;
}

/** Lets a workload pull through the ServiceAccount that it runs as. */
function grantByServiceAccount(grant: Grant, workload: Workload, plan: Plan): void {
  const { target, podSpecPath } = workload;
  const names = secretsFor(grant, target, plan);
  if (names.length === 0) {
    return;
  }
  const accountName = plan.serviceAccountNameOf(workload);
  const account = findServiceAccount(grant, workload, accountName, plan);
  if (account) {
    plan.addToServiceAccount(grant, account, names);
  } else {
    plan.addToExternal(target.namespace, accountName, names);
  }
  // Only a pod with a list of its own is changed: it hides what its ServiceAccount carries.
  plan.addToPod(grant, workload, target.ownPullSecrets(podSpecPath).length > 0 ? names : []);
}

function findServiceAccount(grant: Grant, { target }: Workload, name: string, plan: Plan): Target | undefined {
  const found = plan.tree.serviceAccounts.find(target.namespace, name);
  const isKnown = grant.externalServiceAccounts.includes(name) || plan.wantedServiceAccounts.has(objectKey(target.namespace, name));
  if (found.length > 1) {
    plan.addError(grant.owner, `ServiceAccount '${name}' stands in the tree twice: ${found.join(' and ')}. Declare it once: where several `
      + '`PrivateRegistryAccess` cover a namespace, give all but one `serviceAccounts: []` and grant the ServiceAccount of that one');
  } else if (found.length === 0 && !isKnown) {
    plan.addError(grant.owner, `${target} runs as ServiceAccount '${name}', which is neither in the tree nor declared external, so nothing `
      + `carries its ${grant.pattern?.usesPullSecret ? 'pull secrets' : 'annotations'}. ${grant.pattern !== AccessPattern.DEDICATED_SERVICE_ACCOUNT
        ? 'Declare it in the app (a PrivateRegistryAccess does that for the names in its \'serviceAccounts\'), '
        : 'Declare it in the app, leave it out of the workload to get a ServiceAccount of its own, '}`
      + 'or add it to \'externalServiceAccounts\' (patched elsewhere)');
  }
  return found[0];
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
