import { parentPort } from "node:worker_threads";
import { type AnswerCheck, verifyAnswers } from "../../../src/answer/verification.ts";

/** A thread is asked about many answers at once, and says of each in their order whether its proof holds. */
parentPort!.on("message", async (checks: readonly AnswerCheck[]) => {
  parentPort!.postMessage(await verifyAnswers(checks));
});
