import type { SourceKind } from "../../../src/chain/actions/issuer.ts";

/** Whether the page was opened by a source that leads back to it. */
export function isReturn(): boolean {
  return new URLSearchParams(location.search).get("card") === "back";
}

/** What the source gave back, for its gateway. Banks compare the whole address; others put fields behind the "#". */
export function givenBack(source: SourceKind): unknown {
  if (source === "BankAccount") return location.href;
  return Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
}

/** Leaves nothing of what the source gave back in the address, nor in what one can go back to. */
export function clearReturn(): void {
  history.replaceState(null, "", "/");
}
