/** Keeps what the tests of a file print on standard error from the terminal; gives the lines of the test that runs. */
export function captureStderr(): () => string[] {
  let printed: string[];
  beforeEach(() => {
    printed = [];
    jest.spyOn(process.stderr, 'write').mockImplementation(text => {
      printed.push(String(text));
      return true;
    });
  });
  afterEach(() => jest.restoreAllMocks());
  return () => printed;
}
