import { explained } from "../../src/chain/transact.ts";
import { describeTime } from "../campaign/describe.ts";
import { UsageError } from "../input/usageError.ts";
import type { Outcome } from "../run.ts";
import type { Context } from "../setting/context.ts";

const LOCAL_CHAIN = 31337;

/** Lets time pass on the local chain, at once. Throws `UsageError` on another. */
export async function letTimePass(
  context: Context,
  { seconds }: { readonly seconds: number },
): Promise<Outcome> {
  const { deployment, reader } = context;
  if (deployment.chainId !== LOCAL_CHAIN) throw new UsageError("Only the local chain's clock can be moved.");
  const request = reader.request as (call: { method: string; params: unknown[] }) => Promise<unknown>;
  await explained(async () => {
    await request({ method: "evm_increaseTime", params: [seconds] });
    await request({ method: "evm_mine", params: [] });
  });
  const now = await context.now();
  return { data: { now }, lines: [`On the chain it is now ${describeTime(now)}.`] };
}
