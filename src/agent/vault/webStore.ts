import { DecdpError } from "../../errors.ts";
import { createSourceFetch, requireSuccess } from "../../source/fetching.ts";
import type { VaultStore } from "./storedVault.ts";
import { LONGEST_VAULT } from "./vaultFile.ts";

const PATIENCE = 30_000;

/**
 * A vault at one address, of a Solid pod or of any server with entity tags (RFC 9110). What it says is bounded in size and
 * time, and no redirect leads to another server. Its functions throw `SourceError` for an answer that says no, and
 * `DecdpError` for one without an entity tag that can be compared.
 *
 * @param fetchAsCustomer Signs in to the server, as the `fetch` of a Solid session does; by default the platform's.
 */
export function webVaultStore(url: string, fetchAsCustomer: typeof fetch = fetch): VaultStore {
  const ask = createSourceFetch({
    origins: [url],
    maxBytes: LONGEST_VAULT,
    timeoutMs: PATIENCE,
    fetch: fetchAsCustomer,
  });
  const read = async () => {
    const answer = await ask(url, { headers: { accept: "application/json" }, cache: "no-store" });
    if (answer.status === 404) return undefined;
    const text = await requireSuccess(answer).text();
    return { text, version: requireTag(answer) };
  };
  return {
    read,
    async write(text, ifVersion) {
      const condition = ifVersion === undefined ? { "if-none-match": "*" } : { "if-match": ifVersion };
      const headers = { "content-type": "application/json", ...condition };
      const answer = await ask(url, { method: "PUT", headers, body: text });
      if (answer.status === 412) return undefined;
      requireSuccess(answer);
      if (answer.headers.has("etag")) return requireTag(answer);
      // Only a version with this very text is known to be the one that was written.
      const stored = await read();
      return stored?.text === text ? stored.version : undefined;
    },
  };
}

/** A weak tag may be the same for different texts. */
function requireTag({ headers }: Response): string {
  const tag = headers.get("etag");
  if (tag !== null && /^"[^"]*"$/.test(tag)) return tag;
  throw new DecdpError("The server does not say which version of the vault it has.", {
    details: { etag: tag },
    hint: "Store the vault on a server that gives strong entity tags, such as a Solid pod.",
  });
}
