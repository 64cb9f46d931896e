import {
  addedBefore,
  behind,
  both,
  type CookedCase,
  changed,
  eventAt,
  withFacts,
  without,
  withState,
} from "../../support/audit/cooking.ts";

const DAY = 86_400;
const other = 777n;

const withRoot = (root: bigint, nth = 0) =>
  changed("AnswerSettled", nth, ({ calldata }) => ({ calldata: { ...calldata!, root } }));
const withIssuer = (issuer: bigint, nth = 0) =>
  changed("AnswerSettled", nth, ({ calldata }) => ({ calldata: { ...calldata!, issuer } }));

/** Time, issuer, root, nullifier, budget, segment and proof of single answers. */
export const answerCases: readonly CookedCase[] = [
  {
    name: "answer before the campaign was opened",
    finds: ["answer.beforeOpening"],
    cook: behind("CampaignOpened", 0, "AnswerSettled", 0),
  },
  {
    name: "answer after the campaign had closed",
    finds: ["answer.afterClose"],
    cook: both(
      changed("CampaignClosing", 0, (_event, facts) => ({
        closesAt: eventAt(facts, "AnswerSettled", -1).time,
      })),
      withFacts((facts) => ({
        ...facts,
        state: { ...facts.state, closesAt: eventAt(facts, "AnswerSettled", -1).time },
      })),
    ),
  },
  {
    name: "answer of a period to come",
    finds: ["answer.period"],
    cook: changed("AnswerSettled", 0, () => ({ period: 1 })),
  },
  {
    name: "validAt that had passed",
    finds: ["answer.validAt"],
    cook: changed("AnswerSettled", 0, ({ validAt }) => ({ validAt: validAt - 2 * DAY })),
  },
  {
    name: "validAt that is no midnight",
    finds: ["answer.validAt"],
    cook: changed("AnswerSettled", 0, ({ validAt }) => ({ validAt: validAt + 1 })),
  },
  {
    name: "validAt three days ahead",
    finds: ["answer.validAt"],
    cook: changed("AnswerSettled", 0, ({ validAt }) => ({ validAt: validAt + 3 * DAY })),
  },
  { name: "issuer that is not listed", finds: ["issuer.notListed"], cook: withIssuer(99n) },
  {
    name: "issuer whose acceptance was over",
    finds: ["issuer.removed"],
    cook: addedBefore("AnswerSettled", -1, "IssuerRemoved", ({ time }) => ({
      issuer: 2n,
      acceptedUntil: time,
    })),
  },
  { name: "root that nobody published", finds: ["root.unpublished"], cook: withRoot(other) },
  { name: "root of another issuer", finds: ["root.unpublished"], cook: withIssuer(3n) },
  {
    name: "root that was published after the answer",
    finds: ["root.unpublished"],
    cook: (sound) => withRoot(eventAt(sound.facts, "RootPublished", -1).root)(sound),
  },
  {
    name: "replaced root, with its grace over",
    finds: ["root.replaced", "root.replaced"],
    cook: changed("IssuerRegistered", 0, () => ({ grace: 0 })),
  },
  {
    name: "replaced root, by the event of its replacement",
    finds: ["root.replaced", "root.replaced"],
    cook: changed("RootReplaced", 0, ({ time }) => ({ liveUntil: time })),
  },
  {
    name: "revoked root",
    finds: ["root.revoked"],
    cook: addedBefore("AnswerSettled", -1, "RootRevoked", (_before, facts) => ({
      issuer: 2n,
      root: eventAt(facts, "AnswerSettled", -1).calldata!.root,
    })),
  },
  {
    name: "roots revoked by their time",
    finds: ["root.revoked"],
    cook: addedBefore("AnswerSettled", -1, "RootsRevoked", ({ time }) => ({
      issuer: 2n,
      publishedBefore: time,
    })),
  },
  {
    name: "nullifier twice",
    finds: ["nullifier.spent"],
    cook: addedBefore(
      "CampaignClosing",
      0,
      "AnswerSettled",
      ({ block, index, time, transaction }, facts) => ({
        ...eventAt(facts, "AnswerSettled", 0),
        ...{ block, index, time, transaction },
      }),
    ),
  },
  {
    name: "more answers than a period allows",
    finds: ["budget.period"],
    cook: changed("CampaignOpened", 0, () => ({ answersPerPeriod: 7 })),
  },
  {
    name: "answer that the budget did not cover",
    finds: ["budget.exhausted"],
    cook: both(
      changed("CampaignFunded", 0, () => ({ amount: 79n })),
      changed("RemainderReclaimed", 0, () => ({ amount: 9n })),
    ),
  },
  {
    name: "no segment from 0 to 4 in an open campaign",
    finds: ["segment.unknown"],
    cook: changed("AnswerSettled", 5, () => ({ sealedSegment: other })),
  },
  {
    name: "proof of another answer",
    finds: ["proof.invalid"],
    cook: changed("AnswerSettled", 0, ({ calldata }, facts) => ({
      calldata: { ...calldata!, proof: eventAt(facts, "AnswerSettled", 2).calldata!.proof },
    })),
  },
  {
    name: "answer copied for another subject, who had agreed",
    finds: ["proof.invalid"],
    cook: changed("AnswerSettled", 0, (_event, facts) => ({
      subject: eventAt(facts, "ConsentGiven", 6).subject,
    })),
  },
  {
    name: "answer that the contract does not keep",
    finds: ["answer.notKept"],
    cook: withState(({ answers }) => ({ answers: answers.slice(0, -1) })),
  },
  {
    name: "answer that the contract keeps without an event",
    finds: ["answer.missing"],
    cook: without("AnswerSettled", 0),
  },
];
