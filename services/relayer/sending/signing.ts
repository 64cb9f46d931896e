import { keccak256 } from "viem";
import type { Relayer } from "../relayer.ts";
import { addWork, type NewTransaction, type Work } from "../store/ledger.ts";
import { broadcast } from "./broadcast.ts";
import type { Draft } from "./draft.ts";
import type { Fees, Market } from "./fees.ts";

/** Signs a draft, writes it down, and only then sends it. */
export async function signAndSend(
  relayer: Relayer,
  market: Market,
  nonce: number,
  { items, fees, ...draft }: Draft,
): Promise<void> {
  const signed = await sign(relayer, market, { nonce, ...draft }, fees);
  await addWork(relayer.database, { nonce, ...draft }, items, signed);
  if (items.length > 0) relayer.metrics.batchSize.observe({ kind: draft.kind }, items.length);
  relayer.log(`${draft.kind} nonce ${nonce}: ${items.length} in ${signed.hash}`);
  await broadcast(relayer, signed);
}

export async function sign(
  { client }: Pick<Relayer, "client">,
  market: Market,
  { nonce, to, data, gas }: Pick<Work, "nonce" | "to" | "data" | "gas">,
  fees: Fees,
): Promise<NewTransaction> {
  const raw = await client.account.signTransaction({
    type: "eip1559",
    chainId: client.chain.id,
    nonce,
    to,
    data,
    gas,
    ...fees,
  });
  return { hash: keccak256(raw), raw, ...fees, block: Number(market.block) };
}
