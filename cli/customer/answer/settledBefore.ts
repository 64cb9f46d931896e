import { openSegment } from "../../../src/answer/sealing.ts";
import { readAnswersSettled } from "../../../src/chain/actions/events.ts";
import { describeSegment } from "../../campaign/describe.ts";
import type { Outcome } from "../../run.ts";
import type { Context } from "../../setting/context.ts";
import type { PreparedAnswer } from "./prepare.ts";

/** What to say where the customer's answer of this period is settled already; undefined where it is not. */
export async function settledBefore(
  { reader, deployment, network }: Context,
  as: string,
  { campaign, checked, client, nullifier, sealKey, out }: PreparedAnswer,
): Promise<Outcome | undefined> {
  const subject = client.account.address;
  const range = { campaign, subject, fromBlock: network.firstBlock };
  const settled = await readAnswersSettled(reader, deployment, range);
  const earlier = settled.find((one) => one.nullifier === nullifier);
  if (earlier === undefined) return undefined;
  const segment = openSegment(sealKey, earlier.sealedSegment);
  const { transactionHash: hash } = earlier;
  return {
    data: { answered: true, campaign, subject, segment, nullifier, file: out, settled: true, hash },
    lines: [
      `Settled before, in ${hash}; nothing was sent. Your answer of this period reveals ${describeSegment(segment, checked.document.model)}.`,
      `Claim the reward: npx decdp customer claim ${campaign} --as ${as}`,
    ],
  };
}
