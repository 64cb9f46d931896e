import { askDecision } from "../client/decisions.ts";
import { createTransport } from "../client/transport.ts";
import { askRaw } from "./ask.ts";
import { type Check, type ConformanceOptions, checkThat, NEEDS_CUSTOMER, notChecked } from "./check.ts";

/** Pages that ask at the same time while the customer stops. */
const PAGES = 4;
/** Milliseconds for which they go on after the acknowledgement. */
const AFTERWARDS = 2000;
/** Seconds in which a brand acknowledges. */
const LONGEST_ACKNOWLEDGEMENT = 5;

export interface StopResult {
  readonly checks: readonly Check[];
  /** Seconds from the notice to the last personal decision's reply; what came later was general. */
  readonly stopSeconds: number | undefined;
  readonly acknowledgedSeconds: number | undefined;
}

/** Lets the test customer stop while pages ask for decisions: nothing may be personal after the acknowledgement. */
export async function checkStop(options: ConformanceOptions): Promise<StopResult> {
  const { customer } = options;
  const unknown = { stopSeconds: undefined, acknowledgedSeconds: undefined };
  if (customer === undefined) return { checks: [notChecked("stop", NEEDS_CUSTOMER)], ...unknown };
  const transport = createTransport(options);
  const { customerId, campaign, stop } = customer;
  const decide = () => askDecision(transport, { customerId, campaign, withinMs: 2000 });
  const before = await decide();
  if (before.content !== "personal") {
    const words = `The test customer's segment is not known (${before.reason}): nothing could be stopped.`;
    return { checks: [{ name: "stop", outcome: "failed", words }], ...unknown };
  }
  let isOver = false;
  let last = Number.NEGATIVE_INFINITY;
  let general = 0;
  const pages = Array.from({ length: PAGES }, async () => {
    while (!isOver) {
      const { content } = await decide();
      if (content === "personal") last = performance.now();
      else general++;
    }
  });
  const start = performance.now();
  const reply = await askRaw(options, ".well-known/decdp/messages/stop", stop);
  const acknowledged = performance.now();
  await new Promise((resolve) => setTimeout(resolve, AFTERWARDS));
  isOver = true;
  await Promise.all(pages);
  const seconds = (acknowledged - start) / 1000;
  const check = checkThat("stop", "Nothing was personal after the stop was acknowledged.", {
    "the stop is acknowledged": reply.status === 200,
    [`it is within ${LONGEST_ACKNOWLEDGEMENT} seconds`]: seconds <= LONGEST_ACKNOWLEDGEMENT,
    "no decision is personal after the acknowledgement": last <= acknowledged,
    "pages get general content": general > 0,
  });
  return {
    checks: [check],
    stopSeconds: Math.max(0, last - start) / 1000,
    acknowledgedSeconds: seconds,
  };
}
