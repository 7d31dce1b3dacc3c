import { refreshJob } from '../refresh';
import { findingsOf } from '../support';

const find = (image: string) =>
  findingsOf('PRA506', [refreshJob({ image })]).map(
    ({ severity, message }) => `${severity}: ${message.replace(/^.*?: /, '')}`,
  );

test.each([
  ['bitnami/kubectl:1.30', 'error: Bitnami took its versions off Docker Hub in 2025.'],
  ['docker.io/bitnamilegacy/kubectl:1.30', 'warning: Bitnami keeps it for a while, without updates.'],
  ['k8s.gcr.io/kubectl:v1.20.0', 'warning: the registry is frozen since April 2023.'],
  ['registry.k8s.io/kubectl', 'info: its tag moves.'],
  ['registry.k8s.io/kubectl:latest', 'info: its tag moves.'],
])('%s: %s', (image, message) => {
  expect(find(image)).toEqual([message]);
});

test.each([
  'registry.k8s.io/kubectl:v1.34.1', `reg.io/a@sha256:${'0'.repeat(64)}`, 'ghcr.io/bitnami/kubectl:1',
])('%s is fine', image => {
  expect(find(image)).toEqual([]);
});
