/** An error that callers in every jsii language can tell by its name. */
export function scheduleError(message: string): Error {
  const error = new Error(message);
  error.name = 'ScheduleError';
  return error;
}
