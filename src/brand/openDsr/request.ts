import * as z from "zod/v4";

// OpenDSR 1.0: what a brand's privacy software sends when a customer wants to be forgotten. The brand's service is the
// processor in its words, and the brand the controller.

export const openDsrRequestShape = z.object({
  regulation: z.enum(["gdpr", "ccpa"]).default("gdpr"),
  /** UUID of version 4, made by the controller. */
  subject_request_id: z.uuidv4(),
  subject_request_type: z.literal("erasure", "only erasure is done here"),
  submitted_time: z.iso.datetime({ offset: true }),
  subject_identities: z
    .array(
      z.object({
        identity_type: z.literal("controller_customer_id", "must be controller_customer_id"),
        identity_value: z.string().min(1).max(200),
        identity_format: z.literal("raw", "must be raw"),
      }),
    )
    .min(1)
    .max(10),
  api_version: z.string().max(20).optional(),
  status_callback_urls: z.array(z.url().max(1000)).max(5).default([]),
});

export type OpenDsrRequest = z.output<typeof openDsrRequestShape>;

export const openDsrStates = ["pending", "in_progress", "completed", "cancelled"] as const;
export type OpenDsrState = (typeof openDsrStates)[number];

/** What the service can do, for whoever asks before sending. */
export function openDsrDiscovery(certificateUrl: string) {
  return {
    api_version: "1.0",
    supported_identities: [{ identity_type: "controller_customer_id", identity_format: "raw" }],
    supported_subject_request_types: ["erasure"],
    processor_certificate: certificateUrl,
  };
}
