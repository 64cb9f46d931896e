import { createWebhookSecret } from "../webhooks/secret.ts";
import { isWebhookSigned } from "../webhooks/signature.ts";
import { askRaw } from "./ask.ts";
import {
  type Check,
  type ConformanceOptions,
  checkThat,
  NEEDS_CUSTOMER,
  notChecked,
  type WebhookReceiver,
} from "./check.ts";

/** Milliseconds in which the withdrawal has to be told. */
const PATIENCE = 15_000;

export interface OpenedWebhook {
  /** Whether the customer's withdrawal was told, signed; the target is removed again. */
  check(): Promise<Check>;
}

/** Names the receiver as a target, and has it approved. */
export async function openWebhook(
  options: ConformanceOptions,
  { receiver, officerToken }: NonNullable<ConformanceOptions["webhook"]>,
): Promise<OpenedWebhook> {
  const secret = createWebhookSecret();
  const { json } = await askRaw(options, "targets", { kind: "webhook", url: receiver.url, secret });
  const place = `targets/${json.target}`;
  const foreign = await askRaw(options, `${place}/approval`, { by: "conformance" });
  const approved = await askRaw(
    options,
    `${place}/approval`,
    { by: "conformance" },
    { "x-decdp-officer": officerToken },
  );
  return {
    async check() {
      const { customer } = options;
      if (customer === undefined) return notChecked("webhook", NEEDS_CUSTOMER);
      const isWithdrawal = ({ body }: WebhookReceiver["received"][number]) => {
        const { type, data } = JSON.parse(body) as { type: string; data: { customerId: string } };
        return type === "consent.withdrawn" && data.customerId === customer.customerId;
      };
      const end = performance.now() + PATIENCE;
      while (!receiver.received.some(isWithdrawal) && performance.now() < end) {
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      const now = Date.now() / 1000;
      const message = receiver.received.find(isWithdrawal);
      return checkThat("webhook", "The withdrawal was told to an approved target, signed.", {
        "only the privacy officer approves": foreign.status === 403,
        "the officer's approval is taken": approved.status === 200,
        "the withdrawal is told": message !== undefined,
        "it is signed": message !== undefined && isWebhookSigned([secret], message, now),
      });
    },
  };
}
