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
  const token = await ownToken();
  const officerToken = await readOfficerToken(token);
  const service = await startBrand(options, { account, secret, token, officerToken }, log);
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

/** Whoever has the brand's token must not approve with it. */
async function readOfficerToken(token: string): Promise<string | undefined> {
  const officerToken = await readToken("DECDP_BRAND_OFFICER");
  if (officerToken !== token) return officerToken;
  throw new ServiceError("The privacy officer's token is that of the brand's programs.", {
    hint: `Make another one that nobody else has. ${howToKeep("DECDP_BRAND_OFFICER")}`,
  });
}
