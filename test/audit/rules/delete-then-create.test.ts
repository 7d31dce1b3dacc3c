import { refreshJob } from '../refresh';
import { findingsOf } from '../support';

const find = (script: string) =>
  findingsOf('PRA507', [refreshJob({ script: `aws ecr get-login-password; ${script}` })]);

test.each([
  'kubectl delete secret ecr; kubectl create secret docker-registry ecr',
  'kubectl delete secret --ignore-not-found ecr -n a\nkubectl create secret docker-registry ecr -n a',
  'kubectl delete secret/"$NAME" && kubectl create secret docker-registry $NAME',
])('%s leaves a time without Secret', script => {
  expect(find(script)).toMatchObject([{ severity: 'info' }]);
});

test.each([
  'kubectl create secret docker-registry ecr --dry-run=client -o yaml | kubectl apply -f -',
  'kubectl delete secret old; kubectl create secret docker-registry ecr',
])('%s does not', script => {
  expect(find(script)).toEqual([]);
});
