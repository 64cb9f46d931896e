import type { Command } from "commander";
import { finish, type Outcome } from "../run.ts";
import { type Context, createContext, type GlobalOptions, type Surroundings } from "../setting/context.ts";

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
}

/** @param end Is told the exit code. */
export function performIn(surroundings: Surroundings, end: (exitCode: number) => void): Perform {
  const perform = (
    command: Command,
    run: (options: GlobalOptions, positional: readonly unknown[]) => Promise<Outcome>,
  ) =>
    command.action(async (...given: unknown[]) => {
      const options = command.optsWithGlobals<GlobalOptions>();
      // After its arguments, commander hands an action the options and the command.
      const positional = given.slice(0, command.registeredArguments.length);
      end(await finish(options, surroundings, () => run(options, positional)));
    });
  return {
    withoutNetwork: (command, act) =>
      perform(command, (options, positional) =>
        act(surroundings, options as never, ...(positional as never)),
      ),
    onNetwork: (command, act) =>
      perform(command, async (options, positional) => {
        const context = createContext(options, surroundings);
        try {
          return await act(context, options as never, ...(positional as never));
        } finally {
          context.state.close();
        }
      }),
  };
}

/** Marks a command that sends transactions. */
export function sends(command: Command): Command {
  return command.option("--dry-run", "simulate, show what would be sent and its gas, and send nothing");
}
