import type { Address } from "viem";
import {
  addedBefore,
  behind,
  type CookedCase,
  changed,
  eventAt,
  without,
} from "../../support/audit/cooking.ts";

const somebody: Address = "0x00000000000000000000000000000000000000bb";

/** Consents of the story in their order: those of subjects 0, 2 to 8, and with its answer that of 1. */
export const consentCases: readonly CookedCase[] = [
  { name: "consent missing", finds: ["consent.missing"], cook: without("ConsentGiven", 0) },
  {
    name: "consent recorded in the block after the answer",
    finds: ["consent.late"],
    cook: behind("ConsentGiven", 0, "AnswerSettled", 1),
  },
  {
    name: "consent recorded later in the answer's own transaction",
    finds: ["consent.late"],
    cook: behind("ConsentGiven", 8, "AnswerSettled", 1),
  },
  {
    name: "withdrawn before the answer",
    finds: ["consent.withdrawn"],
    cook: addedBefore("AnswerSettled", 0, "ConsentWithdrawn", ({ time }, facts) => ({
      subject: eventAt(facts, "AnswerSettled", 0).subject,
      signedAt: time,
    })),
  },
  {
    name: "withdrawn before, and a consent from before that recorded again",
    finds: ["consent.withdrawn"],
    cook: (sound) => {
      const { subject, signedAt, until, words } = eventAt(sound.facts, "ConsentGiven", 0);
      const again = addedBefore("AnswerSettled", 0, "ConsentGiven", () => ({
        subject,
        signedAt,
        until,
        words,
      }));
      const withdraw = addedBefore("AnswerSettled", 0, "ConsentWithdrawn", () => ({ subject, signedAt }));
      return again(withdraw(sound));
    },
  },
  {
    name: "consent that ran out in the second of the answer",
    finds: ["consent.over"],
    cook: changed("ConsentGiven", 0, (_event, facts) => ({ until: eventAt(facts, "AnswerSettled", 0).time })),
  },
  {
    name: "consent dated later than its block",
    finds: ["consent.fromFuture"],
    cook: changed("ConsentGiven", 0, ({ time }) => ({ signedAt: time + 1 })),
  },
  {
    name: "consent of another subject",
    finds: ["consent.missing"],
    cook: changed("ConsentGiven", 0, () => ({ subject: somebody })),
  },
];
