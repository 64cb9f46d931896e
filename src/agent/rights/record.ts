import { dataRecipientFor } from "../../customer/keys.ts";
import { DecdpError } from "../../errors.ts";
import { type CustomerRecord, readCustomerRecord } from "../../format/record/customerRecord.ts";
import { recordInReply } from "../../format/record/rightsBox.ts";
import type { Surroundings } from "../surroundings.ts";
import { type KeptRight, lastReplyTo } from "./kept.ts";

/** What a brand said that it keeps. Throws `DecdpError` unless it has fulfilled a request for access. */
export function recordKept(
  { deployment, keys }: Pick<Surroundings, "deployment" | "keys">,
  kept: KeptRight,
): CustomerRecord {
  const reply = lastReplyTo(kept);
  if (reply === undefined || reply.box === "0x") {
    throw new DecdpError("The brand has not said what it keeps.", {
      details: { id: kept.id, state: reply?.state ?? "waiting" },
      hint: "Only a request for access that is fulfilled has a record.",
    });
  }
  return readCustomerRecord(recordInReply(deployment, reply, dataRecipientFor(keys, kept.brand)));
}
