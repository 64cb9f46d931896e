import type { Hex } from "viem";
import type { Prover } from "../../answer/prover.ts";
import { signConsent } from "../../chain/actions/consent.ts";
import { quoteAnswer, readSettledAnswer } from "../../chain/actions/settlement.ts";
import { signingTime } from "../../chain/signingTime.ts";
import type { SignedConsent } from "../../chain/typedData.ts";
import { recordDisclosure } from "../../consent/ledger/ledger.ts";
import type { Actor } from "../../consent/settings/history.ts";
import { plainRendering } from "../../consent/terms/plainRendering.ts";
import { wordsOfRendering } from "../../consent/terms/rendering.ts";
import { DecdpError } from "../../errors.ts";
import { writeAnswerFile } from "../../format/answer/answerFile.ts";
import { writeSubmission } from "../../format/answer/submission.ts";
import type { KnownRequest } from "../memory/knownRequest.ts";
import type { Memory } from "../memory/memory.ts";
import { noteRequest } from "../memory/requests.ts";
import { dropAnswers, queue, takeBack } from "../sending/outbox.ts";
import { subjectClient } from "../subject.ts";
import type { Surroundings } from "../surroundings.ts";
import type { Consideration } from "./consider.ts";
import { nullifierFor } from "./nullifier.ts";
import { proveAnswer } from "./prove.ts";
import { type BrandsPart, openBrandsPart } from "./seal.ts";
import type { ShownRendering } from "./shown.ts";

export interface Answering extends BrandsPart {
  /** Who says yes. Software may only where the settings answer. */
  readonly by: Actor;
  /**
   * `words` of what the customer was shown: a brand may send others meanwhile, another card may lead to another group, and the
   * end of a consent moves on with the days. Software needs none.
   */
  readonly words?: Hex | undefined;
  /** Answer although the settings refuse; for a person who was shown why. */
  readonly despiteSettings?: boolean | undefined;
}

/**
 * Proves an answer, with a consent where it takes one, and keeps it to be sent. Everything that counts against the
 * customer's privacy is noted before: what the brand will know, and who agreed to what.
 */
export async function answer(
  surroundings: Surroundings,
  memory: Memory,
  {
    considered,
    known,
    prover,
  }: { readonly considered: Consideration; readonly known: KnownRequest; readonly prover: Prover },
  given: Answering,
): Promise<KnownRequest> {
  requireAllowed(considered, given);
  await requireUnanswered(surroundings, considered, known);
  const { opened, state, until } = considered;
  const { campaign, isSealed } = opened;
  const { sealKey, ticket } = await openBrandsPart(surroundings, considered, given);
  // Software agrees to the codes alone: words that no person has read may say anything.
  const shown =
    given.by === "person"
      ? considered.shown
      : { rendering: plainRendering(considered.published.document.terms) };
  const consent = until === undefined ? undefined : await agree(surroundings, considered, { until, shown });
  const proved = await proveAnswer(
    surroundings,
    prover,
    { ...considered, campaign, brand: considered.brand.account },
    sealKey,
  );
  if (consent === undefined) await requireAcceptable(surroundings, proved);
  await noteDisclosure(memory, considered, given.by, consent);
  const { chainId, campaigns } = surroundings.deployment;
  const isForBrand = isSealed && ticket === undefined;
  // One from before the agent was stopped, of which nobody was told.
  await takeBack(memory, known);
  await queue(surroundings, memory, known, {
    kind: isForBrand ? "sealedAnswer" : "answer",
    body: isForBrand
      ? writeAnswerFile({ chainId, campaigns, answer: proved, consent })
      : writeSubmission({ answer: proved, consent, ticket }),
  });
  // The answer is kept before it is said to be given: one that is only said to be would never be sent.
  const { nullifier } = proved;
  try {
    return await noteRequest(memory, campaign, (now) => ({
      ...requireNotStopped(now, known),
      state: "answered",
      noAt: undefined,
      answer: { period: state.currentPeriod, nullifier, segment: considered.segment },
      ...(consent && now.consent && { earlierUntil: Math.max(now.earlierUntil ?? 0, now.consent.until) }),
      ...(consent && { consent: { signedAt: consent.signedAt, until: consent.until, by: given.by, shown } }),
    }));
  } catch (error) {
    await dropAnswers(memory, [known]);
    throw error;
  }
}

function requireAllowed(
  { decision, published, words: now }: Consideration,
  { by, words, despiteSettings = false }: Answering,
): void {
  const { name } = published.document;
  if (by === "person" && words !== now) {
    throw new DecdpError(`Words, group or dates of "${name}" are not those that you were shown.`, {
      details: { shown: words, now },
      hint: "Look at it again, and say yes to what you read then.",
    });
  }
  if (by === "software" && decision.verdict !== "answer") {
    throw new DecdpError(`The settings do not let software answer "${name}".`, {
      details: { verdict: decision.verdict },
      hint: "Ask the customer.",
    });
  }
  if (by === "person" && decision.verdict === "refuse" && !despiteSettings) {
    throw new DecdpError(`Your settings refuse "${name}".`, {
      details: { reasons: decision.reasons.map(({ kind }) => kind) },
      hint: "Look at the reasons. To answer all the same, say that it is despite your settings.",
    });
  }
}

/** Throws `DecdpError` if the customer stopped while the answer was made. */
function requireNotStopped({ withdrawnAt, campaign }: KnownRequest, before: KnownRequest): object {
  if (withdrawnAt === before.withdrawnAt) return {};
  throw new DecdpError(`You stopped campaign ${campaign} while the answer was made.`, {
    details: { campaign },
    hint: "Nothing was sent.",
  });
}

/** A customer answers once in a period; a second proof would only show the same nullifier again. */
async function requireUnanswered(
  { reader, deployment, keys }: Surroundings,
  { opened, state }: Consideration,
  { answer: earlier }: KnownRequest,
): Promise<void> {
  const { campaign } = opened;
  const nullifier = nullifierFor(keys, state.scope);
  const isUnderWay = earlier?.nullifier === nullifier;
  if (!isUnderWay && (await readSettledAnswer(reader, deployment, { campaign, nullifier })) === undefined)
    return;
  throw new DecdpError(`You have answered campaign ${campaign} in this period already.`, {
    details: { campaign, period: state.currentPeriod },
    hint: "Nothing has to be done: what you sent counts once.",
  });
}

async function agree(
  surroundings: Surroundings,
  { opened, state, brand }: Consideration,
  { until, shown }: { readonly until: number; readonly shown: ShownRendering },
): Promise<SignedConsent> {
  const client = subjectClient(surroundings, brand.account);
  // A clock that is slow must not date a yes before its request: no receipt of it would hold.
  const signedAt = Math.max(await signingTime(client, surroundings.deployment), state.openedAt);
  const words = wordsOfRendering(shown.rendering);
  return signConsent(client, surroundings.deployment, { terms: opened.terms, until, words, signedAt });
}

/** An answer that is refused has shown its nullifier for nothing. */
async function requireAcceptable(
  { reader, deployment }: Surroundings,
  proved: Parameters<typeof quoteAnswer>[2]["answer"],
): Promise<void> {
  const refusal = await quoteAnswer(reader, deployment, { answer: proved });
  if (refusal === undefined) return;
  throw new DecdpError(`The chain would refuse the answer: ${refusal.message}`, {
    details: { reason: refusal.reason },
    hint: "Nothing was sent.",
  });
}

async function noteDisclosure(
  memory: Memory,
  { brand, question, segment, facts, now }: Consideration,
  by: Actor,
  consent: SignedConsent | undefined,
): Promise<void> {
  const { domain, account } = brand;
  await memory.change("ledger", (ledger) =>
    recordDisclosure(ledger, domain, { question, segment, at: now, account }),
  );
  const { purpose, channel, level, categories, recipients, retention, uses } = facts;
  const agreed = consent && {
    ...{ kind: "consented" as const, brand: domain, account, at: consent.signedAt, by, until: consent.until },
    ...{ purpose, channel, level, categories, recipients, retention, uses },
  };
  await memory.change("history", (before) => [
    ...before,
    ...(agreed ? [agreed] : []),
    { kind: "answered" as const, brand: domain, account, at: now },
  ]);
}
