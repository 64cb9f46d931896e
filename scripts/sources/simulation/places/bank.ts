import { startSandboxBank } from "../../sandboxBank/sandboxBank.ts";
import { visitBank } from "../../sandboxBank/visit.ts";
import { until } from "../until.ts";
import { leavesOf, type Place, pageIn, type RawValue, type Surroundings } from "./place.ts";

/** A sandbox bank at which the customer has accounts, and decides on the bank's own page. */
export async function openBank({ chain }: Surroundings): Promise<Place> {
  const started = await chain.now();
  const bank = await startSandboxBank({ now: () => Math.max(started, Math.floor(Date.now() / 1000)) });
  const { accounts } = bank.customers[0]!;
  const chosen = accounts.filter(({ kind }) => kind !== "savings").map(({ resourceId }) => resourceId);
  const shown: RawValue[] = [];
  return {
    name: "banks",
    title: "bank account",
    issuer: {
      source: "bank",
      options: { base: bank.base, pages: [bank.origin], cards: true, address: "192.0.2.7" },
    },
    question: {
      source: "bank",
      category: "pd:Income",
      rule: { attribute: "incomeMonths", atLeast: 6 },
    },
    async answer(ask) {
      const page = pageIn(ask);
      const returned = await visitBank(page, { accounts: chosen });
      shown.push({ what: "the bank's page", value: page }, { what: "the page back", value: returned });
      return returned;
    },
    async end() {
      const isOver = () => bank.consents().every(({ status }) => status === "terminatedByTpp");
      await until(async () => isOver(), "the end of the bank's consents");
      return "the gateway has deleted the bank's consents";
    },
    held() {
      const all = [
        ...leavesOf(accounts, "accounts"),
        // What the bank said in the forms of its interface.
        ...bank.exchanges.flatMap(({ body }) => leavesOf(body, "answers")),
        ...shown,
      ];
      // The days on which it was read are in every line of a log.
      const read = bank.exchanges.flatMap(({ body }) => datesIn(body));
      return all.filter(({ value }) => !read.includes(value));
    },
    close: bank.close,
  };
}

/** Dates of balances, which the bank says as of the day on which it is asked. */
function datesIn(body: unknown): unknown[] {
  const { balances = [] } = (body ?? {}) as { balances?: readonly { referenceDate?: string }[] };
  return balances.map(({ referenceDate }) => referenceDate);
}
