import { Command, CommanderError, Option } from 'commander';
import { CommandDefinition, OptionDefinition } from './command-definition';
import { COMMANDS } from './commands';
import { ExitCode, Io, UsageError } from './io';
import { packageVersion } from './package-version';

const PROGRAM = 'cdk8s-registry-access';

/** What stands for this program in examples. */
const HERE = '$0';

const EXIT_CODES = `
Exit code: 0 if all is well, 2 if the command line or the input cannot be used; the help of a command says when it is 1.
`;

/** Runs the command line. Returns the exit code; never throws for what a user did. */
export async function runCommand(argv: readonly string[], io: Io): Promise<number> {
  let code: number = ExitCode.OK;
  const program = makeProgram(io, exitCode => { code = exitCode; });
  try {
    await program.parseAsync(argv as string[], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) {
      return error.exitCode === 0 ? ExitCode.OK : ExitCode.FAILED;
    }
    if (error instanceof UsageError) {
      io.stderr.write(`error: ${error.message}\n`);
      return ExitCode.FAILED;
    }
    throw error;
  }
}

/** The commands, as `commander` knows them. */
function makeProgram(io: Io, onExit: (code: number) => void): Command {
  const program = new Command(PROGRAM)
    .description('Shows pull secrets, what they cover, which pods will fail to pull, and why pulls failed.')
    .version(packageVersion(), '-V, --version')
    .configureOutput({
      writeOut: text => io.stdout.write(text),
      writeErr: text => io.stderr.write(text),
      getOutHelpWidth: () => io.stdout.columns,
    })
    .configureHelp({ showGlobalOptions: false })
    .showSuggestionAfterError()
    .exitOverride()
    .addHelpText('after', EXIT_CODES);
  for (const definition of COMMANDS) {
    addCommand(program, definition, io, onExit);
  }
  return program;
}

function addCommand(program: Command, definition: CommandDefinition, io: Io, onExit: (code: number) => void): void {
  const command = program.command(definition.name).description(definition.summary).exitOverride();
  definition.arguments.forEach(([name, description]) => command.argument(name, description));
  definition.options.forEach(option => command.addOption(optionOf(option)));
  const examples = definition.examples.map(
    ([example, meaning]) => `  # ${meaning}\n  ${example.replace(HERE, PROGRAM)}\n`,
  );
  const notes = (definition.notes ?? []).map(note => `\n${note}\n`);
  command.addHelpText('after', `${notes.join('')}\nExamples:\n${examples.join('')}`);
  command.action(async (...parameters) => {
    // `commander` gives the arguments, the options and the command.
    onExit(await definition.load()(parameters.slice(0, -2), parameters[parameters.length - 2], io));
  });
}

function optionOf({ flags, description, choices, default: value, preset, isRepeatable }: OptionDefinition): Option {
  const option = new Option(flags, description);
  if (choices) {
    option.choices(choices);
  }
  if (value !== undefined) {
    option.default(value);
  }
  if (preset !== undefined) {
    option.preset(preset);
  }
  return isRepeatable ? option.argParser((text, previous: string[] = []) => [...previous, text]) : option;
}
