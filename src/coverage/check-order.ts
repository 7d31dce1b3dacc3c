import { App, Chart, YamlOutputType } from 'cdk8s';
import { Finding, makeFinding } from './finding';
import { WrittenFiles } from './written-files';
import { Inheritance } from '../attach/account-order';
import { Target } from '../attach/target';
import { FindingId } from '../pull/finding-id';
import { quoted } from '../text/printable';

/**
 * Says where `kubectl apply -f` makes pods before the ServiceAccount that brings their pull secrets: the API server
 * adds the list when it admits a pod, and never later.
 *
 * @param needsList whether a pod has an image that the list is for
 */
export function checkOrder(
  app: App, inheritances: readonly Inheritance[], needsList: (inheritance: Inheritance) => boolean,
): Finding[] {
  const files = inheritances.length > 0 ? new WrittenFiles(app) : undefined;
  const late = new Map<string, Inheritance[]>();
  const isLate = ({ workload, account }: Inheritance) => files!.isBefore(workload.target, account);
  for (const inheritance of inheritances.filter(one => isLate(one) && needsList(one))) {
    const { workload: { target: { object } }, account } = inheritance;
    const key = `${object.chart.node.path} ${object === account.object} ${account}`;
    late.set(key, [...late.get(key) ?? [], inheritance]);
  }
  return [...late.values()].map(same => findingOf(same, files!));
}

function findingOf(same: readonly Inheritance[], files: WrittenFiles): Finding {
  const [{ workload: { target }, account }] = same;
  const [chart, accountChart] = [target.object.chart, account.object.chart];
  const workloads = [...new Set(same.map(({ workload }) => `${workload.target.kind} ${workload.target.name}`))];
  const finding = makeFinding({
    severity: 'warning',
    id: FindingId.LATE_SERVICE_ACCOUNT,
    construct: chart,
    who: `the pods of ${quoted(workloads)}`,
    says: ` get their pull secrets from ${account} when they are made, and 'kubectl `
      + `apply -f' makes them before it: ${reason(target, account, files)}`,
  });
  // Of many charts, only the first is said in full.
  const isInList = target.object === account.object;
  const cause = [accountChart.node.path, isInList, files.nameOf(account), files.dependsOn(accountChart, chart)].join();
  return { ...finding, cause };
}

function remedy(chart: Chart, account: Target, files: WrittenFiles): string {
  const accountChart = account.object.chart;
  if (chart === accountChart || App.of(chart).yamlOutputType === YamlOutputType.FILE_PER_RESOURCE) {
    return `Apply that file first: kubectl apply -f ${files.nameOf(account)}`;
  }
  return files.dependsOn(accountChart, chart)
    ? `Declare the ServiceAccount in a chart that does not depend on '${chart.node.path}', as this one does`
    : `Let the first chart depend on the other, which numbers the files: ${chart.node.id}.addDependency(`
      + `${accountChart.node.id})`;
}

/** Why pods are made first, and what to do about it. */
function reason(target: Target, account: Target, files: WrittenFiles): string {
  const [file, accountFile] = [files.nameOf(target), files.nameOf(account)];
  const [chart, accountChart] = [target.object.chart, account.object.chart];
  if (target.object === account.object) {
    return 'they come first in the list that holds both. Move it to the front';
  }
  if (file === accountFile && chart === accountChart) {
    return 'it depends on them. Leave that dependency out';
  }
  const before = file === accountFile
    ? `in '${file}' the chart '${chart.node.path}' comes before '${accountChart.node.path}'`
    : `'${file}' comes before '${accountFile}'`;
  return `${before}. ${remedy(chart, account, files)}`;
}
