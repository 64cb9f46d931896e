import { Hono } from "hono";
import { getBalance } from "viem/actions";
import { type RefusalReason, refusals } from "../../../src/chain/refusals.ts";
import { limitBody, readJson } from "../../shared/http/body.ts";
import { countRequests } from "../../shared/http/countRequests.ts";
import { replyToErrors } from "../../shared/http/errors.ts";
import { limitRate, limitRunning } from "../../shared/http/limits.ts";
import { type Environment, errorReply, notFound, type Request } from "../../shared/http/replies.ts";
import { showMetrics } from "../../shared/metrics.ts";
import type { Relayer } from "../relayer.ts";
import { simulate } from "../sending/simulation.ts";
import {
  addAnswer,
  addMessage,
  countPending,
  countWaiting,
  findAnswer,
  findMessage,
  findSameAnswer,
  type Progress,
} from "../store/queue.ts";
import { checkAnswer } from "./checks.ts";
import { answerId, type MessageKind, readMessage } from "./messages.ts";
import { answerKeyShape, submissionShape } from "./shapes.ts";

/** Bytes of a request. An answer with the longest signature has about 11,000. */
const LARGEST_BODY = 16_384;
/** Requests that are checked at the same time. */
const MOST_CHECKS = 64;

const routes = { consents: "consent", withdrawals: "withdrawal", claims: "claim" } as const;

export interface HttpOptions {
  /** Requests of one address in a minute. */
  readonly rate: number;
  /** Called when something new waits. */
  readonly wake: () => void;
}

/** The relayer's HTTP interface. */
export function createApp(relayer: Relayer, { rate, wake }: HttpOptions): Hono<Environment> {
  const app = new Hono<Environment>();
  app.use(countRequests(relayer.metrics.requests, [...Object.keys(routes), "answers", "health", "metrics"]));
  app.get("/health", (context) => replyHealth(relayer, context));
  app.get("/metrics", showMetrics(relayer.metrics.registry));

  app.use(limitRate(rate));
  app.use(limitBody(LARGEST_BODY));
  app.use(limitRunning(MOST_CHECKS, replyFull));
  app.post("/answers", (context) => postAnswer(relayer, wake, context));
  app.get("/answers", async (context) => {
    const key = answerKeyShape.parse(context.req.query());
    return replyProgress(
      context,
      await findAnswer(relayer.database.query, answerId(relayer.deployment, key)),
    );
  });
  app.get("/answers/:id", async (context) =>
    replyProgress(context, await findAnswer(relayer.database.query, context.req.param("id"))),
  );
  for (const [route, kind] of Object.entries(routes)) {
    app.post(`/${route}`, (context) => postMessage(relayer, wake, kind, context));
    app.get(`/${route}/:id`, async (context) =>
      replyProgress(context, await findMessage(relayer.database.query, kind, context.req.param("id"))),
    );
  }
  app.notFound(notFound);
  app.onError(replyToErrors(relayer.log));
  return app;
}

async function postAnswer(relayer: Relayer, wake: () => void, context: Request) {
  const submission = submissionShape.parse(await readJson(context));
  const { database, deployment, metrics } = relayer;
  const known = await findSameAnswer(database.query, deployment, submission.answer);
  const isUnderWay = known !== undefined && known.state !== "refused" && known.state !== "skipped";
  if (isUnderWay)
    return known.isSame ? context.json(progressBody(known), 200) : replyConflict(context, known);
  if (await isFull(relayer)) return replyFull(context);

  const end = metrics.checks.startTimer();
  const checked = await checkAnswer(relayer, submission);
  end();
  const added = await addAnswer(database, deployment, checked);
  if (!added.isSame) return replyConflict(context, added);
  wake();
  return context.json(progressBody(added), added.isNew ? 202 : 200);
}

async function postMessage(relayer: Relayer, wake: () => void, kind: MessageKind, context: Request) {
  const message = readMessage[kind](await readJson(context));
  const { database, deployment } = relayer;
  // A full queue is no reason to keep a withdrawal waiting.
  if (kind !== "withdrawal" && (await isFull(relayer))) return replyFull(context);
  await simulate(relayer, message.call(deployment));
  const kept = await addMessage(database.query, deployment, kind, message.content);
  wake();
  return context.json(progressBody(kept), kept.state === "queued" ? 202 : 200);
}

async function isFull({ database, policy }: Relayer): Promise<boolean> {
  return (await countPending(database.query)) >= policy.largestQueue;
}

async function replyHealth({ client, database, deployment }: Relayer, context: Request) {
  const { address } = client.account;
  try {
    const [balance, answers, withdrawals] = await Promise.all([
      getBalance(client, { address }),
      countWaiting(database.query, "answer"),
      countWaiting(database.query, "withdrawal"),
    ]);
    const status = balance > 0n ? "ok" : "the account has no funds";
    const waiting = { answers: answers.count, withdrawals: withdrawals.count, seconds: answers.age };
    const body = { status, account: address, balance: `${balance}`, waiting, deployment };
    return context.json(body, balance > 0n ? 200 : 503);
  } catch {
    return context.json({ status: "the chain or the database does not answer", account: address }, 503);
  }
}

function replyProgress(context: Request, progress: Progress | undefined) {
  return progress === undefined ? notFound(context) : context.json(progressBody(progress), 200);
}

function progressBody({ id, state, reason, hash }: Progress) {
  const refusal = Object.hasOwn(refusals, reason ?? "") ? refusals[reason as RefusalReason] : undefined;
  return {
    id,
    state,
    ...(hash !== null && { transaction: hash }),
    ...(reason !== null && { reason }),
    ...(refusal !== undefined && { message: refusal.message, hint: refusal.hint }),
  };
}

function replyConflict(context: Request, kept: Progress) {
  const message = "Another answer with this nullifier is under way or settled.";
  return context.json({ error: "NullifierTaken", message, ...progressBody(kept) }, 409);
}

function replyFull(context: Request) {
  return errorReply(context, 503, "QueueFull", "Too much waits already; try again later.");
}
