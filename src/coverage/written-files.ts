import * as path from 'path';
import { App, Chart, Names, YamlOutputType } from 'cdk8s';
import { dependsOn } from '../attach/account-order';
import { Target } from '../attach/target';

/** The ways of writing by which what is in one chart is in one file. */
const CHART_IN_A_FILE = [YamlOutputType.FILE_PER_APP, YamlOutputType.FILE_PER_CHART];

/** The charts of an app as cdk8s orders them. */
interface ChartOrder {
  readonly charts: readonly Chart[];
  readonly dependencies: ReadonlyMap<Chart, ReadonlySet<Chart>>;
  /** Whether cdk8s numbers them. */
  readonly isNumbered: boolean;
}

/** The files that an app writes its objects to, in the order in which `kubectl apply -f` takes them. */
export class WrittenFiles {
  private found?: ChartOrder;

  constructor(private readonly app: App) {}

  /** Whether `kubectl apply -f` makes a workload before its ServiceAccount; in a chart that is as it should be. */
  public isBefore(workload: Target, account: Target): boolean {
    if (workload.object === account.object) {
      return placeInList(workload) < placeInList(account);
    }
    if (workload.object.chart === account.object.chart && CHART_IN_A_FILE.includes(this.app.yamlOutputType)) {
      return dependsOn(account.object, workload.object);
    }
    const { charts } = this.order;
    return this.app.yamlOutputType === YamlOutputType.FILE_PER_APP
      ? charts.indexOf(workload.object.chart) < charts.indexOf(account.object.chart)
      : sortKey(this.nameOf(workload)) < sortKey(this.nameOf(account));
  }

  /** Whether a chart is written after another one, since it depends on that, or on a chart that does. */
  public dependsOn(chart: Chart, other: Chart): boolean {
    const needed = new Set([chart]);
    needed.forEach(one => this.order.dependencies.get(one)!.forEach(dependency => needed.add(dependency)));
    return needed.has(other);
  }

  /** The file of an object, below the output folder. */
  public nameOf({ object, kind, name }: Target): string {
    const chart = Names.toDnsLabel(object.chart);
    const { charts, isNumbered } = this.order;
    const number = `${charts.indexOf(object.chart)}`.padStart(4, '0');
    const ofChart = isNumbered ? `${number}-${chart}` : chart;
    const ofObject = `${kind}.${name}`.replace(/[^0-9a-zA-Z-_.]/g, '');
    const file = {
      [YamlOutputType.FILE_PER_APP]: 'app',
      [YamlOutputType.FILE_PER_CHART]: ofChart,
      [YamlOutputType.FILE_PER_RESOURCE]: ofObject,
      [YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE]: path.posix.join(ofChart, ofObject),
    }[this.app.yamlOutputType];
    return `${file}${this.app.outputFileExtension}`;
  }

  /** Found when it is first asked for: most workloads stand in the chart of their ServiceAccount. */
  private get order(): ChartOrder {
    this.found ??= chartOrder(this.app);
    return this.found;
  }
}

/** A folder is taken as a whole, in the place of its name. */
function sortKey(file: string): string {
  return file.replaceAll('/', '\0');
}

function placeInList({ root }: Target): string {
  return root.map(part => part.padStart(8, '0')).join();
}

function chartOrder(app: App): ChartOrder {
  const dependencies = chartDependencies(app);
  return {
    dependencies,
    charts: chartsInOrder(dependencies),
    isNumbered: [...dependencies.values()].some(({ size }) => size > 0),
  };
}

/** Which charts each chart of an app depends on, as cdk8s derives it: by what is in them, and as a parent of others. */
function chartDependencies(app: App): Map<Chart, Set<Chart>> {
  const all = app.node.findAll().filter(construct => construct.node.scopes.some(scope => Chart.isChart(scope)));
  const dependencies = new Map(all.filter(Chart.isChart).map(chart => [chart as Chart, new Set<Chart>()]));
  for (const construct of all) {
    const chart = Chart.of(construct);
    [...construct.node.dependencies, ...construct === chart ? chart.node.children.filter(Chart.isChart) : []]
      .map(dependency => Chart.of(dependency)).filter(other => other !== chart)
      .forEach(other => dependencies.get(chart)!.add(other));
  }
  return dependencies;
}

/** Charts behind those that they depend on. */
function chartsInOrder(dependencies: ReadonlyMap<Chart, ReadonlySet<Chart>>): Chart[] {
  const ordered = new Set<Chart>();
  const visit = (chart: Chart, around: readonly Chart[]) => {
    if (!ordered.has(chart) && !around.includes(chart)) {
      dependencies.get(chart)!.forEach(other => visit(other, [...around, chart]));
      ordered.add(chart);
    }
  };
  const needed = new Set([...dependencies.values()].flatMap(others => [...others]));
  [...dependencies.keys()].filter(chart => !needed.has(chart)).forEach(chart => visit(chart, []));
  return [...ordered];
}
