import { readAccount } from "../shared/account.ts";
import { readToken } from "../shared/keystore.ts";
import { runService } from "../shared/runService.ts";
import { readServiceSecret } from "../shared/secretKeys.ts";
import { readConfiguration } from "./configuration.ts";
import { ISSUER_SECRET } from "./keys.ts";
import { help, readOptions } from "./options.ts";
import { startIssuer } from "./startIssuer.ts";

await runService(async (log) => {
  const options = readOptions(process.argv.slice(2));
  if (options === undefined) {
    console.log(help);
    return undefined;
  }
  const issuers = readConfiguration(options.issuers);
  const account = await readAccount("DECDP_ISSUER_KEY");
  const secret = await readServiceSecret(ISSUER_SECRET, "the accounts of customers");
  const operatorToken = await readToken("DECDP_ISSUER_OPERATOR");
  const service = await startIssuer(options, issuers, { account, secret, operatorToken }, log);
  log(`${account.address} issues at ${service.url}: ${[...issuers.keys()].join(", ")}`);
  return service;
});
