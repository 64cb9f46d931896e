/** What a customer does on the bank's page. */
export interface Visit {
  /** Ids of the accounts that they tick. */
  readonly accounts?: readonly string[];
  readonly decision?: "yes" | "no";
}

/**
 * Opens the bank's page as a customer's browser does, decides, and gives the address to which the bank sends the
 * browser back, which is not opened.
 */
export async function visitBank(page: string, { accounts = [], decision = "yes" }: Visit): Promise<string> {
  const shown = await fetch(page);
  if (!shown.ok) throw new Error(`The bank's page answers with ${shown.status}.`);
  await shown.text();
  const body = new URLSearchParams([["decision", decision], ...accounts.map((id) => ["account", id])]);
  const answer = await fetch(page, { method: "POST", body, redirect: "manual" });
  const location = answer.headers.get("location");
  if (location === null) throw new Error(`The bank's page sends nobody back: ${answer.status}.`);
  return location;
}
