import { growthExponent, SMOKE } from './harness';
import { DockerConfigJson, Keyring } from '../src/image';
import { LinearKeyring } from '../test/image/support/linear-keyring';

/**
 * Looks images up in keyrings of growing size, and in the linear scan that the kubelet does. Prints a JSON object a
 * line. Target: 100,000 images against 1,000 keys in less than a second of CPU time, with a growth far from keys ×
 * images.
 */
const IMAGES = SMOKE ? 1_000 : 100_000;
const KEYS = SMOKE ? [10, 100] : [10, 100, 1_000, 10_000];
const LINEAR_IMAGES = SMOKE ? 100 : 1_000;

/** Families of keys, and of images of which some match: what grows is hosts, paths on one host, or wildcards. */
const FAMILIES: Record<string, { key: (n: number) => string; image: (n: number) => string }> = {
  hosts: { key: n => `registry-${n}.example.com`, image: n => `registry-${n}.example.com/team/app:1.${n}` },
  paths: { key: n => `registry.example.com/team-${n}`, image: n => `registry.example.com/team-${n}/app:1.${n}` },
  globs: {
    key: n => `*.dkr.ecr.zone-${n}.amazonaws.com`,
    image: n => `123456789012.dkr.ecr.zone-${n}.amazonaws.com/app:1.${n}`,
  },
  partGlobs: { key: n => `team-${n}-*.example.com`, image: n => `team-${n}-docker.example.com/app:1.${n}` },
};

for (const [family, { key, image }] of Object.entries(FAMILIES)) {
  const points = KEYS.map(keys => ({ family, images: IMAGES, keys, ...measure(keys, key, image) }));
  points.forEach(print);
  const growth = (figure: 'usPerImage' | 'linearUsPerImage') =>
    rounded(growthExponent(points.map(point => ({ size: point.keys, cost: point[figure] }))));
  print({ family, growthInKeys: growth('usPerImage'), linearGrowthInKeys: growth('linearUsPerImage') });
}

function measure(keys: number, key: (n: number) => string, image: (n: number) => string) {
  // Ten Secrets, as a pod might carry them; half of the images have no key of their own.
  const configs = range(10).map(config => DockerConfigJson.of(
    range(keys / 10).map(n => ({ key: key(n * 10 + config), username: 'robot', password: 'p' }))));
  const images = range(IMAGES).map(n => image(n % (keys * 2)));
  let keyring!: Keyring;
  const buildMs = cpuMs(() => keyring = Keyring.of(configs));
  const linear = new LinearKeyring(configs);
  let matches = 0;
  const lookupMs = cpuMs(() => images.forEach(text => matches += keyring.lookup(text).length));
  const linearMs = cpuMs(() => images.slice(0, LINEAR_IMAGES).forEach(text => linear.lookup(text)));
  return {
    matches,
    buildMs: rounded(buildMs),
    lookupMs: rounded(lookupMs),
    usPerImage: rounded(lookupMs * 1000 / IMAGES),
    linearUsPerImage: rounded(linearMs * 1000 / LINEAR_IMAGES),
  };
}

function range(length: number): number[] {
  return Array.from({ length }, (_, n) => n);
}

function cpuMs(action: () => void): number {
  const before = process.cpuUsage();
  action();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function rounded(value: number): number {
  return Number(value.toPrecision(3));
}

function print(figures: object): void {
  console.log(JSON.stringify(figures));
}
