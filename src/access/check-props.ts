import { App, Chart, YamlOutputType } from 'cdk8s';
import { Construct } from 'constructs';
import { RegistryCredentials } from '../credentials';
import { AccessNamespaces, canBeCopied } from './access-namespaces';
import { PrivateRegistryAccessProps } from './private-registry-access-props';
import { AdmissionEngine } from '../admission/admission-engine';
import { SecretCopies } from '../copies/secret-copies';
import { checkCoverageOptions } from '../coverage/check-options';
import { CredentialsSource } from '../credentials/source';
import { chartNamespace, checkDistinct, checkNamespace, checkObjectName } from '../kubernetes/name';
import { checkNamespaceSelector } from '../kubernetes/selected-namespaces';
import { TargetKubernetes } from '../kubernetes/target-version';
import { isVersionAtLeast, MUTATING_POLICY_SINCE } from '../kubernetes/version';
import { AccessPattern } from '../pattern';
import { checkImmutable } from '../secret/pull-secret-manifest';

/**
 * Ways of writing that name a file after kind and name alone, so that objects of several namespaces overwrite each
 * other.
 */
const FILE_PER_NAME = [YamlOutputType.FILE_PER_RESOURCE, YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE];

const IN_THE_MANIFESTS = 'their Secrets are in the manifests, so each namespace has to be known: list those that get '
  + 'them in \'namespaces\', let something copy them (\'copies\'), or use RegistryCredentials.externalSecret(…)';

/** Why the Secrets of some owners follow `namespaces` alone, and no selector. */
const UNSELECTABLE: Readonly<Partial<Record<CredentialsSource['owner'], string>>> = {
  'manifest': IN_THE_MANIFESTS,
  'encrypted': IN_THE_MANIFESTS,
  'pull-secrets': 'each of them is in a namespace that is known: list those in \'namespaces\', or name the Secret with '
    + 'RegistryCredentials.existingSecret(…)',
};

/** The same where pods of namespaces that are made later would name them. */
const UNMADE: typeof UNSELECTABLE = {
  ...UNSELECTABLE,
  existing: 'say what makes the Secret in namespaces that get the label later, in \'copies\' (SecretCopies.KYVERNO '
    + 'copies it; OTHER is something else, on trust), or list \'namespaces\'',
};

/** Checks the properties of a `PrivateRegistryAccess` and gives the namespaces that it covers. */
export function checkAccessProps(access: Construct, props: PrivateRegistryAccessProps): AccessNamespaces {
  props.credentials.forEach(entry => checkPattern(entry, props.pattern));
  if (props.credentials.length === 0) {
    throw new Error('\'credentials\' is empty: give the credentials of at least one registry');
  }
  checkDistinct('serviceAccounts', props.serviceAccounts ?? [], checkObjectName);
  checkDistinct('keepPullSecrets', props.keepPullSecrets ?? [], checkObjectName);
  checkDistinct('externalServiceAccounts', props.externalServiceAccounts ?? [], checkObjectName);
  checkPatternProps(props);
  checkImmutable(props.immutable, 'versionedNames', props.versionedNames);
  checkCoverageOptions('coverage.', props.coverage ?? {});
  checkAdmission(access, props);
  checkCopies(props);
  const selector = checkSelector(props);
  const namespaces = checkNamespaces(access, props, selector);
  checkServiceAccounts(namespaces, props);
  return { namespaces, selector };
}

/** A pattern without a Secret is for what the nodes have, which brings it along. */
function checkPattern(credentials: RegistryCredentials, shared: AccessPattern): void {
  const pattern = credentials.pattern ?? shared;
  if (!pattern.usesPullSecret && credentials._source.owner !== 'node') {
    throw new Error(`'credentials' has ${credentials}, which come in a pull secret, and the pattern '${pattern}' has `
      + 'none: use another pattern for them, or RegistryCredentials.nodeIdentity(…) or credentialProvider(…)');
  }
}

type Selector = AccessNamespaces['selector'];

/** The API server of the target has to know the policy. */
function checkAdmission(access: Construct, props: PrivateRegistryAccessProps): void {
  const { admission } = props;
  const patterns = usedPatterns(props);
  if (!patterns.some(({ _addsAtAdmission }) => _addsAtAdmission)) {
    if (admission !== undefined) {
      throw new Error(`'admission' belongs to the pattern 'admission', got pattern '${patterns.join('\', \'')}': leave `
        + 'it out or use AccessPattern.ADMISSION');
    }
    return;
  }
  const engine = admission?.engine ?? AdmissionEngine.API_SERVER;
  const version = TargetKubernetes.of(access);
  if (engine === AdmissionEngine.API_SERVER && !isVersionAtLeast(version, MUTATING_POLICY_SINCE)) {
    throw new Error(`'pattern' admission needs Kubernetes ${MUTATING_POLICY_SINCE}, whose API server evaluates a `
      + `MutatingAdmissionPolicy, and the target is ${version}: set a newer one with TargetKubernetes.set, let `
      + 'Kyverno do it (admission: { engine: AdmissionEngine.KYVERNO }), or use AccessPattern.NAMESPACE');
  }
}

/** The engines by annotations copy Secrets that are in the manifests, where they can be annotated. */
function checkCopies({ copies, namespaces, namespaceSelector, credentials }: PrivateRegistryAccessProps): void {
  if (copies === undefined) {
    return;
  }
  const copied = credentials.filter(entry => canBeCopied(entry._source.owner));
  // Of one that exists everywhere none has to be the first.
  const hasSource = namespaces?.length
    || (copies === SecretCopies.OTHER && copied.every(entry => entry._source.owner === 'existing'));
  if (!namespaceSelector || !hasSource) {
    throw new Error(`'copies' (${copies}) copies the Secrets of the first of 'namespaces' to those that a `
      + `'namespaceSelector' finds: give ${namespaceSelector ? '\'namespaces\'' : '\'namespaceSelector\''}`);
  }
  const { names = [], matchLabels = {} } = namespaceSelector;
  if (Object.keys(matchLabels).length === 0 && names.every(name => namespaces?.includes(name))) {
    throw new Error(`'copies' (${copies}) has no effect, as 'namespaceSelector' finds none beside 'namespaces', which `
      + 'have Secrets of their own: leave it out');
  }
  if (copied.length === 0) {
    throw new Error(`'copies' (${copies}) has no effect, as tokens and what External Secrets makes follow `
      + '\'namespaceSelector\' by themselves, and nodes need no Secret: leave it out');
  }
  const isByAnnotations = copies === SecretCopies.REFLECTOR || copies === SecretCopies.REPLICATOR;
  const other = copied.find(entry => entry._source.owner !== 'manifest');
  if (isByAnnotations && other) {
    throw new Error(`'copies' (${copies}) goes by annotations of a Secret, and ${other} are in one that is not written `
      + 'here: use SecretCopies.KYVERNO, or annotate it (SecretReplication), and name it with '
      + 'RegistryCredentials.existingSecret(…)');
  }
}

/** The selector, with all of its members. */
function checkSelector({
  namespaceSelector, namespaces, credentials, pattern, copies,
}: PrivateRegistryAccessProps): Selector {
  if (namespaceSelector === undefined) {
    return undefined;
  }
  // Where namespaces are listed too, they get what cannot follow a selector, and the others do not.
  for (const entry of copies === undefined ? credentials : []) {
    const isAdded = (entry.pattern ?? pattern)._addsAtAdmission;
    const problem = isAdded && Object.keys(namespaceSelector.matchLabels ?? {}).length > 0
      ? UNMADE[entry._source.owner] : UNSELECTABLE[entry._source.owner];
    if (problem !== undefined && (isAdded || namespaces === undefined)) {
      throw new Error(`'namespaceSelector' ${isAdded ? '' : 'alone '}cannot be used with ${entry}${isAdded
        ? ' and the pattern \'admission\', as pods would name a Secret that nothing makes there' : ''}: ${problem}`);
    }
  }
  if (copies === undefined && credentials.every(entry => UNSELECTABLE[entry._source.owner] !== undefined)) {
    throw new Error('\'namespaceSelector\' has no effect, as all \'credentials\' follow \'namespaces\' alone: '
      + UNSELECTABLE[credentials[0]._source.owner]);
  }
  return checkNamespaceSelector('namespaceSelector', namespaceSelector);
}

/** Nothing can be declared in namespaces that are not known. */
function checkServiceAccounts(namespaces: AccessNamespaces['namespaces'], props: PrivateRegistryAccessProps): void {
  for (const property of ['serviceAccounts', 'keepPullSecrets'] as const) {
    if (namespaces.length === 0 && (props[property]?.length ?? 0) > 0) {
      throw new Error(`'${property}' (${props[property]!.join(', ')}) is for ServiceAccounts that are declared in `
        + '\'namespaces\', and there are none beside \'namespaceSelector\': leave it out, or list namespaces');
    }
  }
}

function checkNamespaces(
  access: Construct, props: PrivateRegistryAccessProps, selector: Selector,
): AccessNamespaces['namespaces'] {
  const namespaces = listedNamespaces(access, props, selector);
  const { yamlOutputType } = App.of(access);
  const sourceNamespace = props.externalSecrets?.sourceNamespace;
  const isCopied = sourceNamespace !== undefined && namespaces.some(namespace => namespace !== sourceNamespace);
  if ((namespaces.length > 1 || isCopied) && FILE_PER_NAME.includes(yamlOutputType)) {
    throw new Error(`'namespaces' has ${namespaces.length} entries${isCopied ? ' beside \'sourceNamespace\'' : ''}, `
      + `and 'yamlOutputType' ${YamlOutputType[yamlOutputType]} names files after kind and name, so that those of one `
      + 'namespace would overwrite those of another: use FILE_PER_CHART or FILE_PER_APP');
  }
  return namespaces;
}

function listedNamespaces(
  access: Construct, { namespaces, secretsChart }: PrivateRegistryAccessProps, selector: Selector,
): AccessNamespaces['namespaces'] {
  if (secretsChart && (!Chart.isChart(secretsChart) || secretsChart.node.root !== access.node.root)) {
    throw new Error('\'secretsChart\' must be a chart of the same app: what another app writes, this one cannot prove');
  }
  const namespace = chartNamespace(Chart.of(access));
  if (namespaces === undefined) {
    if (!selector && namespace === undefined && secretsChart?.namespace !== undefined) {
      throw new Error(`'secretsChart' has the namespace '${secretsChart.namespace}', but the chart of `
        + `'${access.node.path}' has none, so the pull secrets would not be where the pods are: give 'namespaces'`);
    }
    return selector ? [] : [namespace];
  }
  if (namespaces.length === 0) {
    throw new Error(
      "'namespaces' is empty: list the namespaces that get access, or leave it out for that of the chart",
    );
  }
  checkDistinct('namespaces', namespaces, checkNamespace);
  return [...namespaces];
}

function checkPatternProps(props: PrivateRegistryAccessProps): void {
  const { serviceAccounts, keepPullSecrets, externalServiceAccounts, namespaceSelector } = props;
  const patterns = usedPatterns(props);
  const used = patterns.join('\', \'');
  if (externalServiceAccounts && externalServiceAccounts.length > 0 && !patterns.some(usesServiceAccounts)) {
    throw new Error(`'externalServiceAccounts' has no effect, as pattern '${used}' uses no ServiceAccounts: leave `
      + 'it out, or use AccessPattern.NAMESPACE');
  }
  const isShared = patterns.some(({ _sharesPullSecrets }) => _sharesPullSecrets);
  if (!isShared && keepPullSecrets && keepPullSecrets.length > 0) {
    throw new Error(`'keepPullSecrets' belongs to the pattern 'namespace', got pattern '${used}': leave it out or `
      + 'use AccessPattern.NAMESPACE');
  }
  const isDeclaring = isShared || patterns.some(({ _annotatesServiceAccounts }) => _annotatesServiceAccounts);
  if (!isDeclaring && serviceAccounts && serviceAccounts.length > 0) {
    throw new Error("'serviceAccounts' belongs to the patterns 'namespace' and 'kubelet-credential-provider', got "
      + `pattern '${used}': leave it out or use AccessPattern.NAMESPACE`);
  }
  const declared = serviceAccounts ?? (isShared ? ['default'] : []);
  const both = namespaceSelector ? undefined : externalServiceAccounts?.find(name => declared.includes(name));
  if (both !== undefined) {
    throw new Error(`'externalServiceAccounts' names '${both}', which is declared here too, so that its list on the `
      + 'cluster would be replaced: leave it out, or set \'serviceAccounts\' without it '
      + `(${JSON.stringify(declared.filter(name => name !== both))})`);
  }
  if (keepPullSecrets && keepPullSecrets.length > 0 && serviceAccounts?.length === 0) {
    throw new Error("'keepPullSecrets' is for ServiceAccounts that are declared here, and 'serviceAccounts' is empty: "
      + 'leave it out');
  }
}

/** Those of the entries, each once; nothing has the shared one where each names its own. */
function usedPatterns({ pattern, credentials }: PrivateRegistryAccessProps): AccessPattern[] {
  return [...new Set(credentials.map(entry => entry.pattern ?? pattern))];
}

function usesServiceAccounts(pattern: AccessPattern): boolean {
  return pattern._sharesPullSecrets || pattern._makesServiceAccounts || pattern._annotatesServiceAccounts;
}
