#!/usr/bin/env node
import { ExitCode, Io, Output } from './io';
import { runCommand } from './program';

/** As wide as tables in files. */
const DEFAULT_COLUMNS = 120;

function output(stream: NodeJS.WriteStream): Output {
  // `… | head` is not a failure: the reader has seen enough.
  stream.on('error', ({ code }: NodeJS.ErrnoException) => code === 'EPIPE' ? process.exit() : unwritable(code));
  return {
    write: text => void stream.write(text),
    isTerminal: stream.isTTY === true,
    columns: stream.columns ?? DEFAULT_COLUMNS,
  };
}

/** A full disk, for one. */
function unwritable(code = 'unknown error'): never {
  process.stderr.write(`error: the output cannot be written: ${code}\n`);
  process.exit(ExitCode.FAILED);
}

/** Messages of unexpected errors may hold parts of what was read, credentials too: where it happened is enough. */
function fail(error: unknown): never {
  const { name, code, stack = '' } = error as NodeJS.ErrnoException;
  const frames = stack.split('\n').filter(line => /^ +at /.test(line));
  process.stderr.write(`internal error: ${code ?? name}; please report it\n${frames.join('\n')}\n`);
  process.exit(ExitCode.FAILED);
}

const io: Io = {
  stdin: process.stdin,
  stdout: output(process.stdout),
  stderr: output(process.stderr),
  env: process.env,
  now: () => new Date(),
};

process.on('uncaughtException', fail);

// Not `process.exit`: what was written to a pipe has to arrive.
void runCommand(process.argv.slice(2), io).then(code => { process.exitCode = code; }, fail);
