import { Handler, StandIn, StandInAnswer } from './stand-in';

/** The token of the pod's ServiceAccount for the API server. */
export const API_TOKEN = `eyJhbGciOiJSUzI1NiJ9.${'x1Y'.repeat(100)}.sig`;

const NAMESPACES = '/api/v1/namespaces';

/** Stands in for an API server: it keeps what is applied, and refuses what is not applied as it has to be. */
export class ApiStandIn {
  public static async start(): Promise<ApiStandIn> {
    return new ApiStandIn(await StandIn.start({}));
  }

  /** What was applied, by `NAMESPACE/RESOURCE/NAME`. */
  public applied: Record<string, any> = {};
  /** Answers that are others than usual, by path. */
  public others: Record<string, Handler> = {};

  private constructor(public readonly server: StandIn) {
    server.handlers['*'] = request => (this.others[request.path] ?? this.answer)(request) as StandInAnswer;
  }

  public reset(): void {
    this.applied = {};
    this.others = {};
    this.server.requests.length = 0;
  }

  /** The logins of a pull secret by the keys of registries; undefined if it was not written. */
  public auths(secret = 'team/secrets/pull'): Record<string, any> | undefined {
    const data = this.applied[secret]?.data['.dockerconfigjson'];
    return data && JSON.parse(Buffer.from(data, 'base64').toString()).auths;
  }

  /** How often a path was asked for. */
  public count(path: string): number {
    return this.server.requests.filter(request => request.path === path).length;
  }

  private readonly answer: Handler = ({ method, path, headers, query, body }) => {
    if (headers.authorization !== `Bearer ${API_TOKEN}`) return status(401, 'Unauthorized');
    if (path === NAMESPACES) return page([]);
    const applies =
      method === 'PATCH' && headers['content-type'] === 'application/apply-patch+yaml'
      && query.get('fieldManager') === 'cdk8s-registry-access'
      && query.get('force') === 'true';
    if (!applies) return status(400, `no server-side apply: ${method} ${path}?${query}`);
    const object = JSON.parse(body);
    const { namespace, name } = object.metadata;
    if (path !== `${NAMESPACES}/${namespace}/${object.kind.toLowerCase()}s/${name}`) {
      return status(400, `the object is another one than ${path}`);
    }
    this.applied[`${namespace}/${object.kind.toLowerCase()}s/${name}`] = object;
    return { body: { kind: 'PartialObjectMetadata', apiVersion: 'meta.k8s.io/v1', metadata: object.metadata } };
  };
}

/** A page of namespaces as a real API server (1.36) prints it. */
export function page(rows: [name: string, phase: string][], next?: string): StandInAnswer {
  return {
    body: {
      kind: 'Table',
      apiVersion: 'meta.k8s.io/v1',
      metadata: { resourceVersion: '4711', ...(next && { continue: next, remainingItemCount: 1 }) },
      columnDefinitions: ['Name', 'Status', 'Age'].map(name => ({
        name, type: 'string', format: '', description: 'with "quotes", {braces} and "cells"', priority: 0,
      })),
      rows: rows.map(([name, phase]) => ({ cells: [name, phase, '5d'], object: null })),
    },
  };
}

/** An error as the API server has it. */
export function status(code: number, message: string): StandInAnswer {
  return { status: code, body: { kind: 'Status', apiVersion: 'v1', status: 'Failure', message, code } };
}
