import { Handlers, StandInAnswer, StandInRequest } from './stand-in';

const SCOPES = 'https://www.googleapis.com/auth';
const CLOUD_PLATFORM = `${SCOPES}/cloud-platform`;

/** A token of Google's look and length. */
export function googleToken(label: string): string {
  return `ya29.c.${label}_${'c0AYnqXljb3-Kd9'.repeat(12)}`;
}

/**
 * Stands in for Google, which tests cannot reach: its metadata server, Security Token Service and IAM Credentials, as
 * far as they hand out access tokens. Built to what the pages below say; it refuses what they say is refused, in their
 * words.
 */
export class GoogleCloud {
  /** What the metadata server hands out. */
  public metadataToken = { access_token: googleToken('metadata'), expires_in: 3599, token_type: 'Bearer' };
  /** The tokens of Kubernetes that each workload identity provider takes, by its resource name. */
  public readonly subjects: Record<string, string> = {};
  /** The accounts that the callers may mint tokens for. */
  public readonly mintable: string[] = [];
  /** The scopes of each token that was handed out. */
  public readonly scopesOf: Record<string, string[]> = { [this.metadataToken.access_token]: [CLOUD_PLATFORM] };

  public readonly handlers: Handlers = {
    '127.0.0.1': request => this.metadataServer(request),
    'POST sts.googleapis.com/v1/token': request => this.exchange(request),
    'iamcredentials.googleapis.com': request => this.generateAccessToken(request),
  };

  /** @param now seconds of the epoch */
  constructor(private readonly now: number) {}

  /** https://cloud.google.com/compute/docs/metadata/querying-metadata, and its page on access tokens */
  private metadataServer({ method, path, headers }: StandInRequest): StandInAnswer {
    const always = { 'Metadata-Flavor': 'Google', 'Server': 'Metadata Server for VM' };
    const html = (status: number, text: string) => ({
      status, headers: { ...always, 'Content-Type': 'text/html; charset=UTF-8' }, body: `<!DOCTYPE html>\n<p>${text}\n`,
    });
    if (headers['metadata-flavor'] !== 'Google') {
      return html(403, 'Your client does not have permission: missing required header "Metadata-Flavor": "Google"');
    }
    if (headers['x-forwarded-for'] !== undefined) return html(403, 'Requests with X-Forwarded-For are refused');
    if (method !== 'GET' || path !== '/computeMetadata/v1/instance/service-accounts/default/token') {
      return html(404, `The requested URL ${path} was not found`);
    }
    return { headers: always, body: this.metadataToken };
  }

  /**
   * https://cloud.google.com/iam/docs/reference/sts/rest/v1/TopLevel/token; errors as in RFC 6749, section 5.2, and RFC
   * 8693
   */
  private exchange({ headers, body }: StandInRequest): StandInAnswer {
    const refuse = (error: string, error_description: string) => ({ status: 400, body: { error, error_description } });
    if (headers.authorization !== undefined) return refuse('invalid_request', 'Do not send the Authorization header');
    if (headers['content-type'] !== 'application/x-www-form-urlencoded') {
      return refuse('invalid_request', `Unknown content type ${headers['content-type']}`);
    }
    const form = new URLSearchParams(body);
    if (form.get('grant_type') !== 'urn:ietf:params:oauth:grant-type:token-exchange') {
      return refuse('unsupported_grant_type', 'Invalid grant type');
    }
    if (form.get('requested_token_type') !== 'urn:ietf:params:oauth:token-type:access_token') {
      return refuse('invalid_request', 'Invalid requested token type');
    }
    if (form.get('subject_token_type') !== 'urn:ietf:params:oauth:token-type:jwt') {
      return refuse('invalid_request', 'Invalid subject token type');
    }
    const scopes = form.get('scope')?.split(' ') ?? [];
    if (!scopes.every(scope => scope.startsWith(`${SCOPES}/`)) || scopes.length === 0) {
      return refuse('invalid_scope', 'Some requested scopes are invalid');
    }
    const audience = form.get('audience') ?? '';
    const subject = this.subjects[audience];
    if (
      !/^\/\/iam\.googleapis\.com\/projects\/\d+\/locations\/global\/workloadIdentityPools\/[a-z0-9-]+\/providers\/[a-z0-9-]+$/.test(
        audience,
      )
      || subject === undefined
    ) {
      return refuse('invalid_target', 'The target service indicated by the "audience" parameters is invalid. '
        + 'This might either be because the pool or provider is disabled or deleted or because it doesn\'t exist.');
    }
    if (form.get('subject_token') !== subject) {
      return refuse(
        'invalid_grant',
        'The audience in ID Token [https://kubernetes.default.svc] does not match the expected audience.',
      );
    }
    const access_token = this.issue('federated', scopes);
    return {
      body: {
        access_token,
        issued_token_type: 'urn:ietf:params:oauth:token-type:access_token',
        token_type: 'Bearer',
        expires_in: 899,
      },
    };
  }

  /**
   * https://cloud.google.com/iam/docs/reference/credentials/rest/v1/projects.serviceAccounts/generateAccessToken;
   * https://cloud.google.com/apis/design/errors
   */
  private generateAccessToken({ method, path, headers, body }: StandInRequest): StandInAnswer {
    const refuse = (code: number, status: string, message: string) => ({
      status: code, body: { error: { code, message, status } },
    });
    const account = /^\/v1\/projects\/-\/serviceAccounts\/([^/:]+):generateAccessToken$/.exec(path)?.[1];
    if (method !== 'POST' || account === undefined) {
      return { status: 404, body: '<!DOCTYPE html><title>Error 404 (Not Found)!!1</title>' };
    }
    const scopes = this.scopesOf[headers.authorization?.replace(/^Bearer /, '') ?? ''];
    if (!scopes) {
      return refuse(
        401, 'UNAUTHENTICATED', 'Request had invalid authentication credentials. Expected OAuth 2 access token.',
      );
    }
    if (![CLOUD_PLATFORM, `${SCOPES}/iam`].some(scope => scopes.includes(scope))) {
      return refuse(403, 'PERMISSION_DENIED', 'Request had insufficient authentication scopes.');
    }
    if (headers['content-type'] !== 'application/json') {
      return refuse(400, 'INVALID_ARGUMENT', 'Invalid JSON payload received.');
    }
    const { scope, lifetime = '3600s' } = JSON.parse(body);
    const seconds = Number(/^(\d+)s$/.exec(lifetime)?.[1]);
    if (!Array.isArray(scope) || scope.length === 0 || !(seconds <= 3600)) {
      return refuse(400, 'INVALID_ARGUMENT', 'Request contains an invalid argument.');
    }
    if (!this.mintable.includes(account)) {
      return refuse(
        403,
        'PERMISSION_DENIED',
        "Permission 'iam.serviceAccounts.getAccessToken' denied on resource (or it may not exist).",
      );
    }
    return {
      body: {
        accessToken: this.issue('minted', scope), expireTime: new Date((this.now + seconds) * 1000).toISOString(),
      },
    };
  }

  private issue(label: string, scopes: string[]): string {
    const token = googleToken(`${label}-${Object.keys(this.scopesOf).length}`);
    this.scopesOf[token] = scopes;
    return token;
  }
}
