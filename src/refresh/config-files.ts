import { budgetSeconds } from './budget';
import { PullSecretPart } from './part';
import type { PartPlan, Plan, ProxyPlan } from './plan';
import { programFor } from './program';
import { isTokenPart, RefreshPlan, Timing } from './refresh-plan';
import { API_TOKEN_MOUNT, CA_FILE, PREVIOUS_MOUNT, staticFile } from './volume';
import { tokenCloudOf } from '../identity/token-clouds';

/** The files of a refresher's ConfigMap: its program, and the plan that it follows. No credential is among them. */
export function configFiles(plan: RefreshPlan, timing: Timing, proxy?: ProxyPlan): Record<string, string> {
  const runs = runPlan(plan, timing, proxy);
  return { 'plan.json': `${JSON.stringify(runs, undefined, 2)}\n`, ...programFor(runs) };
}

/** The plan as the program reads it. */
function runPlan(plan: RefreshPlan, { gap, jitter, deadline }: Timing, proxy: ProxyPlan | undefined): Plan {
  const { namespace, namespaces, selector, stateName, stateLabels, labels, annotations } = plan;
  return {
    parts: Object.fromEntries(plan.parts.map(part => [part.id, partPlan(part)])),
    // Of two parts with one key the first counts: a token before what may be older.
    secrets: plan.secrets.map(({ name, parts }) => ({ name, parts: [...parts].sort(tokensFirst).map(({ id }) => id) })),
    namespaces,
    ...selector && {
      selector: {
        labels: Object.entries(selector.labels).map(([name, value]) => `${name}=${value}`).join(','),
        serviceAccounts: selector.serviceAccounts,
      },
    },
    ...(stateName !== undefined && {
      state: { namespace, name: stateName, labels: stateLabels, folder: PREVIOUS_MOUNT },
    }),
    labels,
    annotations,
    apiTokenFolder: API_TOKEN_MOUNT,
    ...proxy && { proxy },
    ...plan.caBundle && { caFile: CA_FILE },
    gapSeconds: gap.toSeconds(),
    budgetSeconds: budgetSeconds(jitter, deadline),
    jitterSeconds: jitter.toSeconds(),
  };
}

function partPlan(part: PullSecretPart): PartPlan {
  if (!isTokenPart(part)) {
    return { provider: 'static', secretName: part.secretName, file: staticFile(part) };
  }
  const { identity, assumeRole, registries } = part;
  return tokenCloudOf(registries[0])!.partOf({
    registry: registries[0], keys: registries.map(({ configKey }) => configKey), binding: identity._binding, assumeRole,
  });
}

function tokensFirst(a: PullSecretPart, b: PullSecretPart): number {
  return Number(isTokenPart(b)) - Number(isTokenPart(a));
}
