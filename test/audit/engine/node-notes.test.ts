import { Registry } from '../../../src/registry';
import { auditOf, deployment } from '../support';

const ECR = '123456789012.dkr.ecr.eu-west-1.amazonaws.com';
const notes = (images: readonly string[], options: object) => {
  const audit = auditOf(images.map((image, index) => deployment(image, {}, { name: `app-${index}` })), options);
  return audit.notes(audit.finish()).map(({ message }) => message);
};

test('an entry that no image is pulled from is told', () => {
  const options = {
    nodeRegistries: [Registry.of(ECR).withPath('team'), Registry.of(ECR).withPath('other')],
    nodeRegistryPatterns: ['eks', 'aks', '*.example.com'],
  };
  expect(notes([`${ECR}/team/app`, 'Not an image'], options)).toEqual([
    `nodeRegistries: no image is pulled from '${ECR}/other': remove it, or fix it`,
    "nodeRegistries: no image is pulled from 'aks': remove it, or fix it",
    "nodeRegistries: no image is pulled from '*.example.com': remove it, or fix it",
  ]);
});

test.each([
  ['where there are no images', [], { nodeRegistryPatterns: ['eks'] }],
  ['where there are no entries', [`${ECR}/team/app`], {}],
])('nothing is told %s', (_, images, options) => {
  expect(notes(images, options)).toEqual([]);
});
