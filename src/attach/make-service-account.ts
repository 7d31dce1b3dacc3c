import { ApiObject, App, Chart } from 'cdk8s';
import { IConstruct } from 'constructs';
import { WantedServiceAccount } from './service-account-names';
import { MANAGED_BY } from '../kubernetes/annotation';

/** Makes a dedicated ServiceAccount below the construct that granted it. */
export function makeServiceAccount(app: App, { owner, namespace, name }: WantedServiceAccount): void {
  const account = new ApiObject(owner, `ServiceAccount-${namespace ?? ''}-${name}`, {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name, namespace, labels: MANAGED_BY },
  });
  inheritDependencies(app, account);
}

/**
 * cdk8s turns dependencies between constructs into dependencies between their objects before it validates, so an object
 * that is made during validation has none, and would be written in another place than in the next synthesis.
 */
function inheritDependencies(app: App, account: ApiObject): void {
  const around = new Set(account.node.scopes);
  for (const source of app.node.findAll()) {
    for (const target of source.node.dependencies) {
      if (around.has(target) && !around.has(source)) {
        objectsBeside(account, source).forEach(object => object.addDependency(account));
      } else if (around.has(source) && !around.has(target)) {
        objectsBeside(account, target).forEach(object => account.addDependency(object));
      }
    }
  }
}

function objectsBeside(account: ApiObject, scope: IConstruct): ApiObject[] {
  return scope.node
    .findAll()
    .filter(construct => ApiObject.isApiObject(construct))
    .filter(object => Chart.of(object) === account.chart);
}
