/* eslint-disable @typescript-eslint/no-require-imports */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { AccessNamespaces, canBeCopied, Namespace } from './access-namespaces';
import { PrivateRegistryAccessProps } from './private-registry-access-props';
import { Attachments } from '../attach/attachments';
import type { SelectedSecret } from '../attach/grant';
import { SecretCopies } from '../copies/secret-copies';
import { RegistryCredentials } from '../credentials';
import {
  CredentialsSource, EncryptedSource, ExistingSecretSource, ExternalSecretSource, PullSecretsSource,
} from '../credentials/source';
import type { EncryptedPullSecret } from '../encrypted/encrypted-object';
import { SealingScope } from '../encrypted/sealing-scope';
import { claimName } from '../kubernetes/claimed-names';
import { checkObjectName, describeNamespace } from '../kubernetes/name';
import { canSelect } from '../kubernetes/selected-namespaces';
import type { RefresherProps } from '../refresh/refresher';
import { Registry } from '../registry';
import { IPullSecret } from '../secret';
import { NamedPullSecret } from '../secret/named-pull-secret';
import { PullSecretManifest } from '../secret/pull-secret-manifest';

/** Some credentials that share a Secret, which has one owner. */
export interface SecretToMake {
  /** What the name of the Secret ends in, where several are named alike, and ids of constructs. */
  readonly suffix: string;
  readonly credentials: readonly RegistryCredentials[];
}

/** What pull secrets are made with. */
export interface MakerContext extends AccessNamespaces {
  readonly access: Construct;
  /** Where Secrets go that are known at synthesis, encrypted ones among them. */
  readonly secretsScope: Construct;
  /** The name of a Secret that has none of its own. */
  readonly nameOf: (secret: SecretToMake, version?: string) => string;
  readonly props: PrivateRegistryAccessProps;
  /** The credentials in the Secrets that were made, by the names of those. */
  readonly named: Map<string, RegistryCredentials>;
  /** Secrets that hold tokens: one refresher writes all of them. */
  readonly refreshed: RefresherProps['secrets'][number][];
  /** The names of Secrets that are copied to the namespaces that are not listed. */
  readonly copied: string[];
}

/** What was made for some credentials. */
export interface MadeSecrets {
  /** The Secret of each namespace that is listed. */
  readonly secrets: readonly IPullSecret[];
  /** That of the namespaces that are not, if there are such. */
  readonly selected?: SelectedSecret;
}

type SecretOwner = Exclude<CredentialsSource['owner'], 'node'>;

/** Makes the pull secret of some credentials in each namespace. What few apps need is loaded where it is needed. */
const MAKERS: Readonly<Record<SecretOwner, (toMake: SecretToMake, context: MakerContext) => MadeSecrets>> = {
  'manifest': (toMake, context) => ({ secrets: manifestSecrets(toMake, context) }),
  'refresher': refreshedSecrets,
  'external-secrets': externalSecrets,
  'encrypted': (toMake, context) => ({ secrets: encryptedSecrets(toMake, context) }),
  'existing': (toMake, context) => {
    const { secretName, covers } = toMake.credentials[0]._source as ExistingSecretSource;
    claimSecretName(secretName, toMake, context);
    return known(secretName, [...covers], context);
  },
  'pull-secrets': (toMake, context) => ({ secrets: secretsMadeApart(toMake, context) }),
};

export function makePullSecrets(toMake: SecretToMake, context: MakerContext): MadeSecrets {
  const owner = toMake.credentials[0]._source.owner as SecretOwner;
  const made = MAKERS[owner](toMake, context);
  const { selector, props: { copies } } = context;
  if (copies === undefined || selector === undefined || !canBeCopied(owner)) {
    return made;
  }
  const { secretName, covers } = made.selected ?? made.secrets[0];
  context.copied.push(secretName);
  return { ...made, selected: { secretName, covers, selects: namespace => canSelect(selector, namespace) } };
}

/** Of two Secrets of one name only one can be there, whatever the other is said to cover. */
function claimSecretName(secretName: string, { credentials: [entry] }: SecretToMake, { named }: MakerContext): string {
  const other = named.get(secretName);
  if (other) {
    throw new Error(`'credentials' come in two Secrets named '${secretName}', ${other} and ${entry}: give one of them `
      + 'another name, or if it is one Secret, one entry with all that it covers');
  }
  named.set(secretName, entry);
  return checkObjectName('secretName', secretName);
}

/**
 * The same Secret in each namespace. Its content is computed once, and each is one bare object: there may be thousands.
 */
function manifestSecrets(toMake: SecretToMake, context: MakerContext): IPullSecret[] {
  const { suffix, credentials } = toMake;
  const { secretsScope, nameOf, namespaces, props } = context;
  const manifest = PullSecretManifest.of(credentials);
  const secretName = claimSecretName(
    nameOf(toMake, props.versionedNames ? `-${manifest.digest}` : undefined), toMake, context,
  );
  const places = namespaces.map(namespace => ({ name: secretName, namespace }));
  const { immutable } = props;
  const objects = [
    ...manifest.named(places.slice(0, 1), { immutable, annotations: copyAnnotations(context) }),
    ...manifest.named(places.slice(1), { immutable }),
  ];
  return objects.map((object, index) => {
    const namespace = namespaces[index];
    new ApiObject(secretsScope, `Secret-${namespace ?? ''}${suffix}`, object);
    return new NamedPullSecret(secretName, namespace, manifest.registries);
  });
}

/** What the first of the Secrets carries for the engine that copies it. */
function copyAnnotations({ selector, namespaces, props: { copies } }: MakerContext) {
  if (!selector || (copies !== SecretCopies.REFLECTOR && copies !== SecretCopies.REPLICATOR)) {
    return undefined;
  }
  const { SecretReplication } = require('../copies') as typeof import('../copies');
  const names = selector.names.filter(name => !namespaces.includes(name));
  return SecretReplication[copies]({ ...selector, names }).annotations;
}

function refreshedSecrets(toMake: SecretToMake, context: MakerContext): MadeSecrets {
  const { credentials } = toMake;
  const { nameOf, refreshed } = context;
  const name = claimSecretName(nameOf(toMake), toMake, context);
  refreshed.push({ name, credentials });
  return known(name, credentials.flatMap(entry => entry.registries), context);
}

/** The Secret of one name in every namespace that is covered. */
function known(secretName: string, covers: Registry[], { namespaces, selector }: MakerContext): MadeSecrets {
  return {
    secrets: namespaces.map(namespace => new NamedPullSecret(secretName, namespace, covers)),
    selected: selector && { secretName, covers, selects: namespace => canSelect(selector, namespace) },
  };
}

function externalSecrets(toMake: SecretToMake, context: MakerContext): MadeSecrets {
  const { suffix, credentials } = toMake;
  const { access, nameOf, namespaces, selector, props: { externalSecrets: options = {} } } = context;
  const { addExternalSecrets } =
    require('../external-secrets/add-external-secrets') as typeof import('../external-secrets/add-external-secrets');
  const secretName = claimSecretName(nameOf(toMake), toMake, context);
  const { covers, selected } = addExternalSecrets(access, {
    credentials: credentials.map(entry => (entry._source as ExternalSecretSource).credentials),
    secretName,
    namespaces,
    selector,
    options,
    suffix,
  });
  return { secrets: namespaces.map(namespace => new NamedPullSecret(secretName, namespace, covers)), selected };
}

function encryptedSecrets(toMake: SecretToMake, context: MakerContext): IPullSecret[] {
  const { access, secretsScope, namespaces } = context;
  const [entry] = toMake.credentials;
  const { addEncrypted, placed } = require('../encrypted/add-encrypted') as typeof import('../encrypted/add-encrypted');
  const { covers, secrets } = entry._source as EncryptedSource;
  claimSecretName(secrets[0].secretName, toMake, context);
  const places = namespaces.map(namespace => ({ namespace, text: textFor(entry, secrets, namespace) }));
  const unused = secrets.find(secret => !places.some(({ text }) => text === secret));
  if (unused) {
    throw new Error(`'credentials' has the encrypted Secret '${unused.secretName}' for `
      + `${describeNamespace(unused.namespace)}, which is not one of 'namespaces' `
      + `(${namespaces.map(describeNamespace).join(', ')}): leave the text out, or add its namespace`);
  }
  return places.map(({ namespace, text }) => {
    const { secretName, ...read } = placed(text, { namespace });
    // Two Secrets in the tree are an error at synthesis.
    if (read.manifest.kind === 'SealedSecret') {
      claimName(access, {
        kind: 'SealedSecret',
        namespace,
        name: secretName,
        instead: 'put the credentials into one construct, and let it grant both',
      });
      Attachments.of(access).addWrittenSecrets({
        owner: access,
        by: 'the controller of Sealed Secrets',
        madeOf: secretsScope,
        secretNames: [secretName],
        namespaces: [namespace],
      });
    }
    addEncrypted(secretsScope, `Encrypted-${namespace ?? ''}-${secretName}`, { secretName, ...read });
    return new NamedPullSecret(secretName, namespace, [...covers]);
  });
}

/** The text that was encrypted for a namespace, or one that goes anywhere. */
function textFor(
  credentials: RegistryCredentials, texts: readonly EncryptedPullSecret[], namespace: Namespace,
): EncryptedPullSecret {
  const text =
    texts.find(secret => secret.namespace === namespace)
    ?? texts.find(({ scope }) => scope === SealingScope.CLUSTER_WIDE);
  if (!text) {
    const unplaced = texts.find(secret => secret.namespace === undefined);
    const add = unplaced ? `the text of '${unplaced.secretName}' has no 'metadata.namespace', so it fits no namespace. `
      + `Encrypt it again with \`namespace: ${namespace}\`` : 'add a text for it';
    throw new Error(`'credentials' holds ${credentials}, none of which was encrypted for `
      + `${describeNamespace(namespace)}: ${add}`
      + ((credentials._source as EncryptedSource).by === 'kubeseal' ? ', or one with the scope \'cluster-wide\''
        : '. The MAC of SOPS covers the namespace, so it cannot be added or changed here'));
  }
  return text;
}

/** Those of the namespaces; they stand in the app, or on the cluster, already. */
function secretsMadeApart(toMake: SecretToMake, context: MakerContext): IPullSecret[] {
  const { secrets } = toMake.credentials[0]._source as PullSecretsSource;
  const secretName = claimSecretName(secrets[0].secretName, toMake, context);
  const found = secrets.map(({ namespace }) => describeNamespace(namespace)).join(', ');
  return context.namespaces.map(namespace => {
    const secret = secrets.find(own => own.namespace === namespace);
    if (!secret) {
      throw new Error(`'credentials' has pull secret '${secretName}' in ${found}, and none in `
        + `${describeNamespace(namespace)}: add that namespace where the secret is made, or take it out of `
        + "'namespaces'");
    }
    return secret;
  });
}
