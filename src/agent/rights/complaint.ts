import type { Terms } from "../../consent/terms/terms.ts";
import { DecdpError } from "../../errors.ts";
import { moment } from "../moment.ts";
import { beganAt, type KeptRight, lastReplyTo, standingOfRight } from "./kept.ts";

/** A letter to the authority that the terms name, ready to be sent, with what shows that it is true. */
export interface RightsComplaint {
  /** Where to: the authority's name and address for complaints. */
  readonly to: { readonly name: string; readonly contact: string };
  readonly letter: string;
  /** Files that are signed, by the customer and by the brand. */
  readonly evidence: { readonly request: string; readonly replies: readonly string[] };
}

/**
 * The complaint about a brand that did not come to an end in time, or that denied. Throws `DecdpError` where neither is so.
 *
 * @param now Unix seconds.
 */
export function complaintAboutRight(
  kept: KeptRight,
  { brand, authority }: Pick<Terms, "brand" | "authority">,
  now: number,
): RightsComplaint {
  const { action, requestedAt, dueAt, isLate, state } = standingOfRight(kept, now);
  if (!isLate && state !== "denied") {
    throw new DecdpError("The brand is not late and has not denied: there is nothing to complain of.", {
      details: { id: kept.id, state, dueAt },
      hint: `It has until ${moment(dueAt)}.`,
    });
  }
  const last = lastReplyTo(kept);
  const words = last === undefined || last.words === "" ? "" : ` It says: "${last.words}"`;
  const outcome =
    state === "denied"
      ? `${brand.name} denied it on ${moment(last!.repliedAt)}.${words}`
      : last === undefined
        ? `It was handed over on ${moment(beganAt(kept))}. ${brand.name} has not confirmed it, and was due by ${moment(dueAt)}.`
        : `${brand.name} received it on ${moment(last.receivedAt)} and was due by ${moment(dueAt)}; it has not come to an end.${words}`;
  const letter = [
    `To ${authority.name}`,
    "",
    `On ${moment(requestedAt)} I asked ${brand.name}, ${brand.address}, for ${namesOf[action]}. ${outcome}`,
    "",
    `My signed request and the brand's signed replies are enclosed. Request ${kept.id}. I ask you to look into it (GDPR ` +
      "art. 12(3), 12(4) and 77).",
  ].join("\n");
  const { name, contact } = authority;
  return { to: { name, contact }, letter, evidence: { request: kept.request, replies: kept.replies } };
}

const namesOf = {
  access: "access to what it keeps of me (art. 15)",
  rectification: "the correction of what it keeps of me (art. 16)",
  deletion: "the erasure of what it keeps of me (art. 17)",
  objection: "an end of the processing, to which I object (art. 21)",
  "sale:opt-out": "no sale of what it keeps of me",
  contest: "a person to look at how my group was worked out (art. 22(3))",
} as const;
