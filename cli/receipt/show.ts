import { utc } from "../../src/consent/receipt/document/iris.ts";
import { hashOfReceipt, type Receipt, readReceipt } from "../../src/consent/receipt/file/receipt.ts";
import { lifeStates } from "../../src/consent/receipt/life/states.ts";
import { refusalInWords } from "../../src/consent/terms/termsInWords.ts";
import { inWords } from "../../src/consent/terms/wording.ts";
import { didOf } from "../../src/customer/did.ts";
import { readFile } from "../input/files.ts";
import type { Outcome } from "../run.ts";

/** Says what a receipt says, in words. Does not verify it. */
export async function showReceiptFile(file: string): Promise<Outcome> {
  const receipt = readFile(file, readReceipt);
  const { facts } = receipt;
  return {
    data: {
      hash: hashOfReceipt(receipt),
      customer: customerOf(receipt),
      facts,
      rendering: receipt.shown.rendering,
    },
    lines: [...linesOf(receipt), `This is what it says. Whether it holds: npx decdp receipt verify ${file}`],
  };
}

/** The customer as a decentralized identifier: another one for each brand. */
export function customerOf({ facts: { chainId, subject } }: Receipt): string {
  return didOf({ chainId, account: subject });
}

function linesOf(receipt: Receipt): string[] {
  const { facts, terms, shown } = receipt;
  const { event, at, until, party, by, agent } = facts;
  const { title, purpose, ifYouSayNo, language, version } = shown.rendering;
  const rows: readonly (readonly [string, string])[] = [
    ["what happened", `${event}. ${lifeStates[event].words}`],
    ["when", `${utc(at)}${until === undefined ? "" : `, until ${utc(until)}`}`],
    [
      "who acted",
      `the ${party}, ${by === "person" ? "in person" : "by software"} (${agent.name} ${agent.version})`,
    ],
    ["customer", customerOf(receipt)],
    ["brand", `${terms.brand.name}, ${terms.brand.address} (${facts.brand})`],
    ["purpose", `${inWords(terms.purpose)}, by ${inWords(terms.channel)}, level ${terms.level}`],
    ["a no means", refusalInWords(terms)],
    ["kept for", `${terms.retention}; evidence: ${terms.proofRetention}`],
    ["words shown", `${title} ("${language}", version ${version})`],
    ["", purpose],
    ["", ifYouSayNo],
    [
      "brand says",
      receipt.countersignature ? "countersigned" : `nothing, asked at ${utc(receipt.silence.askedAt)}`,
    ],
    ["hash", hashOfReceipt(receipt)],
  ];
  return rows.map(([name, words]) => `${name.padEnd(14)} ${words}`);
}
