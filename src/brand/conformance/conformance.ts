import { type Check, type ConformanceOptions, notChecked } from "./check.ts";
import { checkDecisions } from "./decisions.ts";
import { checkErasure } from "./erasure.ts";
import { checkStop, type StopResult } from "./stop.ts";
import { openWebhook } from "./webhook.ts";

/** What came of an installation's check. */
export interface Conformance extends Omit<StopResult, "checks"> {
  readonly checks: readonly Check[];
}

/**
 * Checks a brand's installation from outside, as its own programs and a customer see it: decisions, the race between a stop
 * and pages that ask, webhooks, and erasure. Never throws for what it finds.
 */
export async function checkConformance(options: ConformanceOptions): Promise<Conformance> {
  const decisions = await checkDecisions(options);
  const webhook = options.webhook && (await openWebhook(options, options.webhook));
  const { checks: stop, ...seconds } = await checkStop(options);
  const told =
    webhook === undefined
      ? notChecked("webhook", "It needs an address to receive at, and the privacy officer's token.")
      : await webhook.check();
  return { checks: [...decisions, ...stop, told, ...(await checkErasure(options))], ...seconds };
}
