import { Hono } from "hono";
import { cors } from "hono/cors";
import { readBodies, requireJson } from "../../shared/http/bodies.ts";
import { limitBody } from "../../shared/http/body.ts";
import { countRequests } from "../../shared/http/countRequests.ts";
import { replyToErrors } from "../../shared/http/errors.ts";
import { limitRate } from "../../shared/http/limits.ts";
import { type Environment, notFound } from "../../shared/http/replies.ts";
import { showMetrics } from "../../shared/metrics.ts";
import { serveStaffPages } from "../../shared/pages/staffPages.ts";
import { createReadings } from "../../shared/readings.ts";
import { createFairLine } from "../../shared/work/fairLine.ts";
import type { Brand } from "../brand.ts";
import { CUSTOMERS } from "../intake/links.ts";
import type { Feed } from "../moments/feed.ts";
import type { Notes } from "../notes.ts";
import { type Office, officeSites } from "../office/office.ts";
import type { Stack } from "../stack.ts";
import { type AccountOptions, getAudit, serveAccount } from "./account.ts";
import {
  getCampaigns,
  getRights,
  postCampaign,
  postNonce,
  postOwnLink,
  postRequest,
  postRightsReply,
  requireBrand,
} from "./brandRoutes.ts";
import { brandFileOf, getCampaign, getLink, postLink, postSeal } from "./customerRoutes.ts";
import { replyHealth } from "./health.ts";
import { postMessage } from "./messages.ts";
import { getMoments, type Watching } from "./moments.ts";
import { officeApp } from "./office/routes.ts";
import { officerApp } from "./officer/routes.ts";
import { openApiDocument } from "./openapi.ts";
import { stackApp, stackRoutes } from "./stack/routes.ts";

/** Bytes of a request: a campaign with its words in many languages is the largest. */
const LARGEST_BODY = 1_048_576;
/** Bytes of what a customer sends. */
const LARGEST_MESSAGE = 262_144;
/** Milliseconds in which a body must have come. */
const LONGEST_BODY = 5000;
/** Bodies that are read at the same time. */
const MOST_BODIES = 256;
/** Messages that are worked on at the same time, and what waits for that. */
const MOST_MESSAGES = 16;
const MOST_WAITING = 512;

const routes = [
  ".well-known",
  "campaigns",
  "requests",
  "nonces",
  "links",
  "rights",
  "health",
  "metrics",
  "openapi.json",
  "office",
  "officer",
  ...stackRoutes,
];

export interface HttpOptions {
  /** Requests of one address in a minute; the brand's own are not counted. */
  readonly rate: number;
  /** Origins of pages that may use what is for customers. */
  readonly origins: readonly string[];
  /** What the brand's own programs show. */
  readonly token: string;
  readonly officerToken: string | undefined;
  readonly marketerToken: string | undefined;
  /** Called when something happened to a customer, or waits to be settled. */
  readonly wake: () => void;
  readonly feed: Feed;
  /** What serves the brand's own stack. */
  readonly stack: Stack;
  /** What serves the brand's office; undefined: there is none. */
  readonly office: Office | undefined;
  /** Folder of the built sites. */
  readonly officePages?: string | undefined;
  /** Undefined: no page of account is served. */
  readonly account?: AccountOptions | undefined;
  /** Folder with the reports of audits; undefined: none are published. */
  readonly audits?: string | undefined;
}

/** The service's HTTP interface. */
export function createApp(brand: Brand, notes: Notes, options: HttpOptions): Hono<Environment> {
  const { rate, origins, token, wake, feed, stack, office, officePages } = options;
  const limits = { most: MOST_MESSAGES, mostWaiting: MOST_WAITING };
  const intake = { wake, line: createFairLine(limits), stops: createFairLine(limits) };
  const watching: Watching = new Map();
  const app = new Hono<Environment>();
  app.use(countRequests(brand.metrics.requests, routes));
  // Open to everybody as often as they like: what it takes to answer is done once a second.
  const read = createReadings();
  const document = openApiDocument(brand.policy.publicUrl);
  const file = brandFileOf(brand);
  app.get("/health", (context) => replyHealth(brand, notes, read, context));
  app.get("/metrics", showMetrics(brand.metrics.registry));
  app.get("/openapi.json", (context) => context.json(document));
  app.get(`${CUSTOMERS}.json`, (context) =>
    context.body(file, 200, { "content-type": "application/json", "access-control-allow-origin": "*" }),
  );

  const bodies = readBodies({ most: MOST_BODIES, longest: LONGEST_BODY });
  const customers = new Hono<Environment>();
  if (origins.length > 0) customers.use(cors({ origin: [...origins], allowMethods: ["GET", "POST"] }));
  customers.use(limitRate(rate), requireJson(), limitBody(LARGEST_MESSAGE), bodies);
  customers.get("/campaigns/:campaign", (context) => getCampaign(brand, context));
  customers.get("/audits/:campaign", (context) => getAudit(options.audits, context));
  customers.get("/requests/:token", (context) => getLink(brand, context));
  customers.get("/moments/:session", (context) => getMoments(brand, { feed, watching }, context));
  customers.post("/links", (context) => postLink(brand, intake, context));
  customers.post("/seals", (context) => postSeal(brand, intake, context));
  customers.post("/messages/:kind", (context) => postMessage(brand, intake, context));
  if (options.account !== undefined) serveAccount(app, `${CUSTOMERS}/account`, brand, options.account);
  app.route(CUSTOMERS, customers);

  if (office !== undefined) {
    const staff = { marketer: options.marketerToken, officer: options.officerToken };
    const desk = new Hono<Environment>();
    desk.use(limitRate(rate), requireJson(), limitBody(LARGEST_BODY), bodies);
    desk.route("/", officeApp(office, staff));
    app.route("/office", desk);
    const review = new Hono<Environment>();
    review.use(limitRate(rate), requireJson(), limitBody(LARGEST_BODY), bodies);
    review.route("/", officerApp(brand, office, stack, staff));
    app.route("/officer/api", review);
    for (const [place, files] of officeSites(officePages)) serveStaffPages(app, place, files);
  }

  const own = new Hono<Environment>();
  own.use(requireBrand(token), requireJson(), limitBody(LARGEST_BODY), bodies);
  own.get("/campaigns", (context) => getCampaigns(brand, context));
  own.post("/campaigns", (context) => postCampaign(brand, wake, context));
  own.post("/requests", (context) => postRequest(brand, context));
  own.post("/nonces", (context) => postNonce(brand, context));
  own.post("/links", (context) => postOwnLink(brand, wake, context));
  own.get("/rights", (context) => getRights(brand, context));
  own.post("/rights/:id/replies", (context) => postRightsReply(brand, context));
  own.route("/", stackApp(stack));
  app.route("/", own);
  app.notFound(notFound);
  app.onError(replyToErrors(brand.log));
  return app;
}
