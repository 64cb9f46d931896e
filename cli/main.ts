import { config } from "dotenv";
import { http } from "viem";
import { processTerminal } from "./input/terminal.ts";
import { runProgram } from "./program.ts";

config({ quiet: true });
process.exitCode = await runProgram(process.argv.slice(2), {
  environment: process.env,
  terminal: processTerminal(),
  connect: (rpc) => http(rpc),
});
