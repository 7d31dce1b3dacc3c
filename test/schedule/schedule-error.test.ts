import { scheduleError } from '../../src/schedule/schedule-error';

test('an error has a name that tells it', () => {
  expect(scheduleError('no')).toMatchObject({ name: 'ScheduleError', message: 'no' });
});
