import { readAccount } from "../shared/account.ts";
import { howToKeep, readSecret } from "../shared/keystore.ts";
import { runService } from "../shared/runService.ts";
import { readServiceSecret } from "../shared/secretKeys.ts";
import { ServiceError } from "../shared/serviceError.ts";
import { BRAND_SECRET } from "./keys.ts";
import { help, readOptions } from "./options.ts";
import { startBrand } from "./startBrand.ts";

const SHORTEST_TOKEN = 16;

await runService(async (log) => {
  const options = readOptions(process.argv.slice(2));
  if (options === undefined) {
    console.log(help);
    return undefined;
  }
  const account = await readAccount("DECDP_BRAND_KEY");
  const secret = await readServiceSecret(BRAND_SECRET, "the names of customers");
  const service = await startBrand(options, { account, secret, token: await readToken() }, log);
  log(`${account.address} takes answers at ${service.url} for ${options.domain}`);
  return service;
});

async function readToken(): Promise<string> {
  const token = await readSecret("DECDP_BRAND_TOKEN");
  if (token !== undefined && token.length >= SHORTEST_TOKEN) return token;
  throw new ServiceError("There is no token by which the brand's own programs are known.", {
    hint: `It has ${SHORTEST_TOKEN} characters or more (openssl rand -hex 32). ${howToKeep("DECDP_BRAND_TOKEN")}`,
  });
}
