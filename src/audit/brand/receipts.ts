import { termsIdOf } from "../../chain/actions/terms.ts";
import type { Receipt } from "../../consent/receipt/file/receipt.ts";
import type { ChainPosition } from "../../consent/receipt/life/facts.ts";
import { type BoundTo, lifeStates } from "../../consent/receipt/life/states.ts";
import { hashOfTerms } from "../../consent/terms/reading.ts";
import { type Finding, foundIn, inWords, type NotChecked } from "../checks/finding.ts";
import { isSame } from "../checks/same.ts";
import type { FactEvent } from "../facts/events.ts";
import { type Facts, openingOf } from "../facts/facts.ts";

export interface CheckedReceipts {
  readonly findings: readonly Finding[];
  readonly notChecked: readonly NotChecked[];
  /** How many receipts of consents to the campaign's terms were compared with the chain. */
  readonly checked: number;
}

/**
 * Compares receipts with the chain: whether the events that they are bound to are where they say, with these dates. Receipts of other
 * terms are left alone, and signatures to `verifyReceipt`.
 */
export function checkReceipts(facts: Facts, receipts: readonly Receipt[] | undefined): CheckedReceipts {
  if (receipts === undefined) {
    return {
      findings: [],
      notChecked: [{ what: "receipts of consents", why: "none were given" }],
      checked: 0,
    };
  }
  const { terms } = openingOf(facts);
  const own = receipts.flatMap((receipt, index) => {
    const id = termsIdOf(receipt.facts.brand, hashOfTerms(receipt.terms));
    return receipt.facts.chainId === facts.chainId && isSame(id, terms) ? [{ receipt, index }] : [];
  });
  const findings = own.flatMap(({ receipt, index }) => findingOf(receipt, `receipts[${index}]`, facts) ?? []);
  const why = "npx decdp receipt verify checks them one by one";
  return { findings, notChecked: [{ what: "signatures of receipts", why }], checked: own.length };
}

function findingOf({ facts: receipt }: Receipt, place: string, facts: Facts): Finding | undefined {
  const { event, at, subject, published, recorded } = receipt;
  const { boundTo } = lifeStates[event];
  const bindings: [BoundTo, ChainPosition][] = [["TermsPublished", published]];
  if (recorded !== undefined) bindings.push([boundTo, recorded]);
  const missing = bindings.find(([kind, position]) => {
    // What is later than the last block that was read is not missing.
    if (position.block > facts.readTo.block) return false;
    return !facts.events.some((one) => one.event === kind && isAt(one, position) && isOf(one, subject));
  });
  if (missing === undefined) return datesFinding(receipt, place, facts);
  const [kind, { block, log, transaction }] = missing;
  const sentence = `A receipt says that "${event}" of ${inWords(at)} is on chain as ${kind}, where there is no such event.`;
  const values = { event, subject, block, log, transaction };
  return foundIn("receipt.withoutEvent", place, { sentence, values });
}

/** A receipt with the place of its event says no other times than the event. */
function datesFinding(receipt: Receipt["facts"], place: string, { events }: Facts): Finding | undefined {
  const { event, at, until, subject, recorded } = receipt;
  const found = recorded && events.find((one) => isAt(one, recorded));
  if (found?.event !== "ConsentGiven" && found?.event !== "ConsentWithdrawn") return undefined;
  const isOwnTime =
    event === "expired" && found.event === "ConsentGiven"
      ? found.until === at
      : !["given", "renewed", "withdrawn"].includes(event) || found.signedAt === at;
  const isOwnEnd = until === undefined || (found.event === "ConsentGiven" && found.until === until);
  if (isOwnTime && isOwnEnd) return undefined;
  const ends = found.event === "ConsentGiven" ? `, until ${inWords(found.until)}` : "";
  const sentence = `A receipt dates "${event}" ${inWords(at)}${until === undefined ? "" : `, until ${inWords(until)}`}; on chain it was signed at ${inWords(found.signedAt)}${ends}.`;
  const values = { event, subject, at, ...(until !== undefined && { until }), signedAt: found.signedAt };
  return foundIn("receipt.differs", place, { sentence, values, evidence: [found] });
}

function isAt({ block, index, transaction }: FactEvent, position: ChainPosition): boolean {
  return block === position.block && index === position.log && isSame(transaction, position.transaction);
}

function isOf(event: FactEvent, subject: string): boolean {
  return !("subject" in event) || isSame(event.subject, subject);
}
