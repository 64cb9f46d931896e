import type { Hex } from "viem";
import { inWords } from "../../consent/terms/wording.ts";
import { DecdpError } from "../../errors.ts";
import { readSignedWithdrawal } from "../../format/answer/signedWithdrawal.ts";
import { readPublishedCampaign } from "../../format/campaign/publishedCampaign.ts";
import type { KnownRequest } from "../memory/knownRequest.ts";
import type { Memory } from "../memory/memory.ts";
import { moment } from "../moment.ts";
import { type Stop, standingOf } from "./stop.ts";

/** A letter to the authority that the terms name, ready to be sent, with what shows that it is true. */
export interface Complaint {
  /** Where to: the authority's name and address for complaints. */
  readonly to: { readonly name: string; readonly contact: string };
  readonly letter: string;
  /** What anybody can check without the brand. */
  readonly evidence: {
    readonly withdrawal: {
      readonly subject: Hex;
      readonly terms: Hex;
      readonly signedAt: number;
      readonly signature: Hex;
    };
    readonly stops: readonly Stop[];
    /** Texts of the receipts of this consent's life. */
    readonly receipts: readonly string[];
  };
}

/**
 * The complaint about whoever did not stop in time. Throws `DecdpError` where nobody is late.
 *
 * @param now Unix seconds.
 */
export async function complaintAbout(memory: Memory, known: KnownRequest, now: number): Promise<Complaint> {
  const stops = (await memory.read("stops")).filter(({ terms }) => terms === known.terms);
  const late = stops.filter((stop) => standingOf(stop, now) === "late");
  if (late.length === 0 || known.withdrawal === undefined) {
    throw new DecdpError("Nobody is late: there is nothing to complain of.", {
      details: { told: stops.length },
      hint: "Whoever was told has stopped, or has time left by its own promise.",
    });
  }
  const { terms } = readPublishedCampaign(known.text).document;
  const withdrawal = readSignedWithdrawal(known.withdrawal);
  const receipts = (await memory.read("receipts")).filter((one) => one.terms === known.terms);
  const { brand, authority, purpose } = terms;
  const letter = [
    `To ${authority.name}`,
    "",
    `I withdrew my consent from ${brand.name}, ${brand.address}, on ${moment(withdrawal.signedAt)}. It was for ` +
      `"${inWords(purpose)}". The terms promise that everybody stops within ${terms.withdrawal.within}, by ` +
      `${moment(late[0]!.dueAt)}.`,
    "",
    ...stops.map((stop) => `- ${stop.recipient}: ${sentenceOf(stop, now)}`),
    "",
    `My signed withdrawal, the signed acknowledgements and my receipts are enclosed. Terms ${known.terms}, account ` +
      `${withdrawal.subject}. I ask you to look into it (GDPR art. 7(3) and 77).`,
  ].join("\n");
  const { name, contact } = authority;
  return {
    to: { name, contact },
    letter,
    evidence: { withdrawal, stops, receipts: receipts.map(({ text }) => text) },
  };
}

function sentenceOf(stop: Stop, now: number): string {
  switch (standingOf(stop, now)) {
    case "stopped":
      return `said, signed, that it stopped (heard on ${moment(stop.acknowledgedAt!)}).`;
    case "told":
      return "was told, and has time left.";
    case "late":
      return "was told and has not acknowledged it.";
  }
}
