import type { Database } from "../../shared/database/database.ts";
import { ServiceError } from "../../shared/serviceError.ts";
import type { GatewayKeys } from "../keys.ts";

/**
 * Throws `ServiceError` if the database was filled under another secret: no account would be known again, and everybody
 * could be issued to twice. A database that is empty belongs to this secret from now on.
 */
export async function requireSameSecret(
  keys: GatewayKeys,
  { query }: Pick<Database, "query">,
): Promise<void> {
  const mark = keys.digest("mark", "secret");
  const [known] = await query<{ mark: string }>("select mark from secrets limit 1");
  if (known === undefined) {
    await query("insert into secrets (mark) values ($1)", [mark]);
    return;
  }
  if (known.mark === mark) return;
  throw new ServiceError("The database was filled under another DECDP_ISSUER_SECRET.", {
    hint: "Start with that one: under this one no account would be known again.",
  });
}
