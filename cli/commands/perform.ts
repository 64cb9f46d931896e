import { type Command, Option } from "commander";
import { readGwei, readSeconds } from "../input/options.ts";
import { finish, type Outcome, type Work } from "../run.ts";
import {
  type Context,
  createContext,
  type GlobalOptions,
  type Surroundings,
  USUAL_TIMEOUT,
} from "../setting/context.ts";

/** Gives commands their action. */
export interface Perform {
  /** Makes a function that works with a network the action of a command. */
  onNetwork<Arguments extends unknown[], Options>(
    command: Command,
    act: (context: Context, options: Options, ...positional: Arguments) => Promise<Outcome>,
  ): Command;
  /** The same for one that works where no network is set up yet. */
  withoutNetwork<Arguments extends unknown[], Options>(
    command: Command,
    act: (
      surroundings: Surroundings,
      options: Options & GlobalOptions,
      ...positional: Arguments
    ) => Promise<Outcome>,
  ): Command;
  /** The same for one that sends before there is a network. */
  asWork<Options>(
    command: Command,
    begin: (surroundings: Surroundings, options: Options & GlobalOptions) => Work,
  ): Command;
}

/** @param end Is told the exit code. */
export function performIn(surroundings: Surroundings, end: (exitCode: number) => void): Perform {
  const perform = (
    command: Command,
    begin: (options: GlobalOptions, positional: readonly unknown[]) => Work,
  ) =>
    command.action(async (...given: unknown[]) => {
      const options = command.optsWithGlobals<GlobalOptions>();
      // After its arguments, commander hands an action the options and the command.
      const positional = given.slice(0, command.registeredArguments.length);
      end(await finish(options, surroundings, () => begin(options, positional)));
    });
  return {
    asWork: (command, begin) => perform(command, (options) => begin(surroundings, options as never)),
    withoutNetwork: (command, act) =>
      perform(command, (options, positional) => ({
        run: () => act(surroundings, options as never, ...(positional as never)),
        transactions: [],
        forget: async () => {},
        close: () => {},
      })),
    onNetwork: (command, act) =>
      perform(command, (options, positional) => {
        const context = createContext(options, surroundings);
        return {
          run: () => act(context, options as never, ...(positional as never)),
          transactions: context.journal.transactions,
          forget: context.journal.close,
          close: context.state.close,
        };
      }),
  };
}

/** Marks a command that can show what it would send. */
export function rehearses(command: Command): Command {
  return command.option("--dry-run", "simulate, show what would be sent and its gas, and send nothing");
}

/** Marks a command that sends transactions and waits for them. */
export function sends(command: Command): Command {
  return rehearses(command)
    .addOption(
      new Option("--timeout <seconds>", "to wait until a transaction is in a block")
        .argParser(readSeconds)
        .default(USUAL_TIMEOUT),
    )
    .addOption(
      new Option(
        "--speed-up <gwei>",
        "the most to offer for gas, for what an earlier run sent and no block took: it is sent again and takes effect once",
      ).argParser(readGwei),
    );
}
