import { readAccount } from "../shared/account.ts";
import { howToKeep, readToken } from "../shared/keystore.ts";
import { runService } from "../shared/runService.ts";
import { readServiceSecret } from "../shared/secretKeys.ts";
import { ServiceError } from "../shared/serviceError.ts";
import { BRAND_SECRET } from "./keys.ts";
import { help, readOptions } from "./options.ts";
import { startBrand } from "./startBrand.ts";

await runService(async (log) => {
  const options = readOptions(process.argv.slice(2));
  if (options === undefined) {
    console.log(help);
    return undefined;
  }
  const account = await readAccount("DECDP_BRAND_KEY");
  const secret = await readServiceSecret(BRAND_SECRET, "the names of customers");
  const service = await startBrand(options, { account, secret, token: await ownToken() }, log);
  log(`${account.address} takes answers at ${service.url} for ${options.domain}`);
  return service;
});

async function ownToken(): Promise<string> {
  const token = await readToken("DECDP_BRAND_TOKEN");
  if (token !== undefined) return token;
  throw new ServiceError("There is no token by which the brand's own programs are known.", {
    hint: `Make one: openssl rand -hex 32. ${howToKeep("DECDP_BRAND_TOKEN")}`,
  });
}
