import { causesIn } from '../pastes';

const first = (text: string) => causesIn(text).map(([cause]) => cause);

test.each([
  'acme/app:push-2', 'acme/git-login:1', 'bitnami/kafka:3', 'a.io/npm/redis-webhook:1.2', 'git-sync-push:v4.1',
])('images may be called like what else fails: %s', image => {
  expect(first(`mycli deploy ${image}\nerror: cannot read image ${image}: authentication failed (status=401)`))
    .toEqual(['unauthorized']);
});

test('so may pods and who is logged in', () => {
  expect(first('Pod "git-push-login-6c9cc677f5-xf7c2" is invalid:\nspec.containers[0].image: Invalid value: " ": '
    + 'must not have leading or trailing whitespace')).toEqual(['invalid-reference']);
  expect(first('[jenkins@push-01 ~]# enroot import docker://10.0.0.4:5000#/app:0.4\n[INFO] Querying registry\n'
    + 'curl: (35) error:1408F10B:SSL routines:ssl3_get_record:wrong version number')).toEqual(['http-vs-https']);
});

test('an image that a line names may be called like a failure', () => {
  expect(first('$ docker run -p 3000:3000 ghcr.io/org/app-timeout:1\nError: connect ECONNREFUSED 127.0.0.1:5432'))
    .toEqual([]);
});

test('what is no name counts', () => {
  expect(first('pushing acme/app:1\nerror: cannot read image acme/app:1: authentication failed (status=401)'))
    .toEqual([]);
});
