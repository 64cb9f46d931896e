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
  const token = await readToken();
  const officerToken = await readOfficerToken(token);
  const service = await startBrand(options, { account, secret, token, officerToken }, log);
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

/** Whoever has the brand's token must not approve with it. */
async function readOfficerToken(token: string): Promise<string | undefined> {
  const officerToken = await readSecret("DECDP_BRAND_OFFICER");
  if (officerToken === undefined) return undefined;
  if (officerToken.length >= SHORTEST_TOKEN && officerToken !== token) return officerToken;
  throw new ServiceError("The privacy officer's token is too short, or that of the brand's programs.", {
    hint: `It has ${SHORTEST_TOKEN} characters or more, and nobody else has it.`,
  });
}
