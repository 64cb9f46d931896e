import * as z from "zod/v4";
import { defineSchema, type Schema } from "../../request/schema.ts";
import { type Bands, bandNames, bandOf } from "../bands.ts";
import type { Source } from "../source.ts";
import { SourceError } from "../sourceError.ts";
import { readCustomerCode } from "./customerCode.ts";
import type { Purchase, PurchaseLog } from "./purchaseLog.ts";

/** Whose purchases are read. */
interface Shopping {
  readonly customer: string;
}

export interface OwnBrandOptions {
  /** Name of the schema, such as "gym.example/engagement/1". */
  readonly name: string;
  readonly log: PurchaseLog;
  /** 32 bytes that the brand's shop makes codes with (`writeCustomerCode`). */
  readonly codeKey: Uint8Array;
  /** Purchases of so many days count. */
  readonly days: number;
  /** Days since the last purchase; number of purchases; their sum. */
  readonly recencyEdges: readonly number[];
  readonly frequencyEdges: readonly number[];
  readonly moneyEdges: readonly number[];
  readonly currency: string;
}

const DAY = 86_400;
const startShape = z.object({ code: z.string().max(300) });

/** The schema of a brand's engagement: recency, frequency and money, each as a band. */
export function engagementSchema(options: OwnBrandOptions): Schema {
  const { recency, frequency, money } = bandsOf(options);
  return defineSchema(options.name, [
    { name: "recency", categories: [...bandNames(recency)] },
    { name: "frequency", categories: [...bandNames(frequency)] },
    { name: "money", categories: [...bandNames(money)] },
  ]);
}

/**
 * What a brand has seen itself, so that its customers can take it along: how long ago they bought last, how often, and for
 * how much. The customer shows a code from the shop; the log is the brand's own and no access to it is asked for.
 */
export function createOwnBrand(options: OwnBrandOptions): Source<Shopping> {
  return {
    kind: "Brand",
    schema: engagementSchema(options),
    async begin({ given, now }) {
      const shown = startShape.safeParse(given);
      if (!shown.success) throw new SourceError("unexpected", "The shop's code is missing.");
      const customer = readCustomerCode(options.codeKey, shown.data.code, now);
      return { pending: { customer }, ask: { kind: "nothing" } };
    },
    async read(pending, _given, now) {
      const purchases = await options.log.purchasesOf(pending.customer);
      if (purchases === undefined) {
        throw new SourceError("gone", "The brand has no purchases of this customer.");
      }
      const values = deriveEngagement(options, purchases, now);
      return { reading: { account: pending.customer, values, asOf: now }, pending };
    },
    async end() {},
  };
}

/** Recency is left out where nothing was bought in the time that counts. */
function deriveEngagement(
  options: OwnBrandOptions,
  purchases: readonly Purchase[],
  now: number,
): Record<string, string> {
  const { recency, frequency, money } = bandsOf(options);
  const counted = purchases.filter(({ time }) => time <= now && time > now - options.days * DAY);
  const last = Math.max(...counted.map(({ time }) => time));
  const sum = counted.reduce((total, { amount }) => total + amount, 0);
  return {
    ...(counted.length > 0 && { recency: bandOf(recency, Math.floor((now - last) / DAY)) }),
    frequency: bandOf(frequency, counted.length),
    money: bandOf(money, sum),
  };
}

function bandsOf({ recencyEdges, frequencyEdges, moneyEdges, currency }: OwnBrandOptions): {
  readonly recency: Bands;
  readonly frequency: Bands;
  readonly money: Bands;
} {
  return {
    recency: { edges: recencyEdges, unit: "days" },
    frequency: { edges: frequencyEdges, unit: "purchases" },
    money: { edges: moneyEdges, unit: currency },
  };
}
