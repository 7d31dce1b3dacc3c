import { ApiObject, Chart } from 'cdk8s';
import { AccessPattern, Registry, RegistryCredentials, SynthesisWarnings } from '../../src';
import { newAccess } from '../access/support';
import { deployment, newChart } from '../attach/support';
import { captureStderr } from '../support/stderr';
import { synthesisError } from '../support/synthesis-error';

captureStderr();

const ANNOTATION = 'kubernetes.azure.com/acr-client-id';
const acr = Registry.acr('contoso');
const ecr = Registry.ecr({ account: '123456789012', region: 'eu-west-1' });

function account(chart: Chart, name: string, annotations: Record<string, string>): void {
  const metadata = { name, annotations };
  new ApiObject(chart, `Account-${name}`, { apiVersion: 'v1', kind: 'ServiceAccount', metadata });
}

/** What is said of a Deployment whose image the nodes pull, in an app with the ServiceAccounts `web` and `plain`. */
function warningsOf(serviceAccountName: string | undefined, registry: Registry, annotations: Record<string, string>) {
  const chart = newChart();
  account(chart, 'web', annotations);
  account(chart, 'plain', {});
  deployment(chart, 'web', { serviceAccountName, containers: [{ name: 'main', image: `${registry}/web:1` }] });
  const credentials = [RegistryCredentials.nodeIdentity([registry])];
  newAccess(chart, { pattern: AccessPattern.NODE_IDENTITY, credentials });
  expect(synthesisError(chart)).toBe('');
  return SynthesisWarnings.of(chart).map(({ code, message }) => `${code} ${message}`);
}

describe('an image of ACR that the nodes pull, where a ServiceAccount of the app pulls as itself', () => {
  test.each([['default', undefined], ['plain', 'plain']])('may be pulled as nobody for %s', (name, given) => {
    expect(warningsOf(given, acr, { [ANNOTATION]: 'id' })).toEqual([expect.stringMatching(
      `PRA104 .* pulls from 'contoso.azurecr.io' as the nodes, and ServiceAccount 'payments/web' .* has '${ANNOTATION}'`
        + `.*: give ServiceAccount '${name}' the annotation too`,
    )]);
  });

  test('is pulled for that one', () => {
    expect(warningsOf('web', acr, { [ANNOTATION]: 'id' })).toEqual([]);
  });
});

test.each([
  ['of ACR where no ServiceAccount has an identity to pull as', acr, {}],
  ['of another cloud', ecr, { [ANNOTATION]: 'id' }],
])('an image %s needs nothing on nodes that pull it', (_, registry, annotations) => {
  expect(warningsOf(undefined, registry, annotations)).toEqual([]);
});
