import type { Address } from "viem";
import type { Query } from "../../../shared/database/database.ts";

/** Whether a subject has ever consented, was erased, or has proven which of the brand's customers it is. */
export async function hasConsented(query: Query, subject: Address): Promise<boolean> {
  const found = await query(
    `select 1 from statements where subject = $1 and kind = 'given'
      union all select 1 from customers where subject = $1
      union all select 1 from erasures where subject = $1 limit 1`,
    [subject.toLowerCase()],
  );
  return found.length > 0;
}

/** Whether a subject has ever said anything: anybody can say stop, and need not have consented before. */
export async function isKnown(query: Query, subject: Address): Promise<boolean> {
  const said = await query("select 1 from statements where subject = $1 limit 1", [subject.toLowerCase()]);
  return said.length > 0 || hasConsented(query, subject);
}
