import { PLAIN_MESSAGE_GAS } from "../../src/chain/actions/delivery.ts";
import { together } from "../shared/work/together.ts";
import type { ManyAtOnce, Relayer } from "./relayer.ts";
import { usualFees } from "./sending/fees.ts";
import { deliveryGas, simulateDelivery } from "./sending/simulation.ts";
import { addAnswers, findSameAnswers } from "./store/answers.ts";
import { countPending } from "./store/pending.ts";

/** Answers that are looked up or kept at once. */
const MOST_ANSWERS = 64;
/** Consents that are tried out at once: about a third of what a block's transaction may use. */
const MOST_CONSENTS = 32;

/** Milliseconds for which the first of the requests waits for others: nobody notices them. */
const WAIT = 5;

/** A statement or a call of the node for many requests costs hardly more than for one. */
export function doManyAtOnce(
  relayer: Pick<Relayer, "client" | "deployment" | "database" | "market">,
): ManyAtOnce {
  const { database, deployment } = relayer;
  return {
    findSameAnswer: together({ most: MOST_ANSWERS, wait: WAIT }, (answers) =>
      findSameAnswers(database.query, deployment, answers),
    ),
    addAnswer: together({ most: MOST_ANSWERS, wait: WAIT }, (checked) =>
      addAnswers(database, deployment, checked),
    ),
    countPending: together({ most: Number.POSITIVE_INFINITY }, async (asked) => {
      const counts = await countPending(database.query);
      return asked.map(() => counts);
    }),
    tryConsent: together({ most: MOST_CONSENTS, wait: WAIT }, async (calls) => {
      const market = await relayer.market();
      const offer = { gas: deliveryGas(calls, PLAIN_MESSAGE_GAS), fees: usualFees(market), market };
      return simulateDelivery(relayer, calls, PLAIN_MESSAGE_GAS, offer);
    }),
  };
}
