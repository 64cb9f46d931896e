import { UsageError } from "../input/usageError.ts";
import type { Context } from "../setting/context.ts";

type Asking = Pick<Context, "environment" | "terminal">;

const VARIABLE = "DECDP_PASSPHRASE";

/** From `DECDP_PASSPHRASE` or typed; never from the command line, where others could read it. */
export async function passphraseFrom({ environment, terminal }: Asking): Promise<string> {
  return environment[VARIABLE] || terminal.askPassphrase("Passphrase:", VARIABLE);
}

/**
 * A passphrase for a file that is about to be written: from a variable, or typed twice, because after a slip nobody could
 * open the file. Throws `UsageError` if it is not the same twice.
 */
export async function newPassphraseFrom(
  { environment, terminal }: Asking,
  variable = VARIABLE,
): Promise<string> {
  const given = environment[variable];
  if (given) return given;
  const passphrase = await terminal.askPassphrase("New passphrase:", variable);
  if ((await terminal.askPassphrase("The same again:", variable)) === passphrase) return passphrase;
  throw new UsageError("The two passphrases differ, and nothing was written.", {
    hint: "Run the command again.",
  });
}
