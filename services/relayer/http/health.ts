import { getBalance } from "viem/actions";
import type { Request } from "../../shared/http/replies.ts";
import type { Relayer } from "../relayer.ts";
import { isOutOfFunds } from "../sending/fees.ts";
import { strangersGasPaid } from "../store/strangers.ts";
import { countWaiting, totalOf } from "../store/waiting.ts";

/** Whether the relayer can send, in words and by the status: 200 if it can, otherwise 503. */
export async function replyHealth(relayer: Relayer, context: Request) {
  const { client, database, deployment, policy, notes } = relayer;
  const { address } = client.account;
  try {
    const [market, balance, waiting, gasPaid] = await Promise.all([
      relayer.market(),
      getBalance(client, { address }),
      countWaiting(database.query),
      strangersGasPaid(database.query),
    ]);
    const answers = totalOf(waiting, "answer");
    const status = statusOf(isOutOfFunds({ ...market, balance }), notes.isOtherChain);
    const body = {
      status,
      account: address,
      balance: `${balance}`,
      waiting: {
        answers: answers.count,
        consents: totalOf(waiting, "consent").count,
        withdrawals: totalOf(waiting, "withdrawal").count,
        claims: totalOf(waiting, "claim").count,
        seconds: answers.age,
      },
      strangers: { gasPaid: `${gasPaid}`, gasLimit: `${policy.strangersGas}` },
      deployment,
    };
    return context.json(body, status === "ok" ? 200 : 503);
  } catch {
    return context.json({ status: "the chain or the database does not answer", account: address }, 503);
  }
}

function statusOf(isEmpty: boolean, isOtherChain: boolean): string {
  if (isOtherChain) return "the node is on another chain than the database";
  return isEmpty ? "out of funds" : "ok";
}
