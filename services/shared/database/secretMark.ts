import type { SecretKeys } from "../secretKeys.ts";
import { ServiceError } from "../serviceError.ts";
import type { Database } from "./database.ts";

/**
 * Throws `ServiceError` if the database was filled under another secret: no account would be known again. A database that
 * is empty belongs to this secret from now on. The table is `secrets (mark text)`.
 *
 * @param variable Name of the secret.
 */
export async function requireSameSecret(
  keys: SecretKeys,
  variable: string,
  { query }: Pick<Database, "query">,
): Promise<void> {
  const mark = keys.digest("mark", "secret");
  const [known] = await query<{ mark: string }>("select mark from secrets limit 1");
  if (known === undefined) {
    await query("insert into secrets (mark) values ($1)", [mark]);
    return;
  }
  if (known.mark === mark) return;
  throw new ServiceError(`The database was filled under another ${variable}.`, {
    hint: "Start with that one: under this one no account would be known again.",
  });
}
