/** An error that callers in every jsii language can distinguish: jsii carries over name and message, but no classes. */
export function namedError(name: string, code: string, message: string): Error {
  const error = new Error(`${code}: ${message}`);
  error.name = name;
  return error;
}
