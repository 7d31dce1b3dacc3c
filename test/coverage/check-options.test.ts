import { CoverageOptions, CoverageStrictness, ImageCoverage, Registry } from '../../src';
import { newAccess } from '../access/support';
import { newChart } from '../attach/support';

const { OFF, WARN } = CoverageStrictness;
const registry = Registry.of('registry.example.com');

const USELESS: CoverageOptions[] = [
  { privateByDefault: true }, { privateRegistries: [registry] }, { publicRegistries: [registry] },
  { nodeRegistries: [registry] }, { preloadedImages: ['registry.example.com/a'] },
  { mirrors: { 'docker.io': registry } }, { injectedImages: ['registry.example.com/a'] },
  { additionalImages: [{ image: 'registry.example.com/a' }] },
];

test.each(USELESS)('%j is refused where nothing is proven', options => {
  const [name] = Object.keys(options);
  expect(() => ImageCoverage.prove(newChart(), { strictness: OFF, ...options })).toThrow(`'${name}' says how pods are `
    + "proven, and with 'strictness' OFF none is: leave it out, or give it to the proof of a scope in this one");
  expect(() => newAccess(newChart(), { coverage: { strictness: OFF, ...options } }))
    .toThrow(`'coverage.${name}' says how pods are proven, and with 'coverage.strictness' OFF none is`);
  expect(() => ImageCoverage.prove(newChart(), { strictness: WARN, ...options })).not.toThrow();
});

test.each<CoverageOptions>([{}, { scope: newChart() }, { pullSecrets: [] }, { privateByDefault: undefined }])(
  '%p is of use', options => {
    const chart = newChart();
    expect(() => newAccess(chart, { coverage: { strictness: OFF, ...options, ...options.scope && { scope: chart } } }))
      .not.toThrow();
  });

test.each([
  ['namespace', 'Payments', "must be a DNS label: lower-case letters, digits and '-', at most 63 characters, beginning "
    + "and ending with a letter or digit; got 'Payments': write 'payments'"],
  ['serviceAccountName', 'a_b', 'must be a DNS subdomain'],
  ['imagePullSecrets', ['pull', 'A'], 'must be a DNS subdomain'],
])('%s of an additional pod must be a name that it can have: %j', (member, value, message) => {
  const additionalImages = [{ image: 'nginx' }, { image: 'nginx', [member]: value }];
  expect(() => ImageCoverage.prove(newChart(), { additionalImages }))
    .toThrow(`'additionalImages[1].${member}' ${message}`);
  expect(() => newAccess(newChart(), { coverage: { additionalImages } }))
    .toThrow(`'coverage.additionalImages[1].${member}' ${message}`);
});
