import type { BrandServiceOptions } from "../client/transport.ts";

/** What came of one check. What could not be tried has not passed. */
export interface Check {
  readonly name: string;
  readonly outcome: "passed" | "failed" | "notChecked";
  /** What was seen, or what is missing, in a sentence. */
  readonly words: string;
}

/** The test customer of a check: linked, and with a known segment. It has stopped and is erased afterwards. */
export interface TestCustomer {
  /** The brand's own name. */
  readonly customerId: string;
  readonly campaign: bigint;
  /** The notice to stop that the customer's software has signed (`decdp-stop-1`). */
  readonly stop: string;
}

/** Where webhooks are received while an installation is checked. */
export interface WebhookReceiver {
  /** As the service reaches it. */
  readonly url: string;
  /** The messages so far. */
  readonly received: readonly {
    /** By names in lower case. */
    readonly headers: Readonly<Record<string, string | undefined>>;
    readonly body: string;
  }[];
}

export interface ConformanceOptions extends BrandServiceOptions {
  /** Undefined: what needs a customer is not checked. */
  readonly customer?: TestCustomer | undefined;
  /** Undefined: webhooks are not checked. */
  readonly webhook?: { readonly receiver: WebhookReceiver; readonly officerToken: string } | undefined;
}

export const NEEDS_CUSTOMER = "It needs a test customer: linked, answered, and a signed notice to stop.";

/** Passed if everything that was expected was so; otherwise failed with what was not. */
export function checkThat(name: string, words: string, expected: Readonly<Record<string, boolean>>): Check {
  const missing = Object.entries(expected).flatMap(([what, isSo]) => (isSo ? [] : [what]));
  if (missing.length === 0) return { name, outcome: "passed", words };
  return { name, outcome: "failed", words: `Not so: ${missing.join("; ")}.` };
}

export function notChecked(name: string, words: string): Check {
  return { name, outcome: "notChecked", words };
}
