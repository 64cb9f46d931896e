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
  const officerToken = await readStaffToken("DECDP_BRAND_OFFICER", "privacy officer's", [token]);
  const marketerToken = await readStaffToken("DECDP_BRAND_MARKETER", "marketer's", [token, officerToken]);
  const service = await startBrand(options, { account, secret, token, officerToken, marketerToken }, log);
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

/** Nobody may do with one token what is for the owner of another one. */
async function readStaffToken(
  variable: string,
  whose: string,
  others: readonly (string | undefined)[],
): Promise<string | undefined> {
  const own = await readToken(variable);
  if (own === undefined || !others.includes(own)) return own;
  throw new ServiceError(`The ${whose} token is that of somebody else.`, {
    hint: `Make another one that nobody else has. ${howToKeep(variable)}`,
  });
}
