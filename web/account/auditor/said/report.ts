import * as z from "zod/v4";
import type { Audit } from "../../../../src/audit/audit.ts";
import { eventsOf } from "../../../../src/audit/facts/events.ts";
import { type Facts, openingOf } from "../../../../src/audit/facts/facts.ts";
import { readerOf } from "../../../../src/format/reading/reading.ts";
import type { Said } from "../account.ts";
import type { Asked } from "./asked.ts";

const amount = z
  .string()
  .regex(/^-?\d{1,90}$/)
  .transform(BigInt);
const count = z.int().min(0);

/** What `npx decdp audit --json` prints, as far as the chain's events alone can say it again. */
const readReport = readerOf(
  z.looseObject({
    format: z.literal("decdp-audit-1"),
    chainId: z.int(),
    campaigns: z.string(),
    campaign: z.union([amount, z.int().transform(BigInt)]),
    readTo: z.looseObject({ block: count, time: count }),
    checked: z.looseObject({ answers: count, consents: count, withdrawals: count, claims: count }),
    money: z.looseObject({ funded: amount, earned: amount, claimed: amount, reclaimed: amount }),
    findings: z.array(z.looseObject({ id: z.string().max(300) })).max(100_000),
  }),
  "The report",
);

/**
 * Compares the report of an audit that the brand published with what the chain's events say up to the report's last block:
 * the numbers, the money, and every finding about an event. What the contracts said then is not compared, nor findings in
 * files of the brand.
 */
export function compareReport(
  asked: Asked,
  { facts, audit }: { readonly facts: Facts; readonly audit: Audit },
): Said {
  const said = { what: "report", place: asked.place } as const;
  if (asked.text === undefined) return { ...said, standing: "notChecked", why: asked.why };
  let report: ReturnType<typeof readReport>;
  try {
    report = readReport(asked.text);
  } catch {
    return { ...said, standing: "notChecked", why: "malformed" };
  }
  const { block } = report.readTo;
  if (block > facts.readTo.block) return { ...said, standing: "notChecked", why: "unreachable" };
  const isSame: Readonly<Record<string, boolean>> = {
    campaign:
      report.campaign === facts.campaign &&
      report.chainId === facts.chainId &&
      report.campaigns.toLowerCase() === facts.campaigns.toLowerCase(),
    ...sameFigures(report, facts),
    findings:
      `${foundBy(audit, block)}` ===
      `${report.findings
        .map(({ id }) => id)
        .filter(isOfEvent)
        .sort()}`,
  };
  const differing = Object.entries(isSame).flatMap(([name, same]) => (same ? [] : [name]));
  return differing.length === 0
    ? { ...said, standing: "agreed" }
    : { ...said, standing: "differing", differing };
}

function sameFigures({ checked, money, readTo }: ReturnType<typeof readReport>, facts: Facts) {
  const events = facts.events.filter(({ block }) => block <= readTo.block);
  const number = (name: Parameters<typeof eventsOf>[1]) => eventsOf(events, name).length;
  const sum = (name: "CampaignFunded" | "RewardClaimed" | "RemainderReclaimed") =>
    eventsOf(events, name).reduce((total, one) => total + (one as { readonly amount: bigint }).amount, 0n);
  return {
    answers: checked.answers === number("AnswerSettled"),
    consents: checked.consents === number("ConsentGiven"),
    withdrawals: checked.withdrawals === number("ConsentWithdrawn"),
    claims: checked.claims === number("RewardClaimed"),
    funded: money.funded === sum("CampaignFunded"),
    earned: money.earned === openingOf(facts).reward * BigInt(number("AnswerSettled")),
    claimed: money.claimed === sum("RewardClaimed"),
    reclaimed: money.reclaimed === sum("RemainderReclaimed"),
  };
}

/** Ids of findings about events up to a block. */
function foundBy({ findings }: Audit, block: number): string[] {
  const known = findings.filter(({ id, evidence, check }) => {
    // What the document says is compared apart; a report is made with a document of its own, or none.
    return isOfEvent(id) && check !== "document.differs" && (evidence[0]?.block ?? 0) <= block;
  });
  return known.map(({ id }) => id).sort();
}

/** An id that ends with a block and a place is about an event; others are about a file or the contract's state. */
function isOfEvent(id: string): boolean {
  return /@\d+\.\d+$/.test(id) && !id.startsWith("document.differs");
}
