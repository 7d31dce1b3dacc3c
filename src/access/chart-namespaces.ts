import { ApiObject, Chart } from 'cdk8s';
import { IConstruct } from 'constructs';
import { Attachments } from '../attach/attachments';
import { shownPath } from '../given/shown';

const METHOD = 'PrivateRegistryAccess.namespacesOf';

/**
 * The namespaces of the charts at and below a scope, each once. What is made of them is made now, so that a chart which
 * comes later, and would go without, fails the synthesis.
 */
export function chartNamespaces(scope: IConstruct): string[] {
  const charts = [...chartsIn(scope)];
  if (charts.length === 0) {
    throw new Error(`'scope' (${shownPath(scope)}) holds no chart: add the charts before ${METHOD} is called, or give `
      + 'the construct that holds them');
  }
  const problem = charts.map(withoutNamespace).find(found => found !== undefined);
  if (problem !== undefined) {
    throw new Error(`'scope' (${shownPath(scope)}): ${problem}`);
  }
  const namespaces = new Set(charts.map(({ namespace }) => namespace!));
  Attachments.of(scope).addCheck(() => new Map([...chartsIn(scope)]
    .filter(({ namespace }) => namespace === undefined || !namespaces.has(namespace))
    .map(chart => [chart, [withoutNamespace(chart) ?? `chart '${chart.node.path}' has the namespace `
      + `'${chart.namespace}' and was added after ${METHOD}(…) took those of ${shownPath(scope)}, so that it gets no `
      + 'access: add it before']])));
  return [...namespaces];
}

function withoutNamespace({ namespace, node }: Chart): string | undefined {
  return namespace !== undefined ? undefined : `chart '${node.path}' has no namespace, so that it is not known where `
    + `its pods are: give it one, or call ${METHOD} with a construct that holds only the charts which get access`;
}

/** What is below an object holds no chart. */
function* chartsIn(construct: IConstruct): Iterable<Chart> {
  if (Chart.isChart(construct)) {
    yield construct;
  }
  for (const child of ApiObject.isApiObject(construct) ? [] : construct.node.children) {
    yield* chartsIn(child);
  }
}
