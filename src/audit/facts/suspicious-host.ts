import { Registry } from '../../registry';
import { editDistance } from '../../registry/edit-distance';
import { meantHost } from '../../registry/recognise';

/** Hosts that many images come from. One that differs from them in a character is likely a slip, or waits for one. */
const WELL_KNOWN = [
  'docker.io', 'gcr.io', 'ghcr.io', 'quay.io', 'registry.k8s.io', 'k8s.gcr.io', 'mcr.microsoft.com', 'public.ecr.aws',
  'registry.gitlab.com', 'registry.access.redhat.com', 'registry.redhat.io', 'nvcr.io', 'docker.elastic.co', 'icr.io',
  'cgr.dev', 'lscr.io', 'xpkg.upbound.io', 'registry.digitalocean.com',
];

/** Short hosts are near to each other by chance. */
const SHORTEST = 7;

/** What is odd about the host of an image, as a sentence; undefined where nothing is. */
export function suspicionOf(host: string): string | undefined {
  const similar =
    WELL_KNOWN.includes(host) || host.length < SHORTEST
      ? undefined
      : WELL_KNOWN.find(known => editDistance(host, known) === 1);
  if (similar !== undefined) {
    return `it is not '${similar}', though only one character differs`;
  }
  const meant = meantHost(host);
  if (meant !== undefined) {
    return `images can be pulled from there, and credentials for '${meant}' do not match`;
  }
  try {
    Registry.of(host);
    return undefined;
  } catch (error) {
    // "Registry.of: 'host' must be a registry host: got "hub.docker.com", the web site of Docker Hub; write
    // "docker.io""
    return (error as Error).message.replace("Registry.of: 'host'", 'it')
      .replace(/: got "[^"]*", /, ', and this is ').replace(/: got "[^"]*"/, '');
  }
}
