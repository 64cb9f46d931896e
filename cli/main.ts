import { config } from "dotenv";
import { http } from "viem";
import { processTerminal } from "./input/terminal.ts";
import { runProgram } from "./program.ts";

config({ quiet: true });
// Whoever reads may stop early, as `| head` does: what the command does goes on to its end all the same.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
}
process.exitCode = await runProgram(process.argv.slice(2), {
  environment: process.env,
  terminal: processTerminal(),
  connect: (rpc) => http(rpc),
});
