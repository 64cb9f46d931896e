import { type Context, Hono } from "hono";
import { accountEntry, BASE, balances, refuse, transactions } from "./answers.ts";
import type { Consents, SandboxConsent } from "./consents.ts";
import type { SandboxAccount } from "./customers.ts";

export interface InterfaceOptions {
  readonly consents: Consents;
  /** UNIX seconds. */
  readonly now: () => number;
  /** Transactions on a page. */
  readonly pageSize: number;
  /** Origin of the page at which customers decide. */
  readonly origin: () => string;
}

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** What the sandbox bank offers to third parties: consents and account information of NextGenPSD2 1.3. */
export function accountInterface({ consents, now, pageSize, origin }: InterfaceOptions): Hono {
  const app = new Hono();
  const today = () => new Date(now() * 1000).toISOString().slice(0, 10);
  app.use(async (context, next) => {
    const id = context.req.header("x-request-id") ?? "";
    if (!uuid.test(id)) return refuse(context, 400, "FORMAT_ERROR");
    context.header("x-request-id", id);
    return next();
  });

  app.post("/v1/consents", async (context) => {
    const { access, recurringIndicator, validUntil, frequencyPerDay } = await context.req.json();
    const yes = context.req.header("tpp-redirect-uri");
    const no = context.req.header("tpp-nok-redirect-uri") ?? yes;
    if (!yes || !no || !context.req.header("psu-ip-address")) return refuse(context, 400, "FORMAT_ERROR");
    if (validUntil < today()) return refuse(context, 400, "TIMESTAMP_INVALID");
    const consent = consents.create({
      access,
      recurringIndicator,
      validUntil,
      frequencyPerDay,
      redirect: { yes, no },
    });
    const own = `${BASE}/v1/consents/${consent.id}`;
    const _links = {
      scaRedirect: { href: `${origin()}/authorise/${consent.id}` },
      self: { href: own },
      status: { href: `${own}/status` },
      scaStatus: { href: `${own}/authorisations/${consent.id}` },
    };
    const body = { consentStatus: consent.status, consentId: consent.id, _links };
    return context.json(body, 201, { location: `${origin()}${own}`, "aspsp-sca-approach": "REDIRECT" });
  });
  app.get("/v1/consents/:id/status", (context) => {
    const consent = consents.find(context.req.param("id"));
    if (consent === undefined) return refuse(context, 403, "CONSENT_UNKNOWN");
    return context.json({ consentStatus: consent.status });
  });
  app.delete("/v1/consents/:id", (context) => {
    const consent = consents.find(context.req.param("id"));
    if (consent === undefined) return refuse(context, 403, "CONSENT_UNKNOWN");
    consent.status = "terminatedByTpp";
    return context.body(null, 204);
  });

  for (const list of ["accounts", "card-accounts"] as const) {
    const ofList = ({ kind }: SandboxAccount) => (kind === "card") === (list === "card-accounts");
    const chosen = (consent: SandboxConsent, id: string | undefined) =>
      consent.accounts.filter(ofList).find(({ resourceId }) => resourceId === id);
    const read = (
      context: Context,
      answer: (consent: SandboxConsent) => Record<string, unknown> | undefined,
    ) => {
      const consent = consents.find(context.req.header("consent-id") ?? "");
      if (consent === undefined) return refuse(context, 401, "CONSENT_UNKNOWN");
      if (consent.status === "expired") return refuse(context, 401, "CONSENT_EXPIRED");
      if (consent.status !== "valid") return refuse(context, 401, "CONSENT_INVALID");
      // Pages after the first belong to the same use.
      const later = Number(context.req.query("pageIndex") ?? 0) > 0;
      if (!later && !consents.use(consent, context.req.path)) {
        return refuse(context, 429, "ACCESS_EXCEEDED", { "retry-after": "86400" });
      }
      const body = answer(consent);
      return body === undefined ? refuse(context, 404, "RESOURCE_UNKNOWN") : context.json(body);
    };
    app.get(`/v1/${list}`, (context) =>
      read(context, ({ accounts }) => ({
        [list === "accounts" ? "accounts" : "cardAccounts"]: accounts.filter(ofList).map(accountEntry),
      })),
    );
    app.get(`/v1/${list}/:id/balances`, (context) =>
      read(context, (consent) => {
        const account = chosen(consent, context.req.param("id"));
        return account && balances(account, today());
      }),
    );
    app.get(`/v1/${list}/:id/transactions`, (context) =>
      read(context, (consent) => {
        const account = chosen(consent, context.req.param("id"));
        const { dateFrom: from = "", dateTo: to = today(), pageIndex = "0" } = context.req.query();
        return account && transactions(account, { from, to, page: Number(pageIndex), pageSize });
      }),
    );
  }
  return app;
}
