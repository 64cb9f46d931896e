import { signal } from "@preact/signals";
import type { SourceKind } from "../../../src/chain/actions/issuer.ts";

/** Whether a source has led back to the page, and what it gave back is still to be handed on. */
export const isReturning = signal(new URLSearchParams(location.search).get("card") === "back");

/**
 * What the source gave back, for its gateway: banks compare the whole address, others put fields behind the "#". Nothing
 * of it stays in the address, nor in what one can go back to.
 */
export function takeReturn(source: SourceKind): unknown {
  const given =
    source === "BankAccount"
      ? location.href
      : Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
  history.replaceState(null, "", "/");
  return given;
}

/** Where a source leads back to; it adds to the query, or puts fields behind the "#". */
export function returnAddress(): string {
  return `${location.origin}/?card=back`;
}
