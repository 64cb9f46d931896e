import { type AnswerEvent, eventsOf } from "../facts/events.ts";
import type { Facts } from "../facts/facts.ts";
import type { KeyPoints } from "../history/fold.ts";
import { calldataRules } from "./answers.ts";
import { checkProofsHere, proofOf } from "./proofs.ts";
import { checkRequest } from "./request.ts";

/**
 * Facts in which each answer has the calldata that it was settled by. Where a transaction holds several that could be, it
 * is the first with which nothing is wrong: the contract settles one of a nullifier, and passes over what it refuses.
 */
export async function withSettledCalldata(facts: Facts, points: KeyPoints): Promise<Facts> {
  const unclear = eventsOf(facts.events, "AnswerSettled").filter((one) => one.otherCalldata !== undefined);
  if (unclear.length === 0) return facts;
  const { foldedIn } = checkRequest(facts, points);
  const possible = unclear.flatMap(variantsOf).filter(calldataRules(facts));
  const verdicts = await checkProofsHere(possible.map((one) => proofOf(one, foldedIn(one.period))!));
  const settled = possible.filter((_, index) => verdicts[index]);
  const events = facts.events.map((event) => {
    if (event.event !== "AnswerSettled" || event.otherCalldata === undefined) return event;
    return (
      settled.find(({ block, index }) => block === event.block && index === event.index) ??
      variantsOf(event)[0]!
    );
  });
  return { ...facts, events };
}

/** An answer with each calldata that it could have been settled by. */
function variantsOf({ otherCalldata = [], calldata: first, ...answer }: AnswerEvent): AnswerEvent[] {
  const all = first === undefined ? otherCalldata : [first, ...otherCalldata];
  return all.map((calldata) => ({ ...answer, calldata }));
}
