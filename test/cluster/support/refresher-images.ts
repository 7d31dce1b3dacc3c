import { buildHostImage, HostImage } from './host-image';
import { Images } from '../../../src/refresh/images';
import { cleanEnvironment, runOrThrow } from '../../support/program';

/** The services of AWS that the refresher calls, and those that the CLI loads whatever it is asked; the others take 60 MB. */
const AWS_SERVICES = ['ecr', 'ecr-public', 'sts', 's3', 'codedeploy', 'config', 'opsworkscm'];

const NEEDLESS_FOR_AWS = new RegExp(`/awscli/(botocore/data/(?!(${AWS_SERVICES.join('|')})/)[^/]+/|examples/|topics/)|/(zoneinfo|perl|gconv|groff)/`);

const CA_BUNDLE = '/etc/ssl/certs/ca-certificates.crt';

/**
 * Images with the tools of those that a refresher uses, and under their names: those cannot be pulled here. The tools are Debian's; kubectl
 * is the one that was built.
 *
 * @param images what they are called
 * @param ca a CA that they trust
 * @param kubectl its path
 */
export async function buildRefresherImages(images: Images, ca: string, kubectl: string): Promise<string[]> {
  const files = { [CA_BUNDLE]: ca };
  const applets = (await runOrThrow('busybox', ['--list'], { env: cleanEnvironment('/') })).trim().split('\n').filter(applet => applet !== 'busybox');
  const standIns: HostImage[] = [
    {
      name: images.aws,
      packages: ['awscli', 'bash', 'coreutils', 'mawk', 'grep', 'sed'],
      keeps: path => !NEEDLESS_FOR_AWS.test(path),
      files,
      // As in Amazon Linux, sh is bash.
      links: { '/usr/bin/sh': 'bash', '/usr/bin/awk': 'mawk', '/usr/lib/python3/dist-packages/awscli/botocore/cacert.pem': CA_BUNDLE },
      entrypoint: ['/usr/bin/aws'],
    },
    {
      name: images.curl,
      packages: ['curl', 'busybox-static'],
      // Every other tool is busybox, as in Alpine.
      keeps: path => /\.so(\.|$)|\/bin\/(curl|busybox)$/.test(path),
      files,
      links: Object.fromEntries(applets.map(applet => [`/usr/bin/${applet}`, 'busybox'])),
      entrypoint: ['/usr/bin/curl'],
    },
    { name: images.kubectl, copies: { '/bin/kubectl': kubectl }, files, entrypoint: ['/bin/kubectl'] },
  ];
  return Promise.all(standIns.map(buildHostImage));
}
