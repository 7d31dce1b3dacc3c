import { readFileSync } from 'node:fs';

/** How tests, which jest runs in a context of their own, learn what the global set-up started. */
const VARIABLE = 'REGISTRY_ACCESS_DAEMONS';

/** A program that is meant to run for as long as somebody waits for something. */
export interface RunningProgram {
  readonly name: string;
  readonly pid: number;
  readonly log: string;
}

/** Has every wait end when the program does. */
export function addRunning(program: RunningProgram): void {
  store([...running(), program]);
}

/** The program may end now. */
export function removeRunning({ pid }: RunningProgram): void {
  store(running().filter(program => program.pid !== pid));
}

/** What there is to say of a program that has ended though it is meant to run; undefined while all of them do. */
export function endOfProgram(): string | undefined {
  const ended = running().find(({ pid }) => !isAlive(pid));
  return ended && `${ended.name} has ended:\n${endOfLog(ended.log)}`;
}

export function endOfLog(file: string): string {
  return readFileSync(file, 'utf8').split('\n').slice(-20).join('\n');
}

/** All of them are children of this process, which hears at once that one is gone. */
function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function running(): RunningProgram[] {
  return JSON.parse(process.env[VARIABLE] ?? '[]');
}

function store(programs: RunningProgram[]): void {
  process.env[VARIABLE] = JSON.stringify(programs);
}
