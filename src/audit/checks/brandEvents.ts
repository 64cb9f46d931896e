import { eventsOf } from "../facts/events.ts";
import { type Facts, openingOf } from "../facts/facts.ts";
import { type Finding, foundAt, foundIn, inWords } from "./finding.ts";

/** Whether the brand gave notice before it closed the campaign, removed an issuer, or took back what was left. */
export function checkBrandEvents(facts: Facts): Finding[] {
  return [...checkClosing(facts), ...checkRemovals(facts), ...checkFundings(facts)];
}

function checkClosing(facts: Facts): Finding[] {
  const opening = openingOf(facts);
  const closings = eventsOf(facts.events, "CampaignClosing");
  const [closing] = closings;
  const findings = closings.flatMap((one) => {
    const { time, closesAt } = one;
    const earliest = time + opening.notice;
    // It ends once only, and after neither more nor less than its notice.
    if (one !== closing) {
      const sentence = `The campaign was closed a second time, to end at ${inWords(closesAt)}; it ends at ${inWords(closing!.closesAt)}, as announced first.`;
      const values = { closesAt, first: closing!.closesAt };
      return [foundAt("closing.notice", one, { sentence, values, others: [closing!] })];
    }
    if (closesAt === earliest) return [];
    const sentence = `The campaign was to close at ${inWords(closesAt)}; with its notice it closes at ${inWords(earliest)}.`;
    return [foundAt("closing.notice", one, { sentence, values: { closesAt, earliest }, others: [opening] })];
  });
  const { closesAt } = facts.state;
  if (closesAt === (closing?.closesAt ?? null) || findings.length > 0) return findings;
  const says = (time: number | null | undefined) => (typeof time === "number" ? inWords(time) : "never");
  const sentence = `The campaign closes at ${says(closesAt)} according to the contract, and at ${says(closing?.closesAt)} according to the events.`;
  const values = { contract: closesAt ?? "never", events: closing?.closesAt ?? "never" };
  return [foundIn("closing.differs", "state", { sentence, values, evidence: closing ? [closing] : [] })];
}

function checkRemovals(facts: Facts): Finding[] {
  const opening = openingOf(facts);
  const removals = eventsOf(facts.events, "IssuerRemoved");
  return removals.flatMap((removal) => {
    const { issuer, time, acceptedUntil } = removal;
    const first = removals.find((one) => one.issuer === issuer)!;
    if (removal !== first) {
      const sentence = `Issuer ${issuer} was removed a second time; it is accepted until ${inWords(first.acceptedUntil)}, as after the first.`;
      const values = { issuer, acceptedUntil, first: first.acceptedUntil };
      return [foundAt("issuer.notice", removal, { sentence, values, others: [first] })];
    }
    const earliest = time + opening.notice;
    if (acceptedUntil === earliest) return [];
    const sentence = `Issuer ${issuer} was to be accepted until ${inWords(acceptedUntil)}; with the notice it is until ${inWords(earliest)}.`;
    const values = { issuer, acceptedUntil, earliest };
    return [foundAt("issuer.notice", removal, { sentence, values, others: [opening] })];
  });
}

function checkFundings({ events }: Facts): Finding[] {
  const [closing] = eventsOf(events, "CampaignClosing");
  if (closing === undefined) return [];
  const late = eventsOf(events, "CampaignFunded").filter(({ time }) => time >= closing.closesAt);
  return late.map((funded) => {
    const sentence = `The campaign was funded after it had closed at ${inWords(closing.closesAt)}.`;
    return foundAt("funding.afterClose", funded, {
      sentence,
      values: { amount: funded.amount },
      others: [closing],
    });
  });
}
