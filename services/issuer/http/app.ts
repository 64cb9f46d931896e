import { Hono } from "hono";
import { cors } from "hono/cors";
import { readBodies, requireJson } from "../../shared/http/bodies.ts";
import { limitBody } from "../../shared/http/body.ts";
import { countRequests } from "../../shared/http/countRequests.ts";
import { limitRate } from "../../shared/http/limits.ts";
import { type Environment, notFound } from "../../shared/http/replies.ts";
import { showMetrics } from "../../shared/metrics.ts";
import { createReadings } from "../../shared/readings.ts";
import { createFairLine } from "../../shared/work/fairLine.ts";
import type { Gateway } from "../gateway.ts";
import type { Notes } from "../notes.ts";
import { postEnd, postOperatorRevocation } from "./ends.ts";
import { replyToGatewayErrors } from "./errors.ts";
import { replyHealth } from "./health.ts";
import { getIssuer, getIssuers } from "./issuers.ts";
import { openApiDocument } from "./openapi.ts";
import { postPresentation } from "./presentations.ts";
import { postCompletion, postSession } from "./sessions.ts";
import { getChunk, getLeaves, getTop, getTree } from "./trees.ts";

/** Bytes of a request: a presentation of a vault is the largest. */
const LARGEST_BODY = 131_072;
/** Milliseconds in which a body must have come. */
const LONGEST_BODY = 5000;
/** Bodies that are read at the same time. */
const MOST_BODIES = 256;
/** Sources that are read at the same time, and what waits for that. */
const MOST_READINGS = 32;
const MOST_WAITING = 256;

const routes = [
  "sessions",
  "presentations",
  "ends",
  "operator",
  "trees",
  "issuers",
  "health",
  "metrics",
  "openapi.json",
];

export interface HttpOptions {
  /** Requests of one address in a minute. */
  readonly rate: number;
  /** Origins of pages that may use the gateway. */
  readonly origins: readonly string[];
  /** What the operator shows to take cards back; undefined: nobody can. */
  readonly operatorToken: string | undefined;
  /** Called when something is to be published or ended. */
  readonly wake: () => void;
}

/** The gateway's HTTP interface. */
export function createApp(gateway: Gateway, notes: Notes, options: HttpOptions): Hono<Environment> {
  const { rate, origins, operatorToken, wake } = options;
  const line = createFairLine({ most: MOST_READINGS, mostWaiting: MOST_WAITING });
  const intake = { wake, line, origins };
  const app = new Hono<Environment>();
  app.use(countRequests(gateway.metrics.requests, routes));
  if (origins.length > 0) app.use(cors({ origin: [...origins], allowMethods: ["GET", "POST"] }));
  // Open to everybody as often as they like: what it takes to answer is done once a second.
  const read = createReadings();
  const document = openApiDocument(gateway.policy.publicUrl);
  app.get("/health", (context) => replyHealth(gateway, notes, read, context));
  app.get("/metrics", showMetrics(gateway.metrics.registry));
  app.get("/openapi.json", (context) => context.json(document));
  // A page that the customer's app may as well show: it loads nothing, and shows nothing of its address.
  app.get("/return", (context) => context.text("Go back to your app; it goes on there.", 200));

  app.use(limitRate(rate));
  const intoMemory = [
    limitBody(LARGEST_BODY),
    readBodies({ most: MOST_BODIES, longest: LONGEST_BODY }),
  ] as const;
  // Wallets post forms, as any page may: it changes nothing here.
  app.post("/presentations", ...intoMemory, (context) => postPresentation(gateway, origins, context));
  app.use(requireJson());
  app.use(...intoMemory);

  app.post("/sessions", (context) => postSession(gateway, intake, context));
  app.post("/sessions/completion", (context) => postCompletion(gateway, intake, context));
  app.post("/ends", (context) => postEnd(gateway, wake, context));
  app.post("/operator/revocations", (context) =>
    postOperatorRevocation(gateway, { token: operatorToken, wake }, context),
  );
  app.get("/issuers", (context) => getIssuers(gateway, context));
  app.get("/issuers/:name", (context) => getIssuer(gateway, context));
  app.get("/trees/:issuer", (context) => getTree(gateway, context));
  app.get("/trees/:issuer/:root/leaves", (context) => getLeaves(gateway, context));
  app.get("/trees/:issuer/:root/top", (context) => getTop(gateway, context));
  app.get("/trees/:issuer/:root/chunks/:chunk", (context) => getChunk(gateway, context));
  app.notFound(notFound);
  app.onError(replyToGatewayErrors(gateway.log));
  return app;
}
