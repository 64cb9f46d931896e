import { readAccount } from "../shared/account.ts";
import { runService } from "../shared/runService.ts";
import { help, readOptions } from "./options.ts";
import { startRelayer } from "./startRelayer.ts";

await runService(async (log) => {
  const options = readOptions(process.argv.slice(2));
  if (options === undefined) {
    console.log(help);
    return undefined;
  }
  const account = await readAccount("DECDP_RELAYER_KEY");
  const service = await startRelayer(options, account, log);
  log(`${account.address} relays at ${service.url}`);
  return service;
});
