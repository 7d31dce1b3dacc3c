import { Io } from './io';

/** One option of a command, as `commander` reads it. */
export interface OptionDefinition {
  /** E.g. `--format <name>`. */
  readonly flags: string;
  readonly description: string;
  readonly choices?: readonly string[];
  readonly default?: string;
  /** What it means without a value, where the value may be left out. */
  readonly preset?: string;
  /** May be given several times; the values are a list. */
  readonly isRepeatable?: boolean;
}

/** A command, without what it does: that is loaded when it runs. */
export interface CommandDefinition {
  readonly name: string;
  /** E.g. `[path...]`. */
  readonly arguments: readonly (readonly [name: string, description: string])[];
  readonly summary: string;
  /** The text of its help after the options, in lines. */
  readonly notes?: readonly string[];
  readonly options: readonly OptionDefinition[];
  /** Of commands, `$0` stands for this program. */
  readonly examples: readonly (readonly [command: string, meaning: string])[];
  readonly load: () => CommandRun;
}

/** Runs a command. Returns its exit code. */
export type CommandRun = (args: readonly any[], options: any, io: Io) => Promise<number>;
