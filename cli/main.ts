import { CommanderError } from "commander";
import { config } from "dotenv";
import { createProgram } from "./program.ts";

config({ quiet: true });
try {
  await createProgram().parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  // What commander has to say it has printed; help that was asked for is no error.
  process.exitCode = error.exitCode === 0 ? 0 : 2;
}
