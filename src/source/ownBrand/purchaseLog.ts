import { InvalidValueError } from "../../errors.ts";

/** One purchase that a brand has seen. */
export interface Purchase {
  /** Unix seconds. */
  readonly time: number;
  /** In whole units of the log's currency. */
  readonly amount: number;
}

/** What a brand has seen of its customers, by their number at the brand. */
export interface PurchaseLog {
  /** Undefined for a customer whom the brand does not know. */
  purchasesOf(customer: string): Promise<readonly Purchase[] | undefined>;
}

const HEADER = "customer,time,amount";
const ROW = /^([^",\r\n]{1,100}),([0-9TZ:.+-]{10,30}),(\d{1,12}(?:\.\d{1,4})?)$/;

/**
 * Reads a log from CSV: the header `customer,time,amount`, then a line for each purchase, with the time in ISO 8601. Throws
 * `InvalidValueError` that names the line and not what is in it.
 */
export function readPurchaseLog(csv: string): PurchaseLog {
  const [header, ...lines] = csv.replace(/^\ufeff/, "").split(/\r?\n/);
  if (header?.trim() !== HEADER) throw new InvalidValueError(`A purchase log begins with "${HEADER}".`);
  const purchases = new Map<string, Purchase[]>();
  for (const [index, line] of lines.entries()) {
    if (line === "") continue;
    const [, customer, when = "", amount] = ROW.exec(line) ?? [];
    const time = Date.parse(when) / 1000;
    if (customer === undefined || Number.isNaN(time)) {
      throw new InvalidValueError(`Line ${index + 2} of the purchase log is not "${HEADER}".`, {
        hint: "Times are such as 2026-01-31T12:00:00Z, amounts such as 12.50; quotes are not known.",
      });
    }
    const own = purchases.get(customer) ?? [];
    own.push({ time, amount: Number(amount) });
    purchases.set(customer, own);
  }
  return { purchasesOf: async (customer) => purchases.get(customer) };
}
