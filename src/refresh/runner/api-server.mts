import { Agent } from 'node:https';
import { join } from 'node:path';
import { isToken, membersOf } from './answer.mts';
import type { Manifest } from './compose.mts';
import { Failure } from './failure.mts';
import { readIfThere } from './files.mts';
import { type Answer, ask, type Request } from './http.mts';

/** It stays the same for ever: what another one wrote would have to be taken over by force. */
const FIELD_MANAGER = 'cdk8s-registry-access';

const RESOURCES = { Secret: 'secrets', ServiceAccount: 'serviceaccounts' };

/** The API server, as the ServiceAccount of the pod. */
export class ApiServer {
  /** @param folder where the kubelet mounts the token, and the CA by which the server is known */
  static async ofCluster(folder: string): Promise<ApiServer> {
    const { KUBERNETES_SERVICE_HOST: host, KUBERNETES_SERVICE_PORT: port = '443' } = process.env;
    if (host === undefined) throw new Failure('there is no KUBERNETES_SERVICE_HOST, by which the API server is found');
    const token = (await readIfThere(join(folder, 'token')))?.trim();
    if (!isToken(token)) throw new Failure(`there is no token for the API server in ${folder}/token`);
    const ca = await readIfThere(join(folder, 'ca.crt'));
    // Node.js takes an empty CA for none, and would trust its own and those of a bundle instead.
    if (!ca) throw new Failure(`there is no CA in ${folder}/ca.crt by which the API server is known`);
    return new ApiServer(`https://${host.includes(':') ? `[${host}]` : host}:${port}`, token, ca);
  }

  readonly #url: string;
  readonly #token: string;
  /** The third rule of trust: the CA of the cluster and no other, past any proxy. */
  readonly #agent: Agent;

  constructor(url: string, token: string, ca: string) {
    this.#url = url;
    this.#token = token;
    this.#agent = new Agent({ ca, keepAlive: true });
  }

  async ask(path: string, request: Request): Promise<Answer> {
    const headers = { ...request.headers, authorization: `Bearer ${this.#token}` };
    return ask(this.#agent, this.#url + path, { ...request, headers });
  }

  /**
   * Server-side apply, which is authorized as `create` or `patch` of this one name, and needs no right to read.
   * https://kubernetes.io/docs/reference/using-api/server-side-apply/
   */
  async apply(manifest: Manifest): Promise<void> {
    const { kind, metadata: { namespace, name } } = manifest;
    const path = `/api/v1/namespaces/${namespace}/${RESOURCES[kind]}/${name}?fieldManager=${FIELD_MANAGER}&force=true`;
    // Of what it wrote the server need not send back the data.
    const accept = 'application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io,application/json';
    const headers = { accept, 'content-type': 'application/apply-patch+yaml' };
    const answer = await this.ask(path, { method: 'PATCH', headers, body: JSON.stringify(manifest) });
    const { metadata } = membersOf(answer);
    if (metadata?.name !== name || metadata?.namespace !== namespace) {
      throw new Failure(`the answer of ${answer.host} is not the ${kind} that was applied`, true);
    }
  }
}
