import type { Address } from "viem";
import type { Proof } from "../../../src/answer/answer.ts";
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
import type { SoundCase } from "../../support/audit/story.ts";

const DAY = 86_400;
const somebody: Address = "0x00000000000000000000000000000000000000dd";

const zeros: Proof = {
  a: [0n, 0n],
  b: [
    [0n, 0n],
    [0n, 0n],
  ],
  c: [0n, 0n],
};

/** Changes the chain under records and a use log that are as they were: what they cannot agree with any more is no fault of theirs. */
function underRecords(cook: CookedCase["cook"]): CookedCase["cook"] {
  return (sound) => ({ ...sound, ...cook(sound) });
}

/** Has the subject of answer 5 agree again, an hour after its withdrawal. */
const agreedAgain = addedBefore("RemainderReclaimed", 0, "ConsentGiven", ({ time }, facts) => {
  const { words, until } = eventAt(facts, "ConsentGiven", 0);
  return { subject: eventAt(facts, "ConsentWithdrawn", 0).subject, signedAt: time - 1, until, words };
});

function usedLater(sound: SoundCase, at: number): SoundCase["useLog"] {
  const uses = sound.useLog.uses.map((use, index) => (index === 5 ? { ...use, at } : use));
  return { ...sound.useLog, uses };
}

/** Chains and records that are wrong in ways that are easily taken for others. */
export const furtherCases: readonly CookedCase[] = [
  {
    name: "contract that keeps the answer as another subject's",
    finds: ["answer.notKept"],
    cook: withState(({ answers }) => ({
      answers: answers.map((one, index) => (index === 0 ? { ...one, subject: somebody } : one)),
    })),
  },
  {
    name: "answer of another segment than was proved",
    finds: ["proof.invalid"],
    cook: underRecords(
      changed("AnswerSettled", 0, ({ sealedSegment }) => ({ sealedSegment: (sealedSegment + 1n) % 5n })),
    ),
  },
  {
    name: "answer of another day than was proved",
    finds: ["proof.invalid"],
    cook: underRecords(changed("AnswerSettled", 0, ({ validAt }) => ({ validAt: validAt + DAY }))),
  },
  {
    name: "answer of another nullifier than was proved",
    finds: ["proof.invalid"],
    cook: underRecords(changed("AnswerSettled", 6, () => ({ nullifier: 5n }))),
  },
  {
    name: "proof of points that are on no curve",
    finds: ["proof.invalid"],
    cook: changed("AnswerSettled", 0, ({ calldata }) => ({
      calldata: { ...calldata!, proof: { ...calldata!.proof, a: [1n, 1n] as const } },
    })),
  },
  {
    name: "proof of nothing but zeros",
    finds: ["proof.invalid"],
    cook: changed("AnswerSettled", 0, ({ calldata }) => ({
      calldata: {
        ...calldata!,
        proof: zeros,
      },
    })),
  },
  {
    name: "answer whose calldata is not known",
    finds: [],
    cook: changed("AnswerSettled", 0, () => ({ calldata: undefined })),
  },
  {
    name: "issuer removed a second time, which does not prolong its acceptance",
    finds: ["issuer.notice", "issuer.removed"],
    cook: both(
      addedBefore("AnswerSettled", -1, "IssuerRemoved", ({ time }) => ({ issuer: 2n, acceptedUntil: time })),
      addedBefore("AnswerSettled", -1, "IssuerRemoved", ({ time }) => ({
        issuer: 2n,
        acceptedUntil: time + DAY,
      })),
    ),
  },
  {
    name: "campaign closed a second time",
    finds: ["closing.notice"],
    cook: addedBefore("RemainderReclaimed", 0, "CampaignClosing", ({ time }) => ({ closesAt: time + DAY })),
  },
  {
    name: "contract that does not know of the campaign's end",
    finds: ["closing.differs"],
    cook: withState(() => ({ closesAt: null })),
  },
  {
    name: "what was left taken back twice",
    finds: ["reclaim.amount"],
    cook: withFacts((facts) => {
      const reclaim = eventAt(facts, "RemainderReclaimed", 0);
      return { ...facts, events: [...facts.events, { ...reclaim, index: reclaim.index + 1_000 }] };
    }),
  },
  {
    name: "reward claimed before its answer was settled",
    finds: ["claim.withoutAnswer"],
    cook: behind("RewardClaimed", 0, "CampaignFunded", 0),
  },
  {
    name: "consent withdrawn ahead of its time, and given again before that",
    finds: ["consent.withdrawn"],
    cook: addedBefore("ConsentGiven", 0, "ConsentWithdrawn", (before) => ({
      subject: (before as { subject: Address }).subject,
      signedAt: before.time + DAY,
    })),
  },
  {
    name: "withdrawal before the answer, under records that do not have it",
    finds: ["consent.withdrawn"],
    cook: underRecords(
      addedBefore("AnswerSettled", 0, "ConsentWithdrawn", ({ time }, facts) => ({
        subject: eventAt(facts, "AnswerSettled", 0).subject,
        signedAt: time,
      })),
    ),
  },
  {
    name: "consent that had run out, under records of a longer one",
    finds: ["consent.over"],
    cook: underRecords(
      changed("ConsentGiven", 0, (_event, facts) => ({ until: eventAt(facts, "AnswerSettled", 0).time })),
    ),
  },
  {
    name: "answer copied for another subject, under records of the first one",
    finds: ["proof.invalid"],
    cook: underRecords(
      changed("AnswerSettled", 0, (_event, facts) => ({
        subject: eventAt(facts, "ConsentGiven", 6).subject,
      })),
    ),
  },
  {
    name: "answer that has no event, under records and uses of it",
    finds: ["answer.missing"],
    cook: underRecords(without("AnswerSettled", 0)),
  },
  {
    name: "use after a withdrawal, although the subject agreed again later",
    finds: ["use.afterWithdrawal"],
    cook: (sound) => {
      const { facts } = agreedAgain(sound);
      const { time } = eventAt(facts, "RemainderReclaimed", 0);
      return { facts, useLog: usedLater(sound, time) };
    },
  },
  {
    name: "light records and uses with addresses in small letters",
    finds: [],
    cook: (sound) => {
      const lower = <One extends { readonly subject: Address }>(one: One): One => ({
        ...one,
        subject: one.subject.toLowerCase() as Address,
      });
      return {
        ...sound,
        records: { ...sound.records, records: sound.records.records.map(lower) },
        useLog: { ...sound.useLog, uses: sound.useLog.uses.map(lower) },
      };
    },
  },
  {
    name: "light record of another one's withdrawal only",
    finds: ["record.withdrawal"],
    cook: (sound) => ({
      ...sound,
      records: {
        ...sound.records,
        records: [
          ...sound.records.records,
          {
            subject: eventAt(sound.facts, "ConsentWithdrawn", 0).subject,
            consents: [
              {
                terms: eventAt(sound.facts, "CampaignOpened", 0).terms,
                until: 0,
                signedAt: 0,
                withdrawnAt: 0,
              },
            ],
            answers: [],
          },
        ],
      },
    }),
  },
];
