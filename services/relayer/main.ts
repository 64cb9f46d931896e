import { config } from "dotenv";
import { relayerAccount } from "./key.ts";
import { help, readOptions } from "./options.ts";
import { RelayerError } from "./relayerError.ts";
import { startService } from "./service.ts";

config({ quiet: true });

function log(line: string): void {
  console.log(`${new Date().toISOString()} ${line}`);
}

async function run(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options === undefined) {
    console.log(help);
    return;
  }
  const account = await relayerAccount();
  const service = await startService(options, account, log);
  log(`${account.address} relays at ${service.url}`);
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, async () => {
      log("ends");
      await service.close();
      process.exit(0);
    });
  }
}

run().catch((error: unknown) => {
  if (!(error instanceof RelayerError)) throw error;
  console.error(error.message);
  process.exit(2);
});
