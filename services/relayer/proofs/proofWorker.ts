import { parentPort } from "node:worker_threads";
import { verifyAnswer } from "../../../src/answer/verification.ts";

/** What a thread is asked: the parameters of `verifyAnswer`. It answers whether the proof holds, in the same order. */
export type Question = Parameters<typeof verifyAnswer>;

parentPort!.on("message", async (question: Question) => {
  parentPort!.postMessage(await verifyAnswer(...question));
});
