import { App, Chart, YamlOutputType } from 'cdk8s';
import { Construct } from 'constructs';
import { RegistryCredentials } from '../credentials';
import { checkNamespace, checkObjectName } from '../kubernetes/name';
import { AccessPattern } from '../pattern';
import { PrivateRegistryAccessProps } from './private-registry-access-props';

/** Ways of writing that name a file after kind and name alone, so that objects of several namespaces overwrite each other. */
const FILE_PER_NAME = [YamlOutputType.FILE_PER_RESOURCE, YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE];

/** Checks the properties of a `PrivateRegistryAccess` and gives the namespaces that it covers. */
export function checkProps(access: Construct, props: PrivateRegistryAccessProps): (string | undefined)[] {
  AccessPattern._check('pattern', props.pattern);
  props.credentials.forEach(entry => checkPattern(entry, entry.pattern ?? props.pattern));
  if (props.credentials.length === 0) {
    throw new Error('\'credentials\' is empty: give the credentials of at least one registry');
  }
  checkNames('serviceAccounts', props.serviceAccounts, checkObjectName);
  checkNames('keepPullSecrets', props.keepPullSecrets, checkObjectName);
  checkNames('externalServiceAccounts', props.externalServiceAccounts, checkObjectName);
  checkPatternProps(props);
  return checkNamespaces(access, props);
}

/** A pattern without a Secret is for what the nodes have, which brings it along. */
function checkPattern(credentials: RegistryCredentials, pattern: AccessPattern): void {
  if (!(credentials instanceof RegistryCredentials)) {
    throw new Error(`'credentials' must hold RegistryCredentials, got ${(credentials as any)?.constructor?.name ?? typeof credentials}: make them with one of its `
      + 'factories, such as RegistryCredentials.externalSecret(…) of ExternalCredentials');
  }
  AccessPattern._check('pattern', pattern);
  if (!pattern.usesPullSecret && credentials._source.owner !== 'node') {
    throw new Error(`'credentials' has ${credentials}, which come in a pull secret, and the pattern '${pattern}' has none: use another pattern for them, or `
      + 'RegistryCredentials.nodeIdentity(…) or credentialProvider(…)');
  }
}

function checkNamespaces(access: Construct, { namespaces, secretsChart }: PrivateRegistryAccessProps): (string | undefined)[] {
  const { namespace } = Chart.of(access);
  if (namespaces === undefined) {
    if (namespace === undefined && secretsChart?.namespace !== undefined) {
      throw new Error(`'secretsChart' has the namespace '${secretsChart.namespace}', but the chart of '${access.node.path}' has none, so the pull secrets would `
        + 'not be where the pods are: give \'namespaces\'');
    }
    return [namespace];
  }
  if (namespaces.length === 0) {
    throw new Error('\'namespaces\' is empty: list the namespaces that get access, or leave it out for that of the chart');
  }
  checkNames('namespaces', namespaces, checkNamespace);
  const { yamlOutputType } = App.of(access);
  if (namespaces.length > 1 && FILE_PER_NAME.includes(yamlOutputType)) {
    throw new Error(`'namespaces' has ${namespaces.length} entries, and 'yamlOutputType' ${YamlOutputType[yamlOutputType]} names files after kind and name, so that `
      + 'those of one namespace would overwrite those of another: use FILE_PER_CHART or FILE_PER_APP');
  }
  return [...namespaces];
}

function checkPatternProps({ pattern, credentials, serviceAccounts, keepPullSecrets }: PrivateRegistryAccessProps): void {
  const isUsed = (wanted: AccessPattern) => credentials.some(entry => (entry.pattern ?? pattern) === wanted);
  const isShared = isUsed(AccessPattern.NAMESPACE);
  if (!isShared && keepPullSecrets && keepPullSecrets.length > 0) {
    throw new Error(`'keepPullSecrets' belongs to the pattern 'namespace', got pattern '${pattern}': leave it out or use AccessPattern.NAMESPACE`);
  }
  if (!isShared && !isUsed(AccessPattern.KUBELET_CREDENTIAL_PROVIDER) && serviceAccounts && serviceAccounts.length > 0) {
    throw new Error(`'serviceAccounts' belongs to the patterns 'namespace' and 'kubelet-credential-provider', got pattern '${pattern}': leave it out or use `
      + 'AccessPattern.NAMESPACE');
  }
  if (keepPullSecrets && keepPullSecrets.length > 0 && serviceAccounts?.length === 0) {
    throw new Error('\'keepPullSecrets\' is for ServiceAccounts that are declared here, and \'serviceAccounts\' is empty: leave it out');
  }
}

function checkNames(property: string, names: readonly string[] | undefined, check: (property: string, name: string) => string): void {
  const seen = new Set<string>();
  for (const name of names ?? []) {
    if (seen.has(name)) {
      throw new Error(`'${property}' names '${name}' twice: leave one out`);
    }
    seen.add(check(property, name));
  }
}
