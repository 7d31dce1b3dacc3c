import { printable } from '../../text/printable';

/** A form that credentials of registries and their clouds have, by which they are known wherever they stand. */
export interface CredentialPattern {
  /** What it is, to be read after "looks like". */
  readonly what: string;
  readonly pattern: RegExp;
  /** Whether it ends within hours, so that nobody finds one in a file in time. */
  readonly isShortLived?: boolean;
}

/** What a private key is called; its pattern is only the header. */
export const PRIVATE_KEY = 'a private key';

/** What the id of a key of AWS is called; it is nothing without its secret. */
export const AWS_KEY = 'an AWS access key';

/** What a JSON web token is called. */
export const WEB_TOKEN = 'a JSON web token';

export const WEB_TOKENS = /\beyJ[A-Za-z0-9_-]{10,2000}\.eyJ[A-Za-z0-9_-]{10,20000}\.[A-Za-z0-9_-]{10,}/g;

// Bounded repetitions: a line of any length is looked through in one pass.
export const CREDENTIAL_PATTERNS: readonly CredentialPattern[] = [
  //
  // https://docs.github.com/authentication/keeping-your-account-and-data-secure/about-authentication-to-github#githubs-token-formats
  { what: 'a GitHub token', pattern: /\b(?:gh[pour]_[A-Za-z0-9]{36,250}|github_pat_[A-Za-z0-9_]{50,100})/ },
  // An app of GitHub, such as a workflow, has it for an hour.
  { what: 'a GitHub token of an app', pattern: /\bghs_[A-Za-z0-9]{36}/, isShortLived: true },
  // https://docs.gitlab.com/security/tokens/#token-prefixes
  { what: 'a GitLab token', pattern: /\bgl(?:pat|dt|rt|cbt|ptt|ft|soat)-[A-Za-z0-9_-]{20,64}/ },
  // The example in https://docs.docker.com/reference/api/hub/latest/operations/AuthCreateAccessToken/
  { what: 'a Docker Hub token', pattern: /\bdckr_(?:pat|oat)_[A-Za-z0-9_-]{20,64}/ },
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
  // Those of ASIA last for hours: nobody reads one in a file in time. Those that end in EXAMPLE are of Amazon's own
  // documentation, and open nothing.
  { what: AWS_KEY, pattern: /\bAKIA(?![A-Z0-9]{9}EXAMPLE\b)[A-Z0-9]{16}\b/ },
  // https://api-aomint.aodocs.com/authentication/access-apis-with-bearer-tokens, as Google names no prefix
  { what: 'a Google access token', pattern: /\bya29\.[A-Za-z0-9_-]{20,}/, isShortLived: true },
  { what: PRIVATE_KEY, pattern: /-----BEGIN (?:[A-Z]{1,20} ){0,3}PRIVATE KEY-----/ },
  { what: WEB_TOKEN, pattern: new RegExp(WEB_TOKENS.source) },
  // https://gitlab.com/gitlab-org/security-products/analyzers/secrets/-/merge_requests/178
  { what: 'a DigitalOcean token', pattern: /\bdo[opr]_v1_[a-f0-9]{64}\b/ },
  // https://github.com/gitleaks/gitleaks/blob/2cd7fd66/cmd/generate/config/rules/artifactory.go
  {
    what: 'a Harbor or Artifactory identity token',
    pattern: /\b(?:AKCp[A-Za-z0-9]{60,80}|cmVmdGtuOjA[A-Za-z0-9+/=]{40,80})/,
  },
];

/** Whether something has a form that nobody makes up for a test, as keys, logins and web tokens are. */
export function isUnmistakable(what: string): boolean {
  return ![PRIVATE_KEY, WEB_TOKEN].includes(what) && CREDENTIAL_PATTERNS.some(pattern => pattern.what === what);
}

/** Whether something ends within hours. */
export function isShortLived(what: string): boolean {
  return CREDENTIAL_PATTERNS.some(pattern => pattern.what === what && pattern.isShortLived);
}

/** The first pattern that a text has, if it has one. */
export function findCredential(text: string): CredentialPattern | undefined {
  return CREDENTIAL_PATTERNS.find(({ pattern }) => pattern.test(text));
}

const MAX_USER = 100;

/** A user name as it may be shown: some registries take a token in its place. */
export function shownUser(username: string): string {
  return username.length > MAX_USER || findCredential(username) ? '***' : printable(username);
}
