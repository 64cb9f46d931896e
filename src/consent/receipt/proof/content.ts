import { toCanonicalJson } from "../../../format/reading/json.ts";
import { requireRenderingOf } from "../../terms/signedRendering.ts";
import { receiptDocument } from "../document/document.ts";
import { utc } from "../document/iris.ts";
import type { Receipt } from "../file/receipt.ts";
import { faultsIn } from "../form/check.ts";
import { fails, holds, type VerdictLine } from "./verdict.ts";

/** Faults that a line names. */
const NAMED = 3;
/** Seconds by which clocks may differ. */
const CLOCKS = 3600;

/** What can be told of a receipt from itself, and the time. */
export function contentLines(receipt: Receipt, now: number): VerdictLine[] {
  return [shapeLine(receipt), documentLine(receipt), datesLine(receipt, now)];
}

function shapeLine({ receipt }: Receipt): VerdictLine {
  const faults = faultsIn(receipt);
  if (faults.length === 0) {
    return holds("shape", "Every field that ISO/IEC TS 27560 and the DPV guide demand is there.");
  }
  const named = faults.slice(0, NAMED).map(({ path, words }) => `${path} ${words}`);
  const rest = faults.length > NAMED ? `; and ${faults.length - NAMED} more` : "";
  return fails("shape", `${named.join("; ")}${rest}.`);
}

function documentLine({ facts, terms, shown, receipt }: Receipt): VerdictLine {
  const made = receiptDocument({ facts, terms, rendering: shown.rendering });
  return toCanonicalJson(made) === toCanonicalJson(receipt)
    ? holds("document", "The JSON-LD says what the facts, the terms and the words say, and nothing else.")
    : fails("document", "The JSON-LD says something else than the facts, the terms and the words.");
}

function datesLine({ facts, silence }: Receipt, now: number): VerdictLine {
  const { at, created, until } = facts;
  if (created > now + CLOCKS)
    return fails("dates", `It was made at ${utc(created)}, which is in the future.`);
  if (silence !== undefined && (silence.askedAt < created || silence.askedAt > now + CLOCKS)) {
    return fails("dates", `The brand was asked at ${utc(silence.askedAt)}, which cannot be.`);
  }
  const end = until === undefined ? "" : `, until ${utc(until)}${until <= now ? ", which is over" : ""}`;
  return holds("dates", `It happened at ${utc(at)}${end}; the receipt was made at ${utc(created)}.`);
}

/** Undefined if the words are those of the terms; otherwise what is wrong. */
export function wordsFault({ terms, shown }: Receipt): string | undefined {
  try {
    requireRenderingOf(terms, shown.rendering);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
