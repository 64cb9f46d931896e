import { getBalance } from "viem/actions";
import type { Request } from "../../shared/http/replies.ts";
import type { Readings } from "../../shared/readings.ts";
import type { Notes } from "../notes.ts";
import type { Relayer } from "../relayer.ts";
import { isOutOfFunds } from "../sending/fees.ts";
import { strangersGasPaid } from "../store/strangers.ts";
import { countWaiting, totalOf } from "../store/waiting.ts";

/** Milliseconds for which sending may fail before health says so; a node may be restarted. */
const LONGEST_FAILING = 60_000;

/** Whether the relayer can send, in words and by the status: 200 if it can, otherwise 503. */
export async function replyHealth(relayer: Relayer, read: Readings, context: Request) {
  const account = relayer.client.account.address;
  try {
    const body = await read("health", () => readHealth(relayer));
    return context.json(body, body.status === "ok" ? 200 : 503);
  } catch {
    return context.json({ status: "the chain or the database does not answer", account }, 503);
  }
}

async function readHealth(relayer: Relayer) {
  const { client, database, deployment, policy, notes } = relayer;
  const { address } = client.account;
  const [market, balance, waiting, gasPaid] = await Promise.all([
    relayer.market(),
    getBalance(client, { address }),
    countWaiting(database.query),
    strangersGasPaid(database.query),
  ]);
  const budgets = await Promise.all(
    policy.budgets.map(async ({ campaign }) => {
      const { gasPaid, gasLimit } = (await relayer.budgets.stateOf(campaign))!;
      return [`${campaign}`, { gasPaid: `${gasPaid}`, gasLimit: `${gasLimit}` }] as const;
    }),
  );
  const answers = totalOf(waiting, "answer");
  return {
    status: statusOf(notes, isOutOfFunds({ ...market, balance }), Date.now()),
    account: address,
    balance: `${balance}`,
    waiting: {
      answers: answers.count,
      consents: totalOf(waiting, "consent").count,
      withdrawals: totalOf(waiting, "withdrawal").count,
      claims: totalOf(waiting, "claim").count,
      seconds: answers.age,
    },
    budgets: Object.fromEntries(budgets),
    strangers: { gasPaid: `${gasPaid}`, gasLimit: `${policy.strangersGas}` },
    deployment,
  };
}

/** What keeps the relayer from sending, or "ok". `now` in Unix milliseconds. */
export function statusOf(
  { isOtherChain, failingSince }: Pick<Notes, "isOtherChain" | "failingSince">,
  isEmpty: boolean,
  now: number,
): string {
  if (isOtherChain) return "the node is on another chain than the database";
  if (isEmpty) return "out of funds";
  if (failingSince !== undefined && now - failingSince > LONGEST_FAILING) {
    return "every attempt to send has failed for a minute; the log says why";
  }
  return "ok";
}
