import { Option } from "commander";
import { readUrl } from "../../input/options.ts";

/** The relayer of commands that bring something of a customer on chain. */
export function relayerOption(): Option {
  return new Option("--relayer <url>", "a relayer that pays for the gas, instead of an account of yours")
    .argParser(readUrl)
    .env("DECDP_RELAYER_URL");
}
