import type { HttpBindings } from "@hono/node-server";
import { type Context, Hono, type Next } from "hono";
import { bodyLimit } from "hono/body-limit";
import { RateLimiterMemory } from "rate-limiter-flexible";
import { getBalance } from "viem/actions";
import * as z from "zod/v4";
import { type RefusalReason, refusals } from "../../../src/chain/refusals.ts";
import { InvalidValueError } from "../../../src/errors.ts";
import type { Relayer } from "../relayer.ts";
import { findRevert, reasonOf, simulate } from "../sending/simulation.ts";
import {
  addAnswer,
  addMessage,
  countPending,
  countWaiting,
  findAnswer,
  findMessage,
  findSameAnswer,
  type Progress,
} from "../store/store.ts";
import { checkAnswer } from "./checks.ts";
import { answerId, type MessageKind, readMessage } from "./messages.ts";
import { answerKeyShape, submissionShape } from "./shapes.ts";

/** Bytes of a request. An answer with the longest signature has about 11,000. */
const LARGEST_BODY = 16_384;
/** Requests that are checked at the same time. */
const MOST_CHECKS = 64;

const routes = { consents: "consent", withdrawals: "withdrawal", claims: "claim" } as const;

type Environment = { Bindings: HttpBindings };
type Request = Context<Environment>;

export interface HttpOptions {
  /** Requests of one address in a minute. */
  readonly rate: number;
  /** Called when something new waits. */
  readonly wake: () => void;
}

/** The relayer's HTTP interface. */
export function createApp(relayer: Relayer, { rate, wake }: HttpOptions): Hono<Environment> {
  const app = new Hono<Environment>();
  app.use(countRequests(relayer));
  app.get("/health", (context) => health(relayer, context));
  app.get("/metrics", async (context) => {
    const { registry } = relayer.metrics;
    return context.text(await registry.metrics(), 200, { "content-type": registry.contentType });
  });

  app.use(limitRate(rate));
  app.use(bodyLimit({ maxSize: LARGEST_BODY, onError: (context) => tooLarge(context) }));
  app.use(limitChecks());
  app.post("/answers", (context) => postAnswer(relayer, wake, context));
  app.get("/answers", async (context) => {
    const key = answerKeyShape.parse(context.req.query());
    return show(context, await findAnswer(relayer.database.query, answerId(relayer.deployment, key)));
  });
  app.get("/answers/:id", async (context) =>
    show(context, await findAnswer(relayer.database.query, context.req.param("id"))),
  );
  for (const [route, kind] of Object.entries(routes)) {
    app.post(`/${route}`, (context) => postMessage(relayer, wake, kind, context));
    app.get(`/${route}/:id`, async (context) =>
      show(context, await findMessage(relayer.database.query, kind, context.req.param("id"))),
    );
  }
  app.notFound((context) => fail(context, 404, "NotFound", "There is nothing here."));
  app.onError((error, context) => explain(relayer, error, context));
  return app;
}

async function postAnswer(relayer: Relayer, wake: () => void, context: Request) {
  const submission = submissionShape.parse(await readJson(context));
  const { database, deployment, metrics } = relayer;
  const known = await findSameAnswer(database.query, deployment, submission.answer);
  const isUnderWay = known !== undefined && known.state !== "refused" && known.state !== "skipped";
  if (isUnderWay) return known.isSame ? context.json(present(known), 200) : conflict(context, known);
  if (await isFull(relayer)) return full(context);

  const end = metrics.checks.startTimer();
  const checked = await checkAnswer(relayer, submission);
  end();
  const added = await addAnswer(database, deployment, checked);
  if (!added.isSame) return conflict(context, added);
  wake();
  return context.json(present(added), added.isNew ? 202 : 200);
}

async function postMessage(relayer: Relayer, wake: () => void, kind: MessageKind, context: Request) {
  const message = readMessage[kind](await readJson(context));
  const { database, deployment } = relayer;
  // A full queue is no reason to keep a withdrawal waiting.
  if (kind !== "withdrawal" && (await isFull(relayer))) return full(context);
  await simulate(relayer, message.call(deployment));
  const kept = await addMessage(database.query, deployment, kind, message.content);
  wake();
  return context.json(present(kept), kept.state === "queued" ? 202 : 200);
}

async function readJson(context: Request): Promise<unknown> {
  try {
    return await context.req.json();
  } catch (cause) {
    throw new InvalidValueError("The body is not JSON.", { cause });
  }
}

async function isFull({ database, policy }: Relayer): Promise<boolean> {
  return (await countPending(database.query)) >= policy.largestQueue;
}

async function health({ client, database, deployment }: Relayer, context: Request) {
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

function countRequests({ metrics }: Relayer) {
  return async (context: Request, next: Next) => {
    await next();
    const route = context.req.path.split("/")[1]!;
    const isKnown = route in routes || ["answers", "health", "metrics"].includes(route);
    metrics.requests.inc({ route: isKnown ? route : "other", status: context.res.status });
  };
}

function limitRate(rate: number) {
  const limiter = new RateLimiterMemory({ points: rate, duration: 60 });
  return async (context: Request, next: Next) => {
    const address = context.env.incoming.socket.remoteAddress ?? "";
    const isAllowed = await limiter.consume(address).then(
      () => true,
      () => false,
    );
    if (!isAllowed) return fail(context, 429, "TooManyRequests", "Try again in a minute.");
    return next();
  };
}

function limitChecks() {
  let running = 0;
  return async (context: Request, next: Next) => {
    if (running >= MOST_CHECKS) return full(context);
    running++;
    try {
      return await next();
    } finally {
      running--;
    }
  };
}

function show(context: Request, progress: Progress | undefined) {
  if (progress === undefined) return fail(context, 404, "NotFound", "There is nothing here.");
  return context.json(present(progress), 200);
}

function present({ id, state, reason, hash }: Progress) {
  const refusal = Object.hasOwn(refusals, reason ?? "") ? refusals[reason as RefusalReason] : undefined;
  return {
    id,
    state,
    ...(hash !== null && { transaction: hash }),
    ...(reason !== null && { reason }),
    ...(refusal !== undefined && { message: refusal.message, hint: refusal.hint }),
  };
}

function explain({ log }: Relayer, error: Error, context: Request) {
  if (error instanceof z.ZodError) {
    const [issue] = error.issues;
    return fail(context, 400, "InvalidShape", `${issue?.path.join(".")}: ${issue?.message}`);
  }
  if (error instanceof InvalidValueError) return fail(context, 400, "InvalidValue", error.message);
  const refusal = findRevert(error);
  if (refusal !== undefined) return fail(context, 422, reasonOf(refusal), refusal.message);
  log(`request failed: ${error.message.split("\n")[0]}`);
  return fail(context, 503, "Unavailable", "The chain or the database does not answer; try again.");
}

function conflict(context: Request, kept: Progress) {
  const message = "Another answer with this nullifier is under way or settled.";
  return context.json({ error: "NullifierTaken", message, ...present(kept) }, 409);
}

function full(context: Request) {
  return fail(context, 503, "QueueFull", "Too much waits already; try again later.");
}

function tooLarge(context: Context) {
  return context.json({ error: "TooLarge", message: `A request has ${LARGEST_BODY} bytes at most.` }, 413);
}

function fail(context: Request, status: 400 | 404 | 422 | 429 | 503, error: string, message: string) {
  return context.json({ error, message }, status);
}
