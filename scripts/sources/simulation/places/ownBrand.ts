import { randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { writeCustomerCode } from "../../../../src/source/ownBrand/customerCode.ts";
import { leavesOf, type Place, type Surroundings } from "./place.ts";

const DAY = 86_400;
const CUSTOMER = "loyalty-7731904";
const amounts = ["184.95", "1219.50", "237.25"];

/** A brand with a log of purchases, whose shop gives a code to the customer who is logged in. */
export async function openOwnBrand({ chain, folder }: Surroundings): Promise<Place> {
  const key = randomBytes(32);
  const now = await chain.now();
  const purchases = amounts.map((amount, index) => ({
    customer: CUSTOMER,
    time: new Date((now - (index + 2) * 9 * DAY) * 1000).toISOString(),
    amount,
  }));
  const lines = purchases.map(({ customer, time, amount }) => `${customer},${time},${amount}`);
  writeFileSync(path.join(folder, "purchases.csv"), ["customer,time,amount", ...lines, ""].join("\n"));
  const code = writeCustomerCode(key, { customer: CUSTOMER, expiry: now + 3600 });
  return {
    name: "own-brand",
    title: "own brand",
    issuer: { source: "ownBrand", options: { name: "sources/engagement/1", log: "purchases.csv" } },
    environment: { DECDP_SHOP_KEY: key.toString("hex") },
    question: {
      source: "brand",
      category: "pd:Purchase",
      rule: { attribute: "frequency", oneOf: ["3 to 10 purchases"] },
    },
    given: { code },
    answer: async () => undefined,
    end: async () => "the log is the brand's own",
    held: () => [...leavesOf(purchases, "purchases"), { what: "the shop's code", value: code }],
    close: async () => {},
  };
}
