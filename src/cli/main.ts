#!/usr/bin/env node
import { Io, Output } from './io';
import { runCommand } from './program';

const DEFAULT_COLUMNS = 100;

function output(stream: NodeJS.WriteStream): Output {
  return { write: text => void stream.write(text), isTerminal: stream.isTTY === true, columns: stream.columns ?? DEFAULT_COLUMNS };
}

// `… | head` is no failure: whoever reads has seen enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') {
    throw error;
  }
  process.exit();
});

const io: Io = { stdin: process.stdin, stdout: output(process.stdout), stderr: output(process.stderr), env: process.env, now: () => new Date() };

// Not `process.exit`: what was written to a pipe has to arrive.
void runCommand(process.argv.slice(2), io).then(code => { process.exitCode = code; });
