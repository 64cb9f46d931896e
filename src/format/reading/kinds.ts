import * as z from "zod/v4";

/** Names of the files that customers, brands and issuers give each other, by `format`. */
const names: Readonly<Record<string, string>> = {
  "decdp-commitment-1": "a commitment",
  "decdp-card-1": "a card",
  "decdp-leaves-1": "a list of leaves",
  "decdp-permission-1": "a permission",
  "decdp-permission-receipt-1": "a receipt of a permission",
  "decdp-permission-end-1": "the end of a permission",
  "decdp-campaign-document-3": "a campaign document",
  "decdp-seal-request-1": "a request for a seal",
  "decdp-box-1": "a box with a seal or a ticket",
  "decdp-seal-2": "a seal",
  "decdp-ticket-1": "a ticket",
  "decdp-answer-1": "an answer",
  "decdp-key-backup": "a backup",
  "decdp-vault-1": "a vault",
  "decdp-terms-1": "a file of terms",
  "decdp-rendering-1": "a rendering",
  "decdp-receipt-1": "a receipt",
  "decdp-receipts-1": "an export of receipts",
  "decdp-settings-1": "settings",
  "decdp-ledger-1": "a ledger",
  "decdp-rights-request-1": "a request about rights",
  "decdp-rights-reply-1": "a reply about rights",
  "decdp-rights-revocation-1": "a revocation of a request about rights",
  "decdp-hand-over-1": "a hand-over",
  "decdp-customer-record-1": "a record",
  "decdp-light-records-1": "light records",
  "decdp-use-log-1": "a use log",
  "decdp-audit-facts-1": "facts for an audit",
};

/** What a file is instead of what was expected, such as "a seal, not an answer"; undefined if it is as expected. */
export function otherKind(content: unknown, shape: z.ZodType): string | undefined {
  const wanted = formatOf(shape);
  if (wanted === undefined || typeof content !== "object" || content === null || Array.isArray(content)) {
    return undefined;
  }
  const given = "format" in content ? String(content.format) : "";
  if (given === wanted) return undefined;
  const name = Object.hasOwn(names, given) ? `${names[given]}, ` : "";
  return `${name}not ${names[wanted]}`;
}

/** The `format` that a shape requires. */
function formatOf(shape: z.ZodType): string | undefined {
  if (!(shape instanceof z.ZodObject)) return undefined;
  const { format } = shape.shape;
  const value = format instanceof z.ZodLiteral ? String(format.value) : "";
  return Object.hasOwn(names, value) ? value : undefined;
}
