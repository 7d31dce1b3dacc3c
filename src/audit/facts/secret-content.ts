import { findCredential, shownUser } from './credential-pattern';
import { bestOf, worthOf } from './login-worth';
import { isOutOfReach } from './loopback';
import { at, jsonMembers, textAt } from './members';
import { isKeyForm, isWithoutKey, serviceAccountKeyProblem } from './service-account-key';
import { detached } from './text';
import { Expiry, isShortLivedLogin, tokenExpiry } from './token-expiry';
import { isPlaceholderUser } from './user-name';
import { DockerConfigJson } from '../../image';
import { Annotation } from '../../kubernetes/annotation';
import { isPlainObject, KubernetesObject } from '../../kubernetes/kubernetes-object';
import { isPlaceholder } from '../../kubernetes/placeholder';
import {
  holdsDockerConfig, isUnreadable, NO_CREDENTIALS, PullSecretProblem, pullSecretLayout, readPullSecret, secretText,
  writtenConfig,
} from '../../kubernetes/pull-secret';

/** One login of a pull secret, without its password. */
export interface SecretEntry {
  /** The registry key as it is written. */
  readonly key: string;
  /** As it may be shown. */
  readonly username: string;
  /** Whether there is a password, and not the mark of one that is still to be filled in. */
  readonly hasPassword: boolean;
  /** Whether its password, or the key, is the mark of one that is still to be filled in. */
  readonly isPlaceholder: boolean;
  /** Whether its user and its password are empty texts: a form that waits for them. */
  readonly isLeftEmpty: boolean;
  /** Whether its password is one of documentation and tests, or the user's name. */
  readonly isObvious: boolean;
  /** Whether its password, or its user, says that the login may be made up. */
  readonly isDoubtful: boolean;
  /** Whether its password is a token, a key or random, and none of words. */
  readonly isProved: boolean;
  /** Whether its password has the form of a token, which nobody makes up and which may open more. */
  readonly isToken: boolean;
  /** Whether it is for a registry that nobody else reaches or that is of documentation, and the password is no token. */
  readonly isOutOfReach: boolean;
  /** It has a token that the kubelet does not read instead. */
  readonly hasIdentityToken: boolean;
  /** Whether its user has nothing but tokens that end within hours. */
  readonly isShortLived: boolean;
  readonly expiry?: Expiry;
  readonly serviceAccountKeyProblem?: string;
}

/** What is known of the contents of a pull secret: everything but the passwords. */
export interface SecretContent {
  /** Keys and user names; no password. */
  readonly config: DockerConfigJson;
  readonly entries: readonly SecretEntry[];
  /** Why the kubelet finds no credential in it. */
  readonly problem?: PullSecretProblem;
  /** It is encrypted, or a placeholder: what it will hold on the cluster cannot be seen. */
  readonly isUnreadable: boolean;
  /** The same, or there are placeholders in what it holds, so that its logins are not looked at. */
  readonly isUnknown: boolean;
  /** Whether each registry in it is one that nobody else reaches, or a name of documentation: a sample. */
  readonly isSample: boolean;
  /** It is laid out as the other type of pull secret needs it. */
  readonly isOtherLayout: boolean;
  /** The text was encoded with base64 twice. */
  readonly isEncodedTwice: boolean;
  /** Under a name that only programs look for, which mount it: `config.json`. */
  readonly isConfigFile: boolean;
  /** Members that leave the logins to programs which the kubelet does not have: `credsStore`, `credHelpers`. */
  readonly helpers: readonly string[];
  /** An annotation says that its credentials are in the manifest on purpose. */
  readonly isMarked: boolean;
  /** When an annotation says that it expires. */
  readonly annotatedExpiry?: Expiry;
}

/** Whether a Secret is a pull secret, or was meant to be one. */
export function isPullSecretLike(object: KubernetesObject): boolean {
  return pullSecretLayout(object.type) !== undefined || holdsDockerConfig(object);
}

/** Looks once into a Secret, and keeps no value of it. */
export function readSecretContent(object: KubernetesObject): SecretContent {
  const layout = pullSecretLayout(object.type);
  const { config, problem } = readPullSecret(object);
  const isHidden = isUnreadable(object, { config, problem });
  const isUnknown = isHidden || isPlaceholder(writtenConfig(object));
  const text = layout && secretText(object, layout.key);
  const json = text === undefined || problem || isUnknown ? {} : jsonMembers(text);
  const auths = layout?.key === '.dockercfg' ? json : at(json, 'auths');
  return {
    config: isHidden ? NO_CREDENTIALS : withoutPasswords(config),
    entries: isUnknown
      ? []
      : config
        ._entries()
        .map(({ key, username, password }) => entryOf(key, username, password, at(auths, key))),
    ...(problem && !isUnknown ? { problem } : {}),
    isUnreadable: isHidden,
    isUnknown,
    isSample: isForNobody(text),
    isOtherLayout: text !== undefined && !problem && isOtherLayout(layout!.key, json),
    isEncodedTwice: problem?.code === 'undecodable/invalid-json' && isJsonInBase64(text ?? ''),
    isConfigFile: !['.dockerconfigjson', '.dockercfg'].some(key =>
      at(object, 'data', key) !== undefined || at(object, 'stringData', key) !== undefined),
    helpers: ['credsStore', 'credHelpers'].filter(member => at(json, member) !== undefined),
    isMarked: at(object, 'metadata', 'annotations', Annotation.CREDENTIALS_IN_MANIFEST) !== undefined,
    ...annotatedExpiry(object),
  };
}

/** A config with the keys and user names of another, in which nothing is worth hiding. */
function withoutPasswords(config: DockerConfigJson): DockerConfigJson {
  const auths = config._entries().map(({ key, username }) => [key, { username: shownUser(username) }]);
  return DockerConfigJson.parse(JSON.stringify({ auths: Object.fromEntries(auths) }));
}

/** Words in the place of a key. */
const WORDS = /^[A-Za-z.]+(?: [A-Za-z.]+)+$/;

function entryOf(key: string, username: string, password: string, raw: unknown): SecretEntry {
  const keyProblem = isPlaceholder(password) || WORDS.test(password) || isKeyForm(username, password)
    ? undefined : serviceAccountKeyProblem(username, password);
  const expiry = tokenExpiry(password);
  // Of two passwords the kubelet reads one; both lie open.
  const written = textAt(raw, 'password') ?? '';
  const isToken = [password, written].some(text => findCredential(text) !== undefined);
  const worth = bestOf([worthOf(username, password), worthOf(textAt(raw, 'username') ?? username, written)]);
  // The kubelet takes the `auth`; one with a form beside it was made of the same form.
  const isForm = isPlaceholder(password) || isPlaceholder(written)
    || (isPlaceholderUser(username) && !isToken) || isKeyForm(username, password);
  return {
    key: detached(key),
    username: detached(shownUser(username)),
    hasPassword: password !== '' && !isForm,
    isPlaceholder: isForm || isPlaceholder(key),
    isLeftEmpty: username === '' && password === ''
      && ['username', 'password', 'auth'].some(member => at(raw, member) === ''),
    isObvious: (!isToken && isWithoutKey(username, password)) || (!isForm && password !== '' && worth === 'nothing'),
    isDoubtful: worth === 'doubtful',
    isProved: worth === 'sure',
    isToken,
    isOutOfReach: isOutOfReach(key, isToken),
    isShortLived: isShortLivedLogin(username, password),
    hasIdentityToken: ['identitytoken', 'registrytoken'].some(member => textAt(raw, member) !== undefined),
    ...(expiry ? { expiry } : {}),
    ...(keyProblem === undefined ? {} : { serviceAccountKeyProblem: keyProblem }),
  };
}

/** Whether the registries of a Docker config, whose logins may be malformed, are out of reach for others. */
function isForNobody(text: string | undefined): boolean {
  const keys = text === undefined ? [] : Object.keys(at(jsonMembers(text), 'auths') ?? {});
  return keys.length > 0 && keys.every(key => isOutOfReach(key));
}

function isOtherLayout(key: string, json: Record<string, unknown>): boolean {
  const auths = at(json, 'auths');
  return key === '.dockercfg'
    ? isPlainObject(auths) && Object.values(auths).every(isPlainObject)
    : auths === undefined
        && Object.values(json).some(
          value =>
            isPlainObject(value) && ['auth', 'username', 'password'].some(member => Object.hasOwn(value, member)),
        );
}

function isJsonInBase64(text: string): boolean {
  return (
    /^ey[A-Za-z0-9+/\r\n]+=*\s*$/.test(text)
    && Object.keys(jsonMembers(Buffer.from(text, 'base64').toString('utf8'))).length > 0
  );
}

function annotatedExpiry(object: KubernetesObject): Pick<SecretContent, 'annotatedExpiry'> {
  const [expiresAt, refreshedAt] = [Annotation.EXPIRES_AT, Annotation.REFRESHED_AT].map(key =>
    Date.parse(String(at(object, 'metadata', 'annotations', key))),
  );
  if (Number.isNaN(expiresAt)) {
    return {};
  }
  return {
    annotatedExpiry: refreshedAt < expiresAt ? { expiresAt, lifetime: expiresAt - refreshedAt } : { expiresAt },
  };
}
