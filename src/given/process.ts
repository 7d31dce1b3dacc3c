import { isAbsolute } from 'path';

/** Starts of what jsii's runtimes say of the language of the app; nothing in JavaScript. */
const PYTHON = 'Python/';

/**
 * Where an environment variable has to be set for the app to see it. In other languages the library runs in a process
 * of its own, which gets the environment once, when it starts: that of Python with what was set before the first import
 * of a jsii module, of others that of their own start.
 * Seen in jsii 1.140: `jsii/_kernel/providers/process.py`, `JsiiRuntime.java`, `internal/kernel/process/process.go`.
 *
 * @param agent the language of the app
 */
export function whereToSetVariables(agent = process.env.JSII_AGENT): string {
  if (agent === undefined) return 'where the app is synthesized';
  return agent.startsWith(PYTHON)
    ? 'before the app imports cdk8s, constructs or this package: Python passes its environment on at that import'
    : 'before the app starts: what it sets itself does not get here';
}

/** Where a relative path was looked for: in other languages than JavaScript always where the program started. */
export function searchedFrom(file: string): string {
  return isAbsolute(file) ? '' : `; this one was looked for in '${process.cwd()}'`;
}
