import { type Address, createWalletClient, custom } from "viem";
import type { SigningClient } from "../chain/transact.ts";
import { subjectFor } from "../customer/keys.ts";
import type { Surroundings } from "./surroundings.ts";

/** A client that signs as the customer towards one brand, and asks the agent's node. */
export function subjectClient(
  { keys, reader }: Pick<Surroundings, "keys" | "reader">,
  brand: Address,
): SigningClient {
  const request = (given: { method: string; params?: unknown }) => reader.request(given as never);
  return createWalletClient({
    account: subjectFor(keys, brand),
    chain: reader.chain,
    transport: custom({ request }, { retryCount: 0 }),
  });
}
