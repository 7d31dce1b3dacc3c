import { PullResult, skopeoPush, Transport } from './clients';
import { buildImage, Image } from './image';
import { newUser, RegistryServer, RegistryUser } from './registry-server';
import { writeAuthfile } from './secret';

/** A running registry that lets nobody but `user` pull. */
export interface PrivateRegistry extends Transport {
  /** `127.0.0.1:PORT` */
  readonly host: string;
  readonly user: RegistryUser;
  /** The id of the one image that all its repositories have as `latest`. */
  readonly imageId: string;
  stop(): Promise<void>;
}

/** Both ways to serve a registry. */
export const SCHEMES = [{ scheme: 'HTTP', tls: false }, { scheme: 'HTTPS', tls: true }];

/** What a pull gives that worked: the very image that the registry was filled with. */
export const PULLED = ({ imageId }: PrivateRegistry): Partial<PullResult> => ({ ok: true, imageId });

/** Two teams, one whose name begins like another's, and a repository outside of all teams. */
const REPOSITORIES = ['team-a/app', 'team-ab/app', 'team-b/app', 'app'];

/** Starts a registry and fills its repositories. */
export async function openPrivateRegistry(options: { tls?: boolean } = {}): Promise<PrivateRegistry> {
  const user = newUser('robot');
  const server = await RegistryServer.start({ user, ...options });
  try {
    const image = await buildImage();
    await push(image, server, user);
    return { host: server.host, certDir: server.certDir, user, imageId: image.id, stop: () => server.stop() };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

async function push(image: Image, server: RegistryServer, { username, password }: RegistryUser): Promise<void> {
  const auth = Buffer.from(`${username}:${password}`).toString('base64');
  const authfile = writeAuthfile(JSON.stringify({ auths: { [server.host]: { auth } } }));
  for (const repository of REPOSITORIES) {
    const { ok, stderr } = await skopeoPush(image.layout, `${server.host}/${repository}`, authfile, server);
    if (!ok) throw new Error(`cannot push ${repository}: ${stderr}`);
  }
}
