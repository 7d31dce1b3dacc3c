// Texts that stand for others which a tool or a person is still to fill in: values, images and names.

import { isPlainObject } from './kubernetes-object';
import { isExamplePath, isOfPlaceholderWords, speaksOfPlace } from './placeholder-words';

/** What tools, or people, leave where a value is still to be filled in. */
const PATTERNS = [
  /\{\{.*\}\}/s, // Helm, Go templates, Jinja, Argo
  /\[\[.*\]\]/s, // Go templates with other marks
  /\$\{[^}]*\}/, // envsubst, Flux's postBuild, Terraform, OpenShift's templates
  /\$\([^)]*\)/, // make, Tekton, Azure Pipelines
  /<[^<>]+>/, // "<your-registry>", the Argo CD Vault plugin
  /#\{[^}]+\}/, // "Replace Tokens" of Azure Pipelines
  /\(\(.+\)\)/, // Concourse, spruce
  /^#@|^\(@=/, // ytt
  /\bENC\[/, // SOPS
  /(?:^|[>:])vault:[\w./-]+#|^ref\+\w+:\/\/|^op:\/\//, // Bank-Vaults, vals, 1Password
  /^(?:@@?|__|%%?)[A-Z0-9_.-]+(?:@@?|__|%%?)$/i,
  /(?<!_)__[A-Z][A-Z0-9]*(?:[_.-][A-Z0-9]+)*__(?!_)/i, // `__VERSION__`, which a script replaces with sed
  /^\$[A-Za-z_]\w*\$?$/,
  /^\{[A-Za-z_][\w.-]*\}$/,
  /^[A-Z]{2,}(?:_[A-Z]{2,})+$/,
  /(?:^|[^a-z])(?:change[-_ ]?(?:me|it|this)|replace[-_ ]?(?:me|with|this)|(?:add|set)[-_ ]me|(?:to|will|must|should)[-_]?be[-_]?(?:changed|replaced|defined|filled|set)|(?:replace|insert)[-_](?:image|registry|repo|host|tag|here)|placeholder)(?![a-z])/i,
  /(?:^|[^a-z])your[-_. ]?(?:\w*[-_])?(?:aws|azure|acr|base64|company|docker\w*|domain|email|gcp|git\w*|ghcr|harbor|host|image|key|login|name\w*|org\w*|pass\w*|pat|project|quay|reg\w*|repo\w*|secret|server|tag|token|user\w*|account\w*)/i,
  /(?:^|[^A-Za-z])YOUR_|^your[-_ ][a-z][\w -]*$/i,
  /(?:^|[^a-z])(?:redacted|removed|censored|scrubbed|sanitized|not[-_ ](?:a[-_ ])?(?:real|used|set))(?![a-z])/i,
  /^(?:todo|tbd|fixme|dummy|hidden|masked|none|null|nil|empty|n\/a|unset|undefined|[xX]{3,}(?:[-_. ][xX]{3,})*[-_. ]?|\*{3,}|\.{3,}|\?{2,})$/i,
  /\.{3}|…|\*{4,}|#{6,}|[xX]{6,}|█|•{3,}|^<[A-Za-z][A-Za-z _-]*$/, // what was cut off, or crossed out, and an open mark
  /^(?:insert|put|enter|paste|add|type)[-_ ].{1,60}[-_ ]here$|[-_ ]goes[-_ ]here$/i,
  /^(?:replace|fill[-_ ]?(?:me[-_ ]?)?in|(?:ghp|github_pat|glpat|dckr_pat|AKCp|hf)[-_]?(?:x{3,}|\.{3,}|\*{3,}|…))$/i,
];

/** Whose it is, and what, in languages that documentation is written in; an image may be called so. */
const IN_LANGUAGES = [
  new RegExp(`(?:^|[^a-z])(?:${[
    'seu', 'sua', 'tu', 'mi', 'tw[oó]j[ae]?', 'votre', 'ton', 'mon', '[dm]eine?', 'la[-_ ]tua', 'il[-_ ]tuo',
  ].join('|')})[-_ .](?:${[
    'usu[aá]rio', 'senha', 'contrase[nñ]a', 'clave', 'registro', 'imagen?m?', 'utilisateur', 'mot', 'benutzer', 'name',
    'passwort', 'kennwort', 'password', 'token', 'utente', 'login', 'secret[oa]?', 'image', 'nombre', 'nom',
  ].join('|')})`, 'i'),
  /(?:你|您)的|密[码碼]|令牌|[账帳][号户號戶]|用户名|镜像|あなたの|パスワード|비밀번호|парол|ваш/i,
];

/** Nothing longer is a placeholder; a credential may hold anything. */
const LONGEST = 500;
const LONGEST_WORDS = 60;

/** Whether a text stands for one that is still to be filled in. */
export function isPlaceholder(text: string): boolean {
  return isUnfilled(text) || (text.length <= LONGEST_WORDS && IN_LANGUAGES.some(pattern => pattern.test(text)));
}

function isUnfilled(text: string): boolean {
  return text.length <= LONGEST && PATTERNS.some(pattern => pattern.test(text));
}

/** Whether a value is what YAML makes of a template without quotes: a map in a map (`{{ x }}`), or a list in a list. */
export function isUnquotedTemplate(value: unknown): boolean {
  return (isPlainObject(value) && Object.keys(value).join() === '[object Object]')
    || (Array.isArray(value) && value.length === 1 && Array.isArray(value[0]));
}

/** Whether a value is what YAML makes of a name in braces: `{image}`. */
export function isNameInBraces(value: unknown): boolean {
  return isPlainObject(value) && Object.keys(value).length === 1 && Object.values(value)[0] === null;
}

/** Words in capitals that stand for a part of an image; a path has none, and a host as good as never. */
const CAPITALS = new RegExp('^(?:[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|LOCATION|NAMESPACE|ORG|OWNER|REGION'
  + '|[A-Z]*(?:ACCOUNT|HOST|IMAGE|NAME|PROJECT|REGISTRY|REPO|REPOSITORY|USER|URL))$');

/** What no image has: marks of templates, and of shells. */
const IMAGE_MARKS =
  /[${}[\]|#^!<>()&]|@[A-Z_]{3,}|([%~])[A-Za-z_]{3,}\1|\.{3}|@sha256:(?:[A-Z_]+|[xX]+|abc\w{0,12}|1234\w{0,12}|deadbeef|0+)$|(?![A-Za-z])\p{L}/u;

/** A part of an account, host or path that was blacked out: `112904*****.dkr.…`, `1234xxxx.azurecr.io`. */
const BLACKED_OUT = /\*{2,}|[xX]{5,}|\d[xX]{3,}|[xX]{3,}\d/;

/** A tag that waits for one, or says nothing. */
const OPEN_TAG = /[:/](?:[xX]{3,}|[A-Z]+_[A-Z_]+|TAG|VERSION)$|[^:/]:$/;

/**
 * An image as nearly all are, in which nothing of the above and below can be found: in lower case, without marks, and
 * without the words and signs that they look for. Some thirty patterns are not tried on it; what a new one finds in
 * such images has to be left out here.
 */
const PLAIN_IMAGE = new RegExp('^(?=[a-z0-9][a-z0-9._:/@-]*$)(?!.*(?:change|replace|insert|defined|fill|be[-_]?set|'
  + 'placeholder|[-_]me(?![a-z])|hidden|masked|your|redacted|removed|censored|scrubbed|sanitized|not[-_]|todo|tbd|fixme|dummy|none|null|nil|empty|n/a|'
  + 'unset|[-_]here|xxx|@sha256:(?:[x_]|abc|1234|dead|0+$)|\\.{3}|__|:$|^ko:|[a-z_-]\\.dkr\\.))');

/** Whether an image is one in which no placeholder need be looked for. */
export function isPlainImage(image: string): boolean {
  return PLAIN_IMAGE.test(image);
}

/**
 * Whether an image is still to be filled in: by a template, by hand, by ko (`ko://…`), or by a controller, as the lone
 * blank of OpenShift's image triggers is. A lone word with capitals that speaks of an image, a tag or a build waits for
 * a pipeline; one that speaks of nothing of that (`PizzaBackend`) is a mistake.
 */
export function isPlaceholderImage(image: string): boolean {
  return !isPlainImage(image) && isFoundInImage(image);
}

/** The same, without a look at whether the image is plain. */
export function isFoundInImage(image: string): boolean {
  const name = image.split('@', 1)[0].replace(/:[\w.-]*$/, '');
  return isUnfilled(image) || /^\s+$/.test(image) || image.startsWith('ko://')
    || (image.length <= LONGEST && (IMAGE_MARKS.test(image) || BLACKED_OUT.test(image) || isLonePlaceholder(image)))
    || name.split('/').some(part => /^x{3,}$/i.test(part) || /^[A-Z][A-Z0-9_-]+$/.test(part)
      || isOfPlaceholderWords(part) || part.split(/[.:-]/).some(word => CAPITALS.test(word))
      || part.split(/[.:]/).some(isOfPlaceholderWords))
    || /^[a-z_-]+\.dkr\.ecr\./i.test(name) || isExamplePath(name.replace(/^(?=[^/]*[.:])[^/]*\//, ''))
    || OPEN_TAG.test(image);
}

function isLonePlaceholder(image: string): boolean {
  const [, word, tag = 'latest'] = /^([\w.-]+)(?::([\w.-]*))?$/.exec(image) ?? [];
  return word !== undefined && speaksOfPlace(word)
    && (tag === '' || /^latest$/i.test(tag) || OPEN_TAG.test(`:${tag}`) || isOfPlaceholderWords(tag));
}

/** One in capitals that says what it is to be: `SECRET-NAME`, or that of a value: `secretName`. */
const NAME_IN_WORDS = /^(?:[A-Z][A-Z0-9]*(?:[-_][A-Z0-9]+)*|[A-Za-z]+Name|image[A-Z][A-Za-z]+|pull[A-Z][A-Za-z]+)$/;

/** Whether a name, or anything that must not be one, is still to be filled in. */
export function isPlaceholderName(name: string): boolean {
  return isUnfilled(name) || /[${}<>[\]]|^@|^#|(?![A-Za-z])\p{L}/u.test(name) || /[-_]here$/.test(name)
    || (NAME_IN_WORDS.test(name) && (isOfPlaceholderWords(name) || speaksOfPlace(name) && !/[-_a-z]/.test(name)));
}

/** What renders a template: how it is told for an image. */
export function howToRender(image: string): string {
  const found = RENDERERS.find(([pattern]) => pattern.test(image));
  return found ? found[1] : 'Audit what is applied: the manifests after the image is filled in';
}

const RENDERERS: readonly (readonly [RegExp, string])[] = [
  [/\{\{-?\s*["']?(?:inputs|workflow|steps|tasks|item|pod|outputs|=)/, 'Nothing renders it before it runs: Argo fills '
    + 'it in. Write the image out in one of its templates to have it checked'],
  [/\{\{/, 'Audit what Helm renders: `helm template … | cdk8s-registry-access audit -`'],
  [/\$\((?:params|context|tasks|inputs)\./, 'Nothing renders it before it runs: Tekton fills it in'],
  [/\$\{|\$[A-Za-z_]/, 'Audit what is applied: the output of `envsubst`, `oc process` or `flux envsubst`'],
  [/^ko:\/\//, 'Audit what is applied: the output of `ko resolve`'],
  [/#@|\(@/, 'Audit what is applied: the output of `ytt`'],
  [/^\s+$/, 'OpenShift fills it in by an image trigger: nothing is to be done'],
];
