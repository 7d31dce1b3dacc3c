import { Duration } from 'cdk8s';
import { acr, ecrToken, google, harbor, login, serviceAccount, TOKENS, vault } from './support';
import { ExternalCredentials, GeneratorIdentity } from '../../src';
import { refreshIntervals, RefreshIntervals } from '../../src/external-secrets/refresh-interval';

const gke = GeneratorIdentity.gkeServiceAccount('pull', {
  cluster: 'prod', location: 'europe-west1', project: 'acme-prod',
});
const intervals = (credentials: ExternalCredentials[], given: Partial<RefreshIntervals> = {}, copies = false) =>
  refreshIntervals(credentials.map(entry => entry._external), given, copies);

test.each<[string, ExternalCredentials[], number, number, number]>([
  ['a login that lasts', [login()], 60, 60, 60],
  ['a whole config', [ExternalCredentials.dockerConfig({ covers: [harbor], store: vault, key: 'k' })], 60, 60, 60],
  ['a token of ECR', [ecrToken()], 240, 180, 60],
  ['a token of Artifact Registry', [TOKENS.GCRAccessToken], 20, 15, 5],
  ['one of a GKE ServiceAccount that is not annotated', [ExternalCredentials.token(google, { identity: gke })], 5, 4,
    1],
  ['a token of ACR', [TOKENS.ACRAccessToken], 60, 45, 15],
  ['one for one repository',
    [ExternalCredentials.token(acr.withPath('a'), { identity: serviceAccount, singleRepository: true })], 25, 19, 6],
  ['a token of Quay', [TOKENS.QuayAccessToken], 20, 15, 5],
  ['a deploy token of GitLab, each of which is a new one', [TOKENS.GitlabDeployToken], 1440, 1440, 1],
  ['a login that lasts beside a token of ECR', [login(), ecrToken()], 60, 60, 60],
  ['the token that expires first', [ecrToken(), TOKENS.ACRAccessToken, TOKENS.GithubAccessToken], 20, 15, 5],
])('by default, minutes of %s', (_, credentials, alone, source, copies) => {
  expect(intervals(credentials).source.toMinutes()).toBe(alone);
  const both = intervals(credentials, {}, true);
  expect([both.source, both.copies].map(duration => duration.toMinutes())).toEqual([source, copies]);
});

test.each<[ExternalCredentials, Partial<RefreshIntervals>, boolean, string]>([
  // What the documentation of External Secrets shows: https://external-secrets.io/latest/api/generator/acr/.
  [TOKENS.ACRAccessToken, { source: Duration.hours(30) }, false, "'refreshInterval' (1 day 6 hours) would let a "
    + "credential expire: a token for 'acmeprod.azurecr.io' lives 3 hours and has to outlast a refresh that fails, so "
    + 'no more than 1 hour is safe: write 1 hour, or leave it out'],
  [ecrToken(), { source: Duration.minutes(241) }, false, 'no more than 4 hours is safe: write 4 hours'],
  [ecrToken(), { source: Duration.hours(4) }, true, '\'refreshInterval\' (4 hours) and \'copyInterval\' (1 hour)'],
  [ecrToken(), { copies: Duration.hours(2), source: Duration.hours(3) }, true,
    'write two that are 4 hours together, such as 3 hours and 1 hour'],
  [ecrToken(), { copies: Duration.hours(4) }, true,
    "'copyInterval' (4 hours) would let a credential expire: a token for"],
  [ecrToken(), { copies: Duration.hours(5) }, true,
    "'copyInterval' (5 hours) would let a credential expire: a token for"],
  [ecrToken(), { copies: Duration.seconds(4 * 3600 - 30) }, true,
    "'copyInterval' (3 hours 59 minutes 30 seconds) would let a credential expire"],
  [TOKENS.GitlabDeployToken, { copies: Duration.minutes(2) }, true, "'copyInterval' (2 minutes) would leave copies "
    + "with a token that is revoked: a token for 'registry.gitlab.com' is good for 2 minutes once the next one is "
    + 'made, so no more than 1 minute is safe: write 1 minute, or leave it out'],
])('%s every %j is refused', (credentials, given, copies, message) => {
  expect(() => intervals([credentials], given, copies))
    .toThrow(expect.objectContaining({ name: 'ScheduleError', message: expect.stringContaining(message) }));
});

test('what is just safe is taken', () => {
  expect(intervals([ecrToken()], { source: Duration.hours(4) }).source.toHours()).toBe(4);
  expect(intervals([login()], { source: Duration.days(30) }).source.toDays()).toBe(30);
  expect(intervals([login()], { source: Duration.seconds(90) }).source.toSeconds()).toBe(90);
});

test.each([[Duration.seconds(0)], [Duration.millis(1500)]])('%s is refused', source => {
  expect(() => intervals([login()], { source })).toThrow(/'refreshInterval' must be whole seconds, at least 1/);
});
