import { Cron, Duration } from 'cdk8s';
import {
  acrToken, artifactRegistry, artifactRegistryToken, ecrToken, manifestsOf, newRefresh, RefreshProps,
} from './support';
import { CloudIdentity, RegistryCredentials } from '../../src';

const scheduleOf = (props: RefreshProps = {}) => newRefresh(props).schedule;

describe('when a refresher runs', () => {
  test.each([
    ['ECR', [ecrToken], /^\d+ \*\/4 \* \* \*$/],
    ['Artifact Registry', [artifactRegistryToken], /^(\d+-59|\*)\/20 \* \* \* \*$/],
    ['ACR', [acrToken], /^\d+ \* \* \* \*$/],
    ['several, by the shortest life', [ecrToken, acrToken], /^\d+ \* \* \* \*$/],
  ])('follows from the life of the token: %s', (_, credentials, expected) => {
    expect(scheduleOf({ credentials })).toMatch(expected);
  });

  test('is another minute for another refresher, and always the same for one', () => {
    const schedules = ['a', 'b', 'c', 'd', 'e', 'f'].map(name => scheduleOf({ name }));
    expect(new Set(schedules).size).toBeGreaterThan(2);
    expect(scheduleOf({ name: 'a' })).toBe(schedules[0]);
  });

  test.each([
    ['0 */4 * * *', undefined],
    ['@every 4h', undefined],
    ['0 */3 * * *', 'Europe/Berlin'],
  ])('may be given: %s in %s', (schedule, timeZone) => {
    const { spec } = manifestsOf({ schedule, timeZone }).CronJob;
    expect(spec).toMatchObject({ schedule, timeZone: timeZone ?? 'Etc/UTC' });
  });

  test('is written without the blanks around it, such as the line break of a file', () => {
    const { spec } = manifestsOf({ schedule: ' 0 * * * *\r\n', timeZone: 'Europe/Berlin\n' }).CronJob;
    expect(spec).toMatchObject({ schedule: '0 * * * *', timeZone: 'Europe/Berlin' });
  });

  test('is asked for as a text where it is a Cron of cdk8s', () => {
    expect(() => newRefresh({ schedule: Cron.hourly() as any }))
      .toThrow("'refresh.schedule' must be a string, got Cron: give its expressionString");
  });

  test.each<[string, RefreshProps, string]>([
    ['too rarely', { schedule: '0 */8 * * *' }, "'refresh.schedule' '0 */8 * * *' (Etc/UTC) leaves up to 8 hours "
      + "between two runs: a token for '123456789012.dkr.ecr.eu-west-1.amazonaws.com' (IAM role "
      + 'arn:aws:iam::123456789012:role/pull through IRSA) lives 12 hours and has to outlast a run that fails, so no '
      + "more than 4 hours is safe: write '0 */4 * * *', or leave 'refresh.schedule' out"],
    ['too rarely when clocks are changed', { schedule: '0 */4 * * *', timeZone: 'Europe/Berlin' },
      'leaves up to 5 hours between two runs'],
    ['never', { schedule: '0 0 31 2 *' }, "'refresh.schedule' '0 0 31 2 *' (Etc/UTC) never runs"],
    ['in a grammar that is not that of Kubernetes', { schedule: '0 0 */4 * * *' }, "'refresh.schedule' must have five "
      + 'fields'],
    ['minute after minute', { schedule: '* */4 * * *' }, "'refresh.schedule' '* */4 * * *' runs minute after minute, "
      + "and clouds limit the rate of logins: write '17 */4 * * *', or leave 'refresh.schedule' out"],
    ['with the time zone in it', { schedule: 'TZ=UTC 0 * * * *' }, "write '0 * * * *', and the zone as "
      + "'refresh.timeZone'"],
    ['in no time zone', { schedule: '0 */4 * * *', timeZone: 'local' },
      "'refresh.timeZone' must be a name of the IANA time zone database"],
    ['in a time zone without a schedule', { timeZone: 'Europe/Berlin' },
      "'refresh.timeZone' ('Europe/Berlin') is that of a 'refresh.schedule', and the default one is in Etc/UTC"],
    ['with a deadline that leaves no time for a second run',
      { credentials: [artifactRegistryToken], deadline: Duration.minutes(40) },
      "'refresh.jitter' and 'refresh.deadline' must leave time for a second run"],
    ['with a token that lives too short, without proposing what cannot be', {
      credentials: [RegistryCredentials.token(artifactRegistry, { identity: CloudIdentity.googleNode() })],
    }, 'got 1 minute and 10 minutes: lengthen the life of tokens where they are issued, or let the nodes pull by '
      + 'themselves (with their own identity, or a kubelet credential provider)'],
  ])('is refused %s', (_, props, message) => {
    expect(() => newRefresh(props)).toThrow(message);
  });
});
