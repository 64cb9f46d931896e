import { hashOfTerms } from "../../terms/reading.ts";
import { recordName } from "../document/iris.ts";
import { hashOfReceipt, type Receipt } from "../file/receipt.ts";
import { canFollow } from "./states.ts";

/**
 * What is wrong with the order of receipts, in words: one that names a previous receipt which is not there or is of another
 * life, an event that cannot follow the one before, two that follow the same one. Receipts of several lives may be mixed.
 */
export function faultsInLives(receipts: readonly Receipt[]): string[] {
  const byHash = new Map(receipts.map((receipt) => [hashOfReceipt(receipt), receipt]));
  const followed = new Set<string>();
  return receipts.flatMap((receipt) => {
    const { event, at, previous } = receipt.facts;
    const name = `The receipt ${receipt.facts.id} ("${event}")`;
    const before = previous === undefined ? undefined : byHash.get(previous);
    if (previous !== undefined && before === undefined)
      return [`${name} follows ${previous}, which is missing.`];
    const key = previous ?? `the beginning of ${lifeOf(receipt)}`;
    const isSecond = followed.has(key);
    followed.add(key);
    return [
      ...(isSecond ? [`${name} is the second one that follows ${key}.`] : []),
      ...(before !== undefined && lifeOf(before) !== lifeOf(receipt)
        ? [`${name} follows one of another life.`]
        : []),
      ...(before !== undefined && before.facts.at > at
        ? [`${name} is dated before the one that it follows.`]
        : []),
      ...(canFollow(event, before?.facts.event)
        ? []
        : [`${name} cannot follow ${before ? `"${before.facts.event}"` : "nothing"}.`]),
    ];
  });
}

function lifeOf({ facts, terms }: Receipt): string {
  return recordName(facts, hashOfTerms(terms));
}
