import { Hono } from "hono";
import { listen } from "../../../services/shared/http/listen.ts";
import type { Environment } from "../../../services/shared/http/replies.ts";
import { BASE } from "./answers.ts";
import { createConsents } from "./consents.ts";
import { drawCustomers, type SandboxCustomer } from "./customers.ts";
import { type Exchange, exchangeOf } from "./exchanges.ts";
import { accountInterface } from "./interface.ts";
import { authorisationPage } from "./page.ts";

export interface SandboxOptions {
  readonly seed?: number;
  /** UNIX seconds; the entries are of the twelve months before the start. */
  readonly now?: () => number;
  /** Transactions on a page; by default 40, so that half a year has some pages. */
  readonly pageSize?: number;
  /** Instead of those that are drawn by the seed. */
  readonly customers?: readonly SandboxCustomer[];
}

/** Answers instead of the bank; undefined lets the bank answer. */
export type Intercept = (request: Request) => Response | Promise<Response> | undefined;

/**
 * Starts a small bank on the loopback, with account information by NextGenPSD2 1.3 and a page on which its customers
 * decide. Its customers, accounts and entries are the same for the same seed.
 */
export async function startSandboxBank(options: SandboxOptions = {}) {
  const { seed = 1, now = () => Math.floor(Date.now() / 1000), pageSize = 40 } = options;
  const customers = options.customers ?? drawCustomers(seed, now());
  const consents = createConsents(now);
  const exchanges: Exchange[] = [];
  let intercept: Intercept = () => undefined;
  let origin = "";

  const app = new Hono<Environment>();
  const inner = accountInterface({ consents, now, pageSize, origin: () => origin });
  const pathOf = ({ url }: Request) => url.slice(url.indexOf(BASE) + BASE.length);
  const answerOf = async (request: Request) =>
    inner.fetch(new Request(new URL(pathOf(request), origin), request));
  app.all(`${BASE}/*`, async (context) => {
    const { raw } = context.req;
    const [toAnswer, toKeep] = [raw.clone(), raw.clone()];
    const answer = (await intercept(raw)) ?? (await answerOf(toAnswer));
    exchanges.push(await exchangeOf(pathOf(raw), toKeep, answer.clone()));
    return answer;
  });
  app.get("/authorise/:id", (context) => {
    const consent = consents.find(context.req.param("id"));
    if (consent === undefined) return context.notFound();
    return context.html(authorisationPage(consent, customers));
  });
  app.post("/authorise/:id", async (context) => {
    const consent = consents.find(context.req.param("id"));
    if (consent?.status !== "received") return context.text("This request is no longer open.", 410);
    const form = await context.req.formData();
    const chosen = form.getAll("account");
    const accounts = customers.flatMap((customer) => customer.accounts);
    consent.accounts = accounts.filter(({ resourceId }) => chosen.includes(resourceId));
    const allowed = form.get("decision") === "yes" && consent.accounts.length > 0;
    consent.status = allowed ? "valid" : "rejected";
    return context.redirect(allowed ? consent.redirect.yes : consent.redirect.no, 303);
  });
  const server = await listen(app, { host: "127.0.0.1", port: 0 });
  origin = server.url;
  return {
    origin,
    /** Where its interface begins. */
    base: `${origin}${BASE}`,
    customers,
    /** Consents with their statuses. */
    consents: consents.all,
    /** All that was said at the interface so far. */
    exchanges,
    /** What the bank itself answers, for whoever changes it. */
    answer: answerOf,
    /** Lets something else answer from now on. */
    interceptWith(other: Intercept) {
      intercept = other;
    },
    close: server.close,
  };
}

export type SandboxBank = Awaited<ReturnType<typeof startSandboxBank>>;
