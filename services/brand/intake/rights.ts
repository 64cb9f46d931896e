import type { Address, Hex } from "viem";
import * as z from "zod/v4";
import { requireRights } from "../../../src/brand/rights/record.ts";
import { type RightsAnswer, replyToRights } from "../../../src/brand/rights/reply.ts";
import { takeRights } from "../../../src/brand/rights/take.ts";
import { account } from "../../../src/format/reading/fields.ts";
import { readerOf } from "../../../src/format/reading/reading.ts";
import type { Query } from "../../shared/database/database.ts";
import type { Brand } from "../brand.ts";
import { storeIn } from "../store/exchange/kept.ts";
import { hasConsented } from "../store/records/known.ts";
import { textOfRecord } from "./customerRecord.ts";

/** Of PostgreSQL's advisory locks of two numbers; any that nobody else takes. */
const LOCK = 0xdecdd;
const readSubject = readerOf<{ readonly subject: Address }>(
  z
    .looseObject({
      request: z.looseObject({ subject: account }).optional(),
      revocation: z.looseObject({ subject: account }).optional(),
    })
    .transform(({ request, revocation }, { addIssue }) => {
      const subject = (request ?? revocation)?.subject;
      if (subject === undefined) addIssue("has neither a request nor a revocation");
      return { subject: subject as Address };
    }),
  "The message about rights",
);

/** Takes what a customer sends about rights, and returns the brand's signed reply, as `takeRights` says. */
export async function takeRightsMessage(brand: Brand, text: string): Promise<string> {
  const { client, deployment, database, strangers } = brand;
  const { subject } = readSubject(text);
  const now = await brand.now();
  return database.transaction(async (query) => {
    await waitForTurn(query, subject);
    const isStranger = !(await hasConsented(query, subject));
    if (isStranger) await strangers.rights.requireRoom();
    const reply = await takeRights(client, deployment, { text, store: storeIn(query), now });
    if (isStranger) await strangers.rights.count();
    return reply;
  });
}

/**
 * Signs what the brand says about a request, and keeps it for the customer, who asks for it. What is kept of the customer
 * goes along where a request for access is fulfilled.
 */
export async function replyToRequest(
  brand: Brand,
  answer: Omit<RightsAnswer, "store" | "now" | "record">,
): Promise<string> {
  const { client, deployment, database } = brand;
  const now = await brand.now();
  return database.transaction(async (query) => {
    const store = storeIn(query);
    const { request } = await requireRights(store, answer.id as Hex);
    const { subject, action } = request;
    await waitForTurn(query, subject);
    const isAccess = action === "access" && answer.state === "fulfilled";
    const record = isAccess ? await textOfRecord(brand, query, subject, now) : undefined;
    return replyToRights(client, deployment, { ...answer, ...(record && { record }), store, now });
  });
}

/** Messages of one customer are worked on one after the other, also where several processes take them. */
async function waitForTurn(query: Query, subject: Address): Promise<void> {
  await query("select pg_advisory_xact_lock($1, hashtext($2))", [LOCK, subject.toLowerCase()]);
}
