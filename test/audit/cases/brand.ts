import type { Use } from "../../../src/audit/brand/useLog.ts";
import type { EventOf, Place } from "../../../src/audit/facts/events.ts";
import { isInControlGroup } from "../../../src/brand/lift/control.ts";
import type { AnswerRecord, ConsentRecord } from "../../../src/brand/lightRecordEncoding.ts";
import type { ChainPosition } from "../../../src/consent/receipt/life/facts.ts";
import { type CookedCase, eventAt } from "../../support/audit/cooking.ts";
import type { SoundCase } from "../../support/audit/story.ts";
import { terms } from "../../support/consent/terms.ts";

const DAY = 86_400;

/** Changes the answer that the brand keeps of the first subject. */
function withAnswer(change: (answer: AnswerRecord) => Partial<AnswerRecord>): Cook {
  return withRecord(({ answers, ...record }) => ({
    ...record,
    answers: answers.map((answer) => ({ ...answer, ...change(answer) })),
  }));
}

/** Changes the consent that the brand keeps of the first subject. */
function withConsent(change: (consent: ConsentRecord) => Partial<ConsentRecord>, nth = 0): Cook {
  return withRecord(
    ({ consents, ...record }) => ({
      ...record,
      consents: consents.map((consent) => ({ ...consent, ...change(consent) })),
    }),
    nth,
  );
}

type Cook = (sound: SoundCase) => SoundCase;
type LightRecord = SoundCase["records"]["records"][number];

function withRecord(change: (record: LightRecord) => LightRecord, nth = 0): Cook {
  return (sound) => {
    const records = sound.records.records.map((record, index) => (index === nth ? change(record) : record));
    return { ...sound, records: { ...sound.records, records } };
  };
}

/** Changes the use of an answer. */
function withUse(nth: number, change: (use: Use, sound: SoundCase) => Partial<Use>): Cook {
  return (sound) => {
    const uses = sound.useLog.uses.map((use, index) =>
      index === nth ? { ...use, ...change(use, sound) } : use,
    );
    return { ...sound, useLog: { ...sound.useLog, uses } };
  };
}

/** Where in the story's records a subject that withdrew stands: that of consent 4, whose answer had been settled. */
const WITHDREW = 4;

/** Light records and use logs that the chain does not bear out. */
export const brandCases: readonly CookedCase[] = [
  {
    name: "light record with an answer that the chain lacks",
    finds: ["record.unknownAnswer"],
    cook: withAnswer(() => ({ nullifier: 5n })),
  },
  {
    name: "light record with another subject's answer",
    finds: ["record.foreignAnswer"],
    cook: (sound) =>
      withAnswer(() => ({ nullifier: eventAt(sound.facts, "AnswerSettled", 2).nullifier }))(sound),
  },
  {
    name: "light record under other terms",
    finds: ["record.terms"],
    cook: withAnswer(() => ({ terms: `0x${"ab".repeat(32)}` })),
  },
  {
    name: "light record with another segment",
    finds: ["record.segment"],
    cook: withAnswer(({ segment }) => ({ segment: (segment + 1) % 5 })),
  },
  {
    name: "light record with another day",
    finds: ["record.validAt"],
    cook: withAnswer(({ validAt }) => ({ validAt: validAt + DAY })),
  },
  {
    name: "light record kept a second longer than promised",
    finds: ["record.expiry"],
    cook: withAnswer(({ expiry }) => ({ expiry: expiry + 1 })),
  },
  {
    name: "light record that missed a withdrawal and keeps the answer",
    finds: ["record.notForgotten"],
    cook: (sound) => {
      const { nullifier, sealedSegment, validAt, time } = eventAt(sound.facts, "AnswerSettled", 5);
      const { terms } = eventAt(sound.facts, "CampaignOpened", 0);
      const kept = {
        terms,
        campaign: 1n,
        nullifier,
        validAt,
        segment: Number(sealedSegment),
        expiry: time + DAY,
      };
      const forget = withConsent(() => ({ withdrawnAt: 0 }), WITHDREW);
      return forget(withRecord((record) => ({ ...record, answers: [kept] }), WITHDREW)(sound));
    },
  },
  {
    name: "light record that missed a withdrawal",
    finds: ["record.withdrawal"],
    cook: withConsent(() => ({ withdrawnAt: 0 }), WITHDREW),
  },
  {
    name: "light record with a consent that the chain lacks",
    finds: ["record.unknownConsent"],
    cook: withConsent(({ until }) => ({ until: until + 1 })),
  },
  {
    name: "use of an answer that the chain lacks",
    finds: ["use.unknownAnswer"],
    cook: withUse(0, () => ({ nullifier: 5n })),
  },
  {
    name: "use of an answer as another subject's",
    finds: ["use.foreignAnswer"],
    cook: withUse(0, (_use, { facts }) => ({ subject: eventAt(facts, "AnswerSettled", 2).subject })),
  },
  {
    name: "use before the answer was settled",
    finds: ["use.beforeAnswer"],
    cook: withUse(0, ({ at }) => ({ at: at - 2 })),
  },
  {
    name: "use after withdrawal",
    finds: ["use.afterWithdrawal"],
    cook: withUse(5, (_use, { facts }) => ({ at: eventAt(facts, "ConsentWithdrawn", 0).time + 60 })),
  },
  {
    name: "use in the minute that the terms allow after a withdrawal",
    finds: [],
    cook: withUse(5, (_use, { facts }) => ({ at: eventAt(facts, "ConsentWithdrawn", 0).time + 59 })),
  },
  {
    name: "use after the consent had run out",
    finds: ["use.afterConsent"],
    cook: (sound) => {
      const { time } = eventAt(sound.facts, "AnswerSettled", 0);
      const events = sound.facts.events.map((event) =>
        event === eventAt(sound.facts, "ConsentGiven", 0) ? { ...event, until: time + 1 } : event,
      );
      return { ...sound, facts: { ...sound.facts, events }, records: { ...sound.records, records: [] } };
    },
  },
  {
    name: "use after the answer had to be forgotten",
    finds: ["use.afterRetention"],
    cook: (sound) => {
      const readTo = { ...sound.facts.readTo, time: sound.facts.readTo.time + 100 * DAY };
      const facts = { ...sound.facts, readTo };
      return withUse(0, ({ at }) => ({ at: at + 90 * DAY }))({ ...sound, facts });
    },
  },
  {
    name: "use for another purpose",
    finds: ["use.purpose"],
    cook: withUse(0, () => ({ purpose: "dpv:CreditChecking" })),
  },
  {
    name: "use by somebody whom the terms do not name",
    finds: ["use.recipient"],
    cook: withUse(0, () => ({ who: "Data Broker Ltd" })),
  },
  {
    name: "use of an answer in the control group",
    finds: ["use.controlGroup"],
    cook: (sound) => {
      const { campaign } = sound.facts;
      const { uses } = sound.useLog;
      const sizes = Array.from({ length: 999 }, (_, index) => 1_000 - index);
      const oneIn = sizes.find((size) => uses.some(({ nullifier }) => isInControlGroup(nullifier, size)))!;
      return { ...sound, useLog: { ...sound.useLog, controlGroups: [{ campaign, oneIn }] } };
    },
  },
  {
    name: "use of answers in another campaign's control group",
    finds: [],
    cook: (sound) => {
      const controlGroups = [{ campaign: sound.facts.campaign + 1n, oneIn: 2 }];
      return { ...sound, useLog: { ...sound.useLog, controlGroups } };
    },
  },
  { name: "receipts of what is on chain", finds: [], cook: withReceipts((position) => position) },
  {
    name: "receipt without its event",
    finds: ["receipt.withoutEvent"],
    cook: withReceipts((position) => ({ ...position, log: position.log + 1 })),
  },
  {
    name: "receipt with the event of another transaction",
    finds: ["receipt.withoutEvent"],
    cook: withReceipts((position) => ({ ...position, transaction: `0x${"ab".repeat(32)}` })),
  },
  {
    name: "receipt of another day than its event",
    finds: ["receipt.differs"],
    cook: withReceipts(
      (position) => position,
      ({ signedAt }) => ({ at: signedAt + DAY }),
    ),
  },
  {
    name: "receipt of a consent that is longer than its event",
    finds: ["receipt.differs"],
    cook: withReceipts(
      (position) => position,
      ({ until }) => ({ until: until + 1 }),
    ),
  },
];

/** A receipt of the first consent, whose place on chain or dates are changed. What else is in it is not for an audit. */
function withReceipts(
  change: (position: ChainPosition) => ChainPosition,
  dates: (given: EventOf<"ConsentGiven">) => object = () => ({}),
): CookedCase["cook"] {
  return (sound) => {
    const { facts } = sound;
    const published = positionOf(eventAt(facts, "TermsPublished", 0));
    const given = eventAt(facts, "ConsentGiven", 0);
    const { brand } = eventAt(facts, "CampaignOpened", 0);
    const content = {
      ...{ event: "given", at: given.signedAt, until: given.until, ...dates(given) },
      ...{ subject: given.subject, brand, chainId: facts.chainId },
      ...{ published, recorded: change(positionOf(given)) },
    };
    return { ...sound, receipts: [{ facts: content, terms } as never] };
  };
}

function positionOf({ block, index, transaction }: Place): ChainPosition {
  return { block, log: index, transaction };
}
