/** Expects a `ScheduleError` whose message holds all these texts. */
export function expectScheduleError(action: () => unknown, ...texts: string[]): void {
  let message = 'no error';
  try {
    action();
  } catch (error) {
    expect((error as Error).name).toBe('ScheduleError');
    message = (error as Error).message;
  }
  texts.forEach(text => expect(message).toContain(text));
  expect(message).not.toBe('no error');
}
