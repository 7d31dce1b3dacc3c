import { answerAsAws } from './aws';
import { Cluster } from './cluster';
import { REGION } from './refreshers';
import { CloudIdentity, Registry, RegistryCredentials } from '../../../src';
import { AzureCloud } from '../../refresher/support/azure-cloud';
import { ecrHost, stsHost } from '../../refresher/support/ecr';
import { GoogleCloud } from '../../refresher/support/google-cloud';
import { Moto } from '../../refresher/support/moto';
import { Handler, Handlers, StandIn } from '../../refresher/support/stand-in';

const GOOGLE_STS = 'POST sts.googleapis.com/v1/token';
const GOOGLE_ACCOUNT = 'pull@acme-prod.iam.gserviceaccount.com';
const GOOGLE_POOL = { projectNumber: '123456789012', pool: 'clusters', provider: 'eu-1' };
const GOOGLE_PROVIDER =
  '//iam.googleapis.com/projects/123456789012/locations/global/workloadIdentityPools/clusters/providers/eu-1';
const AZURE_CLIENT = '11111111-2222-3333-4444-555555555555';
const AZURE_AUTHORITY = 'login.microsoftonline.com';
const ACR = 'acmeprod.azurecr.io';

/** The hosts that the clouds are asked under, of AWS for one region. */
export const CLOUD_HOSTS = [
  ecrHost(REGION), stsHost(REGION), 'sts.googleapis.com', 'iamcredentials.googleapis.com', AZURE_AUTHORITY, ACR,
];

/**
 * Clouds that take tokens of the cluster's ServiceAccounts, as they do in truth: where the API server finds such a
 * token valid, for the audience of the cloud.
 */
export class Clouds {
  public static async start(cluster: Cluster): Promise<Clouds> {
    const moto = await Moto.start();
    return new Clouds(cluster, moto, await StandIn.start({}, CLOUD_HOSTS));
  }

  /** Who presented a token of theirs, by cloud. */
  public readonly callers: Record<string, string | undefined> = {};

  private readonly google = new GoogleCloud(Math.floor(Date.now() / 1000));
  private readonly azure = new AzureCloud(Math.floor(Date.now() / 1000), AZURE_AUTHORITY, [ACR]);

  private constructor(
    private readonly cluster: Cluster,
    private readonly moto: Moto,
    public readonly standIn: StandIn,
  ) {
    this.google.mintable.push(GOOGLE_ACCOUNT);
    Object.assign(standIn.handlers, this.handlers());
  }

  /** A token of Artifact Registry, and one of ACR. */
  public get credentials(): RegistryCredentials[] {
    return [
      RegistryCredentials.token(Registry.artifactRegistry({ location: 'europe-west1' }), {
        identity: CloudIdentity.googleFederation({ ...GOOGLE_POOL, serviceAccount: GOOGLE_ACCOUNT }),
      }),
      RegistryCredentials.token(Registry.acr('acmeprod'), {
        identity: CloudIdentity.azureWorkloadIdentity({ clientId: AZURE_CLIENT, tenantId: this.azure.tenant }),
      }),
    ];
  }

  public async stop(): Promise<void> {
    await this.standIn.stop();
    this.moto.stop();
  }

  private handlers(): Handlers {
    const { google, azure } = this;
    const aws = answerAsAws(this.moto);
    return {
      ...google.handlers,
      ...azure.handlers,
      [ecrHost(REGION)]: aws,
      [stsHost(REGION)]: this.checking('aws', 'WebIdentityToken', 'sts.amazonaws.com', aws),
      [GOOGLE_STS]: this.checking(
        'google',
        'subject_token',
        `https:${GOOGLE_PROVIDER}`,
        google.handlers[GOOGLE_STS],
        token => {
          google.subjects[GOOGLE_PROVIDER] = token;
        },
      ),
      [AZURE_AUTHORITY]: this.checking(
        'azure',
        'client_assertion',
        'api://AzureADTokenExchange',
        azure.handlers[AZURE_AUTHORITY],
        token => {
          azure.clients[AZURE_CLIENT] = { assertion: token };
        },
      ),
    };
  }

  /** Has the API server look at the token in a field of the form, and then the cloud, which is told to trust it. */
  private checking(
    cloud: string, field: string, audience: string, next: Handler, trust: (token: string) => void = () => {},
  ): Handler {
    return async (request) => {
      const token = new URLSearchParams(request.body).get(field) ?? '';
      this.callers[cloud] = await this.cluster.userOf(token, audience);
      if (!this.callers[cloud]) return { status: 401, body: `the token in ${field} is not valid for ${audience}` };
      trust(token);
      return next(request) as any;
    };
  }
}
