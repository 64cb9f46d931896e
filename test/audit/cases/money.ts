import {
  addedBefore,
  behind,
  type CookedCase,
  changed,
  eventAt,
  withFacts,
  without,
  withState,
} from "../../support/audit/cooking.ts";

/** Where money came from and went, off by one and worse. The story ends with a reclaim of all that was left. */
export const moneyCases: readonly CookedCase[] = [
  {
    name: "reclaim off by one",
    finds: ["reclaim.amount"],
    cook: changed("RemainderReclaimed", 0, ({ amount }) => ({ amount: amount + 1n })),
  },
  {
    name: "funding off by one",
    finds: ["reclaim.amount"],
    cook: changed("CampaignFunded", 0, ({ amount }) => ({ amount: amount - 1n })),
  },
  {
    name: "reclaim before the end",
    finds: ["reclaim.early"],
    cook: behind("RemainderReclaimed", 0, "AnswerSettled", -1),
  },
  {
    name: "contract with one unit more than the events leave",
    finds: ["money.available"],
    cook: withState(({ available, balance }) => ({ available: available + 1n, balance: balance + 1n })),
  },
  {
    name: "escrow short of one unit",
    finds: ["money.escrow"],
    cook: withFacts((facts) => ({ ...facts, state: { ...facts.state, balance: 49n } })),
  },
  {
    name: "contract that counts an answer more",
    finds: ["answers.count"],
    cook: withState(({ answersInPeriod }) => ({ answersInPeriod: answersInPeriod + 1 })),
  },
  {
    name: "funded after the end",
    finds: ["funding.afterClose"],
    cook: addedBefore("RemainderReclaimed", 0, "CampaignFunded", () => ({ amount: 0n })),
  },
  {
    name: "claim off by one",
    finds: ["claim.amount"],
    cook: changed("RewardClaimed", 0, ({ amount }) => ({ amount: amount + 1n })),
  },
  {
    name: "claim of an answer that was not settled",
    finds: ["claim.withoutAnswer"],
    cook: addedBefore("CampaignClosing", 0, "RewardClaimed", (_before, facts) => ({
      ...{ nullifier: 5n, amount: 10n },
      payee: eventAt(facts, "RewardClaimed", 0).payee,
    })),
  },
  {
    name: "reward claimed twice",
    finds: ["claim.twice"],
    cook: addedBefore("CampaignClosing", 0, "RewardClaimed", (_before, facts) => {
      const { nullifier, payee, amount } = eventAt(facts, "RewardClaimed", 0);
      return { nullifier, payee, amount };
    }),
  },
  { name: "claim without its event", finds: ["claim.missing"], cook: without("RewardClaimed", 0) },
  {
    name: "claim that the contract does not know",
    finds: ["claim.notKept"],
    cook: withFacts((facts) => {
      const { nullifier } = eventAt(facts, "RewardClaimed", 0);
      const answers = facts.state.answers.map((one) =>
        one.nullifier === nullifier ? { ...one, claimed: false } : one,
      );
      return { ...facts, state: { ...facts.state, answers, balance: facts.state.balance + 10n } };
    }),
  },
];
