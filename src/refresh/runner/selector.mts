import { membersOf } from './answer.mts';
import type { ApiServer } from './api-server.mts';
import { Failure } from './failure.mts';
import { type Answer, Refusal } from './http.mts';
import { type Budget, retry } from './retry.mts';
import type { SelectorPlan } from '../plan.ts';

// A page is a Table, which the server fills as `kubectl get` shows it: of each namespace only what is in its cells.
// https://kubernetes.io/docs/reference/using-api/api-concepts/#receiving-resources-as-tables
const TABLE = { accept: 'application/json;as=Table;v=v1;g=meta.k8s.io,application/json' };

/** The namespaces with some labels that are not being deleted, of all pages. */
export async function namespacesOf(api: ApiServer, { labels }: SelectorPlan, budget: Budget): Promise<string[]> {
  try {
    return await retry(budget, () => list(api, labels, budget));
  } catch (error) {
    throw Failure.of(error, `those with labels ${labels}`);
  }
}

async function list(api: ApiServer, labelSelector: string, { now, until }: Budget): Promise<string[]> {
  const found: string[] = [];
  let next = '';
  do {
    const query = new URLSearchParams({ labelSelector, limit: '500', includeObject: 'None', continue: next });
    const answer = await page(api, `/api/v1/namespaces?${query}`);
    found.push(...activeIn(answer));
    next = String(membersOf(answer).metadata?.continue ?? '');
    if (next !== '' && now() >= until) throw new Failure('there are more pages than there is time for');
  } while (next !== '');
  return found;
}

async function page(api: ApiServer, path: string): Promise<Answer> {
  try {
    return await api.ask(path, { headers: TABLE });
  } catch (error) {
    // The list has changed too much since the first page: start again.
    if (error instanceof Refusal && error.status === 410) throw new Failure(error.message, true);
    throw error;
  }
}

/**
 * Names are in the first cells of rows, phases in the second. In a namespace that is not Active nothing can be created.
 */
function activeIn(answer: Answer): string[] {
  const { kind, rows } = tableIn(answer);
  const isName = (name: unknown) => typeof name === 'string' && /^[a-z0-9-]{1,63}$/.test(name);
  if (kind !== 'Table' || !Array.isArray(rows) || !rows.every(row => isName(row?.cells?.[0]))) throw noTable(answer);
  return rows.filter(({ cells }) => cells[1] === 'Active').map(({ cells }) => cells[0]);
}

function tableIn(answer: Answer): Record<string, any> {
  try {
    return membersOf(answer);
  } catch {
    throw noTable(answer);
  }
}

function noTable({ host }: Answer): Failure {
  return new Failure(`the answer of ${host} is not a Table of namespaces`, true);
}
