import type { ContractCall } from "../../../src/chain/calls/call.ts";
import type { Lane } from "../lanes.ts";
import type { WorkKind } from "../store/ledger.ts";
import type { Fees } from "./fees.ts";

/** A transaction that could be sent now. */
export interface Draft extends ContractCall {
  readonly kind: WorkKind;
  readonly lane: Lane;
  readonly gas: bigint;
  /** At the market's price. */
  readonly fees: Fees;
  /** Ids of the answers or messages in it. */
  readonly items: readonly string[];
}
