import type { Address } from "viem";
import { subjectFor } from "../../src/customer/keys.ts";
import { START } from "../../test/support/crowd/crowd.ts";
import { type Knowledge, linkageOf, sealedGroup } from "./attacker.ts";
import { areaUnderCurve } from "./auc.ts";
import { type Device, type Said, saidBy } from "./device.ts";
import type { Drill } from "./drill.ts";
import type { OnChain } from "./ledger.ts";
import { erasedOf, type Person } from "./people.ts";

const DAY = 86_400;

/** A link that remains after an erasure, as README.md has it. */
export interface RemainingLink {
  readonly link: string;
  /** What links, and who has it. */
  readonly words: string;
  /** The attacker's area under the curve with this alone: 1 is certainty, 0.5 a guess. */
  readonly auc: number;
}

/** What came of a drill. */
export interface ErasureReport {
  readonly customers: number;
  readonly erased: number;
  readonly linkage: {
    /** With everything that the brand stored before, and the chain. */
    readonly aucBefore: number;
    /** With everything that it stores after, and the chain. */
    readonly aucAfter: number;
    readonly deviceBefore: number;
    readonly deviceAfter: number;
  };
  /** How many sealed answers of those who were erased the attacker reads. */
  readonly sealedRead: { readonly before: number; readonly after: number };
  readonly remaining: readonly RemainingLink[];
}

/** Attacks what a drill left. */
export async function attack(drill: Drill): Promise<ErasureReport> {
  const { people, ledger, before, after, devicesBefore, devicesAfter } = drill;
  const leaving = erasedOf(people);
  const linkage = (known: Knowledge) => linkageOf(people, ledger, known, START);
  const read = (known: Knowledge) => {
    const subjects = new Set(leaving.map(({ subject }) => subject.toLowerCase()));
    const entries = ledger.filter(({ subject }) => subjects.has(subject.toLowerCase()));
    return entries.filter((entry) => sealedGroup(entry, known) !== undefined).length;
  };
  return {
    customers: people.length,
    erased: leaving.length,
    linkage: {
      aucBefore: rounded(linkage(before)),
      aucAfter: rounded(linkage(after)),
      deviceBefore: rounded(await deviceLinkage(drill, devicesBefore)),
      deviceAfter: rounded(await deviceLinkage(drill, devicesAfter)),
    },
    sealedRead: { before: read(before), after: read(after) },
    remaining: await remainingLinks(drill),
  };
}

async function remainingLinks(drill: Drill): Promise<RemainingLink[]> {
  const { people, ledger, before, after, devicesAfter } = drill;
  const by = <Value>(of: readonly Person[], value: (person: Person) => Value) =>
    new Map(of.map((person) => [person.number, value(person)]));
  const minute = (time: number) => Math.round(time / 60) * 60;
  const links: readonly (readonly [string, string, Knowledge])[] = [
    [
      "the others",
      "The brand still knows whose pseudonyms all others are, so that those who were erased are among the rest.",
      { index: after.index },
    ],
    [
      "the group",
      "In an open campaign the chain shows the group under the pseudonym, for ever; whoever can guess a person's group from what the person buys compares them.",
      { guesses: after.guesses },
    ],
    [
      "the time",
      "The chain has the second in which a permission was signed; whoever else noted when the person was with the brand, to the minute, compares them: a network, a host, a relayer.",
      { visits: by(people, ({ visitedAt }) => minute(visitedAt)) },
    ],
    [
      "the erasure",
      "The brand keeps when it erased which pseudonym, so that it does not read it again, and the chain when it withdrew; mail in which the person asked for it has nearly the same time.",
      { erased: after.erased, requests: by(erasedOf(people), ({ asksAt }) => minute(asksAt!)) },
    ],
    [
      "the request",
      "The brand keeps a request about rights for a year after its end, as evidence, with what the customer wrote; every fourth wrote who they are.",
      { named: after.named },
    ],
    [
      "the account that was paid",
      "A reward was paid to an account; of every fourth person others know that account. The account that DeCDP derives for a brand is known to nobody.",
      {
        payees: new Map(
          people.flatMap(({ isPayeeKnown, number, payee }) => (isPayeeKnown ? [[number, payee]] : [])),
        ),
      },
    ],
    [
      "copies of the records",
      "Light records that the brand handed out before, such as to an auditor, have the groups of sealed answers; whoever can guess groups compares them, too.",
      { guesses: after.guesses, groups: before.groups },
    ],
    [
      "copies of everything",
      "A backup that is not deleted, or a thief who was there before, has everything.",
      before,
    ],
  ];
  return [
    ...links.map(([link, words, known]) => ({
      ...{ link, words },
      auc: rounded(linkageOf(people, ledger, known, START)),
    })),
    {
      link: "the pseudonym",
      words:
        "Permissions, answers, rewards and withdrawals of one pseudonym stay linked to each other on the chain; two brands see two pseudonyms.",
      auc: rounded(pseudonymLinkage(drill)),
    },
    {
      link: "the customer's device",
      words:
        'The agent forgets requests, receipts and stops, and keeps groups and days of answers and withdrawals, so that nobody hears more than before and a "no" stays a "no"; whoever has the device compares them with the chain.',
      auc: rounded(await deviceLinkage(drill, devicesAfter)),
    },
  ];
}

/** Over pairs of answers to the open and to the sealed campaign. */
function pseudonymLinkage({ ledger }: Drill): number {
  const answers = ledger.flatMap(({ subject, nullifiers }) =>
    nullifiers.map((nullifier) => ({ subject, nullifier })),
  );
  return areaUnderCurve(
    answers.flatMap((left) =>
      answers
        .filter((right) => right.nullifier !== left.nullifier)
        .map((right) => ({
          score: left.subject === right.subject ? 1 : 0,
          isTrue: ledger.some(
            ({ nullifiers }) => nullifiers.includes(left.nullifier) && nullifiers.includes(right.nullifier),
          ),
        })),
    ),
  );
}

/** Over pairs of a device and a pseudonym: by its keys, by nullifiers that it remembers, by times, and by the group. */
async function deviceLinkage({ ledger, brand }: Drill, devices: readonly Device[]): Promise<number> {
  const pairs = devices.map(async (device) => {
    const said = await saidBy(device);
    const subject = device.keys && subjectFor(device.keys, brand).address;
    return ledger.map((entry) => ({
      score: deviceScore(said, entry, subject),
      isTrue: entry.subject === device.person.subject,
    }));
  });
  return areaUnderCurve((await Promise.all(pairs)).flat());
}

function deviceScore(said: Said, entry: OnChain, subject: Address | undefined): number {
  if (entry.subject === subject || entry.nullifiers.some((one) => said.nullifiers.includes(one))) return DAY;
  const distance = (noted: number | undefined, happened: number | undefined) => {
    if (noted === undefined) return 0;
    if (happened === undefined) return DAY;
    const at = START + happened;
    // The end of its day is all that is left of a time.
    return Math.min(DAY, Math.abs(noted - (noted % DAY === 0 ? Math.ceil(at / DAY) * DAY : at)));
  };
  const isOtherGroup = said.group !== undefined && said.group !== entry.group;
  return (
    -distance(said.answeredAt, entry.signedAt) -
    distance(said.withdrewAt, entry.withdrawnAt) -
    (isOtherGroup ? DAY : 0)
  );
}

/** As it is printed: the same in README.md. */
function rounded(auc: number): number {
  return Math.round(auc * 100) / 100;
}
