import { Hono } from "hono";
import { cors } from "hono/cors";
import { readBodies, requireJson } from "../../shared/http/bodies.ts";
import { limitBody } from "../../shared/http/body.ts";
import { countRequests } from "../../shared/http/countRequests.ts";
import { replyToErrors } from "../../shared/http/errors.ts";
import { limitRate } from "../../shared/http/limits.ts";
import { type Environment, notFound } from "../../shared/http/replies.ts";
import { showMetrics } from "../../shared/metrics.ts";
import { createReadings } from "../../shared/readings.ts";
import { createTurns } from "../../shared/work/turns.ts";
import type { Relayer } from "../relayer.ts";
import { findAnswer } from "../store/answers.ts";
import { findMessage } from "../store/queue.ts";
import { createCheckLines } from "./checkLines.ts";
import { replyHealth } from "./health.ts";
import { type Intake, postAnswer, postMessage } from "./intake.ts";
import { answerId } from "./messages.ts";
import { replyProgress } from "./progress.ts";
import { answerKeyShape } from "./shapes.ts";

/** Bytes of a request. An answer with a ticket and the longest signatures has about 20,000. */
const LARGEST_BODY = 32_768;
/** Milliseconds in which a body must have come. */
const LONGEST_BODY = 5000;
/** Bodies that are read at the same time; withdrawals have some of their own. */
const MOST_BODIES = 256;
const MOST_WITHDRAWAL_BODIES = 64;
/** Messages of one subject that are checked, or wait for it, at the same time. */
const MOST_OF_SUBJECT = 8;

const routes = { consents: "consent", withdrawals: "withdrawal", claims: "claim" } as const;

export interface HttpOptions {
  /** Requests of one address in a minute. */
  readonly rate: number;
  /** Origins of pages that may use the relayer. */
  readonly origins: readonly string[];
  /** Called when something new waits. */
  readonly wake: () => void;
}

/** The relayer's HTTP interface. */
export function createApp(relayer: Relayer, { rate, origins, wake }: HttpOptions): Hono<Environment> {
  const { query } = relayer.database;
  const intake: Intake = { wake, lines: createCheckLines(rate), inTurn: createTurns(MOST_OF_SUBJECT) };
  const app = new Hono<Environment>();
  app.use(countRequests(relayer.metrics.requests, [...Object.keys(routes), "answers", "health", "metrics"]));
  if (origins.length > 0) app.use(cors({ origin: [...origins], allowMethods: ["GET", "POST"] }));
  // Open to everybody as often as they like: what it takes to answer is done once a second.
  const read = createReadings();
  app.get("/health", (context) => replyHealth(relayer, read, context));
  app.get("/metrics", showMetrics(relayer.metrics.registry));

  app.use(limitRate(rate));
  app.use(requireJson());
  app.use(limitBody(LARGEST_BODY));
  const withdrawals = readBodies({ most: MOST_WITHDRAWAL_BODIES, longest: LONGEST_BODY });
  const others = readBodies({ most: MOST_BODIES, longest: LONGEST_BODY });
  for (const route of ["answers", ...Object.keys(routes)]) {
    app.use(`/${route}/*`, route === "withdrawals" ? withdrawals : others);
  }

  app.post("/answers", (context) => postAnswer(relayer, intake, context));
  app.get("/answers", async (context) => {
    const key = answerKeyShape.parse(context.req.query());
    return replyProgress(context, await findAnswer(query, answerId(relayer.deployment, key)));
  });
  app.get("/answers/:id", async (context) =>
    replyProgress(context, await findAnswer(query, context.req.param("id"))),
  );
  for (const [route, kind] of Object.entries(routes)) {
    app.post(`/${route}`, (context) => postMessage(relayer, intake, kind, context));
    app.get(`/${route}/:id`, async (context) =>
      replyProgress(context, await findMessage(query, kind, context.req.param("id"))),
    );
  }
  app.notFound(notFound);
  app.onError(replyToErrors(relayer.log));
  return app;
}
