import { Handlers, StandInAnswer, StandInRequest } from './stand-in';

const RESOURCE = 'https://containerregistry.azure.net';
const MANAGEMENT = 'https://management.azure.com';

/** A JSON Web Token of the look and length of Azure's; nobody checks its signature. */
export function azureToken(claims: object): string {
  return [{ alg: 'RS256', typ: 'JWT', kid: 'EW4N:GC4T:SOTC' }, claims]
    .map(part => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .concat('Xk7q_-Rt0'.repeat(38))
    .join('.');
}

/** A service principal, or an identity of the node. */
export interface AzureClient {
  readonly secret?: string;
  /** A token of Kubernetes that a federated credential of the client matches. */
  readonly assertion?: string;
}

/**
 * Stands in for Azure, which tests cannot reach: Microsoft Entra ID, the instance metadata service and container
 * registries, as far as they issue tokens. Built to what the pages below say; it refuses what they say is refused,
 * in their words.
 */
export class AzureCloud {
  public readonly tenant = '409520d4-8100-4d1d-ad47-72432ddcc120';
  public readonly clients: Record<string, AzureClient> = {};
  /** Client IDs of the identities of the node. */
  public readonly nodeIdentities: string[] = [];
  /** Registries that take only tokens for themselves, not those for Azure Resource Manager. */
  public armRefused = true;
  /** Seconds that a refresh token is good for. */
  public lifetime = 10800;
  /** The resource of each token that Entra gave. */
  private readonly resourceOf: Record<string, string> = {};

  /** @param now seconds of the epoch */
  constructor(
    private readonly now: number,
    private readonly authority: string,
    private readonly registries: string[],
  ) {}

  public get handlers(): Handlers {
    return {
      '127.0.0.1': request => this.metadataService(request),
      [this.authority]: request => this.entra(request),
      ...Object.fromEntries(
        this.registries.map(registry => [
          `POST ${registry}/oauth2/exchange`,
          (request: StandInRequest) => this.exchange(request),
        ]),
      ),
    };
  }

  /**
   * https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow and …/reference-error-codes
   */
  private entra({ method, path, headers, body }: StandInRequest): StandInAnswer {
    const tenant = /^\/([^/]+)\/oauth2\/v2\.0\/token$/.exec(path)?.[1];
    if (method !== 'POST' || tenant === undefined) return { status: 404 };
    if (headers['content-type'] !== 'application/x-www-form-urlencoded') {
      return entraError(400, 'invalid_request', 900144, "The request body must contain the parameter: 'grant_type'.");
    }
    if (tenant !== this.tenant) {
      return entraError(
        400,
        'invalid_request',
        90002,
        `Tenant '${tenant}' not found. Check to make sure you have the correct tenant ID and are signing into the `
          + 'correct cloud.',
      );
    }
    const form = new URLSearchParams(body);
    const id = form.get('client_id') ?? '';
    const client = this.clients[id];
    if (form.get('grant_type') !== 'client_credentials') {
      return entraError(400, 'unsupported_grant_type', 70003, 'The app requested an unsupported grant type.');
    }
    if (!client) {
      return entraError(
        400,
        'unauthorized_client',
        700016,
        `Application with identifier '${id}' was not found in the directory '${tenant}'.`,
      );
    }
    const resource = /^(.+)\/\.default$/.exec(form.get('scope') ?? '')?.[1];
    if (!resource) {
      return entraError(400, 'invalid_scope', 1002012, `The provided value for scope ${form.get('scope')} `
      + 'is not valid. Client credential flows must have a scope value with /.default suffixed.');
    }
    if (![RESOURCE, MANAGEMENT].includes(resource)) {
      return entraError(
        400, 'invalid_resource', 500011, `The resource principal named ${resource} was not found in the tenant.`,
      );
    }
    const assertion = form.get('client_assertion');
    if (assertion !== null) {
      if (form.get('client_assertion_type') !== 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer') {
        return entraError(401, 'invalid_client', 50027, 'JWT token is invalid or malformed.');
      }
      if (assertion !== client.assertion) {
        return entraError(401, 'invalid_client', 70021, 'No matching federated identity record found for presented '
          + "assertion. Assertion Subject: 'system:serviceaccount:apps:pull'.");
      }
    } else if (form.get('client_secret') !== client.secret || client.secret === undefined) {
      return entraError(401, 'invalid_client', 7000215, 'Invalid client secret provided. Ensure the secret being sent '
        + `in the request is the client secret value, not the client secret ID, for a secret added to app '${id}'.`);
    }
    return {
      body: { token_type: 'Bearer', expires_in: 3599, ext_expires_in: 3599, access_token: this.issue(resource) },
    };
  }

  /** https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/how-to-use-vm-token */
  private metadataService({ method, path, query, headers }: StandInRequest): StandInAnswer {
    const refuse = (error: string, error_description: string) => ({ status: 400, body: { error, error_description } });
    if (method !== 'GET' || path !== '/metadata/identity/oauth2/token') return { status: 404 };
    if (headers.metadata !== 'true') return refuse('bad_request_102', 'Required metadata header not specified');
    if (query.get('api-version') !== '2018-02-01') {
      return refuse('invalid_request', "Required query variable 'api-version' is missing");
    }
    const resource = query.get('resource') ?? '';
    if (![RESOURCE, MANAGEMENT].includes(resource)) {
      return refuse(
        'invalid_resource',
        `AADSTS50001: The application named ${resource} was not found in the tenant named ${this.tenant}.`,
      );
    }
    const client = query.get('client_id');
    if (client === null ? this.nodeIdentities.length === 0 : !this.nodeIdentities.includes(client)) {
      return refuse('invalid_request', 'Identity not found');
    }
    if (client === null && this.nodeIdentities.length > 1) {
      return refuse('invalid_request', 'Multiple user assigned identities exist, please specify the clientId / '
        + 'resourceId of the identity in the token request');
    }
    const times = { expires_in: '86399', expires_on: `${this.now + 86399}`, not_before: `${this.now - 300}` };
    return {
      body: { access_token: this.issue(resource), refresh_token: '', ...times, resource, token_type: 'Bearer' },
    };
  }

  /** https://github.com/Azure/acr/blob/main/docs/AAD-OAuth.md */
  private exchange({ host, headers, body }: StandInRequest): StandInAnswer {
    const refuse = (message: string) => ({ status: 401, body: { errors: [{ code: 'UNAUTHORIZED', message }] } });
    const form = new URLSearchParams(body);
    if (headers['content-type'] !== 'application/x-www-form-urlencoded' || form.get('grant_type') !== 'access_token') {
      return { status: 400, body: { errors: [{ code: 'UNSUPPORTED', message: 'grant type is not supported' }] } };
    }
    const resource = this.resourceOf[form.get('access_token') ?? ''];
    const tenant = form.get('tenant');
    if (
      form.get('service') !== host || (tenant !== null && tenant !== this.tenant) || resource === undefined
      || (resource === MANAGEMENT && this.armRefused)
    ) {
      return refuse('authentication required, visit https://aka.ms/acr/authorization for more information.');
    }
    return {
      body: {
        refresh_token: azureToken({
          jti: '365e3b5b-844e-4a21-a38c-4d8aebdd6a06',
          sub: 'pull',
          nbf: this.now,
          exp: this.now + this.lifetime,
          iat: this.now,
          iss: 'Azure Container Registry',
          aud: host,
          version: '1.0',
          grant_type: 'refresh_token',
          tenant: this.tenant,
          permissions: { Actions: ['read'], NotActions: null },
          roles: [],
        }),
      },
    };
  }

  /** The tokens that Entra gave. */
  public get tokens(): string[] {
    return Object.keys(this.resourceOf);
  }

  private issue(resource: string): string {
    const token = azureToken({
      aud: resource, tid: this.tenant, exp: this.now + 3599, uti: Object.keys(this.resourceOf).length,
    });
    this.resourceOf[token] = resource;
    return token;
  }
}

function entraError(status: number, error: string, code: number, text: string): StandInAnswer {
  const [trace_id, correlation_id, timestamp] = [
    '72348f3f-7ab2-4ad1-a3e5-4fdc75f5ae00', '21cae4b9-1c21-4751-bd19-5abac7dc93b6', '2026-11-25 03:41:00Z',
  ];
  return {
    status,
    body: {
      error,
      error_description: `AADSTS${code}: ${text}\r\nTrace ID: ${trace_id}\r\nCorrelation ID: `
        + `${correlation_id}\r\nTimestamp: ${timestamp}`,
      error_codes: [code],
      timestamp,
      trace_id,
      correlation_id,
    },
  };
}
