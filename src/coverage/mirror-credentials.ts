import { Finding } from './finding';
import { ImageReference } from '../image';
import { shownKey } from '../image/shown';
import { DECLARED_USER } from '../pull/declared-secrets';
import { Pull, TriedCredential, triedCredentials } from '../pull/evaluator';
import { Registry } from '../registry';
import { quoted } from '../text/printable';

/** What is wrong, as the end of a sentence that begins with the place of the image. */
export type MirrorFinding = Pick<Finding, 'severity'> & { readonly says: string };

/**
 * What is to be said of the credentials of a pod for an image that the nodes pull through a mirror.
 *
 * The kubelet matches the name in the pod, and hands what matched to the runtime without saying for which host. A
 * runtime offers it to every host that it asks for the image: `ParseAuth` in
 * https://github.com/containerd/containerd/blob/01e6340/internal/cri/server/images/image_pull.go.
 * `test/cluster/mirror.test.ts` shows it.
 */
export function mirrorFindings(pull: Pull, image: ImageReference, mirror: Registry): MirrorFinding[] {
  const place = `pulls from '${image.domain}', which the nodes mirror at '${mirror}'`;
  const own = triedCredentials(pull, image);
  const [ofMirror] = triedCredentials(pull, ImageReference.parse(`${mirror.host}/${image.path}`));
  const findings: MirrorFinding[] = ofMirror ? [{
    severity: 'warning',
    says: `${place}. Pull secret '${ofMirror.secret.name}' has a credential for the mirror, which the kubelet never `
      + `uses for it: give that login to the nodes (hosts.toml), or the key '${image.domain}'`,
  }] : [];
  if (differ(own)) {
    const names = quoted([...new Set(own.map(({ secret }) => secret.name))]);
    findings.push({
      severity: 'error',
      says: `${place}, and has different logins for it, of pull secret ${names}. The nodes offer each of them to both, `
        + 'so whoever runs one sees the password of the other: leave one here, and give that of the mirror to the '
        + 'nodes (hosts.toml)',
    });
  } else if (own.length > 0) {
    findings.push({
      severity: 'warning',
      says: `${place}. The nodes offer the credential of pull secret '${own[0].secret.name}' (key `
        + `'${shownKey(own[0].key)}') to the mirror first, so whoever runs that sees the password: give the nodes a `
        + 'login of their own for the mirror (hosts.toml), or acknowledge this',
    });
  }
  return findings;
}

/** Whether there are several logins; of a Secret that is only declared, that is not known. */
function differ(credentials: readonly TriedCredential[]): boolean {
  const users = credentials.map(({ username }) => username).filter(username => username !== DECLARED_USER);
  return new Set(users).size > 1;
}
