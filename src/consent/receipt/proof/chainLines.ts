import { isAddressEqual } from "viem";
import { termsIdOf } from "../../../chain/actions/terms.ts";
import type { ReadingClient } from "../../../chain/transact.ts";
import { hashOfWords } from "../../../chain/words.ts";
import { canonicalTerms, hashOfTerms } from "../../terms/reading.ts";
import { wordsOfRendering } from "../../terms/rendering.ts";
import { utc } from "../document/iris.ts";
import type { Receipt } from "../file/receipt.ts";
import { lifeStates } from "../life/states.ts";
import { type ConsentLog, chainOf, readPublished, readRecorded } from "./chainLogs.ts";
import { fails, holds, type VerdictLine } from "./verdict.ts";

/** What the chain says about a receipt, by the word of the client's node. */
export async function chainLines(client: ReadingClient, receipt: Receipt): Promise<VerdictLine[]> {
  const { chainId } = receipt.facts;
  const found = await chainOf(client);
  if (found !== chainId) {
    const words = `The node is on chain ${found}; the receipt is about chain ${chainId}.`;
    return [fails("terms on chain", words), fails("event on chain", words)];
  }
  return [await termsLine(client, receipt), await eventLine(client, receipt)];
}

async function termsLine(client: ReadingClient, { facts, terms }: Receipt): Promise<VerdictLine> {
  const check = "terms on chain";
  const published = await readPublished(client, facts);
  if (published === undefined) {
    return fails(check, `The chain has no event TermsPublished of ${facts.contract} where the receipt says.`);
  }
  const { brand, core, publishedAt } = published;
  if (!isAddressEqual(brand, facts.brand))
    return fails(check, `${brand} published them, not ${facts.brand}.`);
  if (core !== canonicalTerms(terms)) return fails(check, "The text that was published is another one.");
  if (facts.at < publishedAt) {
    return fails(check, `They were published at ${utc(publishedAt)}, after what the receipt says happened.`);
  }
  return holds(
    check,
    `${facts.brand} published this very text (${hashOfTerms(terms)}) at ${utc(publishedAt)}.`,
  );
}

async function eventLine(client: ReadingClient, receipt: Receipt): Promise<VerdictLine> {
  const check = "event on chain";
  const { facts, terms } = receipt;
  const { boundTo } = lifeStates[facts.event];
  if (boundTo === "TermsPublished" || facts.recorded === undefined) {
    return holds(check, `None: "${facts.event}" leaves no trace on chain. It is the word of whoever signed.`);
  }
  const log = await readRecorded(client, facts, boundTo, facts.recorded);
  if (log === undefined) {
    return fails(check, `The chain has no event ${boundTo} of ${facts.contract} where the receipt says.`);
  }
  const isOwn =
    isAddressEqual(log.subject, facts.subject) && log.terms === termsIdOf(facts.brand, hashOfTerms(terms));
  if (!isOwn) return fails(check, "The event is about another subject or other terms.");
  const fault = disagreement(receipt, log);
  if (fault !== undefined) return fails(check, fault);
  return holds(check, `${boundTo} in block ${facts.recorded.block}, signed at ${utc(log.signedAt)}.`);
}

/** How a receipt and its event on chain disagree; undefined if they do not. */
function disagreement({ facts, shown }: Receipt, log: ConsentLog): string | undefined {
  const { event, at, until } = facts;
  switch (event) {
    case "given":
    case "renewed":
      if (log.signedAt !== at) return `It was signed at ${utc(log.signedAt)}, not at ${utc(at)}.`;
      if (log.until !== until) return `It counts until ${utc(log.until!)}, not until ${utc(until!)}.`;
      if (log.words !== hashOfWords(wordsOfRendering(shown.rendering))) {
        return "The subject signed other words than those of the receipt.";
      }
      return undefined;
    case "withdrawn":
      return log.signedAt === at ? undefined : `It was signed at ${utc(log.signedAt)}, not at ${utc(at)}.`;
    case "expired":
      return log.until === at ? undefined : `The consent ended at ${utc(log.until!)}, not at ${utc(at)}.`;
    default:
      return log.signedAt <= at
        ? undefined
        : `The consent was signed at ${utc(log.signedAt)}, after its end.`;
  }
}
