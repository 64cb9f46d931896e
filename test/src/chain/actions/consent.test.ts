import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { type Hex, keccak256, toHex } from "viem";
import {
  giveConsent,
  readConsent,
  signConsent,
  submitConsent,
} from "../../../../src/chain/actions/consent.ts";
import { readConsentsGiven, readConsentsWithdrawn } from "../../../../src/chain/actions/events.ts";
import { publishTerms, termsIdOf } from "../../../../src/chain/actions/terms.ts";
import {
  signWithdrawal,
  submitWithdrawal,
  withdrawConsent,
} from "../../../../src/chain/actions/withdrawal.ts";
import { signingTime } from "../../../../src/chain/signingTime.ts";
import { deployProtocol } from "../../../support/deployProtocol.ts";
import { rejectsWith } from "../../../support/errors.ts";
import { words } from "../../../support/words.ts";

describe("consent on chain", () => {
  let chain: Awaited<ReturnType<typeof deployProtocol>>;
  let terms: Hex;
  let until: number;

  before(async () => {
    chain = await deployProtocol();
    const core = "We ask for your age to choose an offer.";
    const published = await publishTerms(chain.brand, chain.deployment, {
      core,
      uri: "https://brand.example",
    });
    terms = published.terms;
    until = (await chain.time.latest()) + 30 * 86_400;
    assert.equal(terms, termsIdOf(chain.brand.account.address, keccak256(toHex(core))));
  });

  const state = (subject: { account: { address: Hex } }) =>
    readConsent(chain.publicClient, chain.deployment, { subject: subject.account.address, terms });

  it("counts when the subject signed it and somebody else submits it, for at most 60,000 gas", async () => {
    const subject = chain.createSubject();
    const consent = await signConsent(subject, chain.deployment, { words, terms, until });
    const { gasUsed } = await submitConsent(chain.relayer, chain.deployment, consent);
    assert.deepEqual(await state(subject), {
      until,
      signedAt: consent.signedAt,
      withdrawnAt: 0,
      isLive: true,
    });
    assert.ok(gasUsed <= 60_000n, `${gasUsed} gas`);
  });

  it("ends by a signed withdrawal that somebody else submits, for at most 40,000 gas", async () => {
    const subject = chain.createSubject();
    await submitConsent(
      chain.relayer,
      chain.deployment,
      await signConsent(subject, chain.deployment, { words, terms, until }),
    );
    const withdrawal = await signWithdrawal(subject, chain.deployment, { terms });
    const { gasUsed } = await submitWithdrawal(chain.relayer, chain.deployment, withdrawal);
    assert.equal((await state(subject)).isLive, false);
    assert.ok(gasUsed <= 40_000n, `${gasUsed} gas`);
  });

  it("is given and withdrawn by the customer's own transactions", async () => {
    await giveConsent(chain.other, chain.deployment, { words, terms, until });
    assert.equal((await state(chain.other)).isLive, true);
    await withdrawConsent(chain.other, chain.deployment, { terms });
    assert.equal((await state(chain.other)).isLive, false);
  });

  it("changes nothing when it is submitted again", async () => {
    const subject = chain.createSubject();
    const consent = await signConsent(subject, chain.deployment, { words, terms, until });
    await submitConsent(chain.relayer, chain.deployment, consent);
    const first = await state(subject);
    await submitConsent(chain.other, chain.deployment, consent);
    assert.deepEqual(await state(subject), first);
    const given = await readConsentsGiven(chain.publicClient, chain.deployment, {
      subject: consent.subject,
      fromBlock: 0n,
      blocksPerRequest: 3n,
    });
    assert.deepEqual(
      given.map(({ signedAt }) => signedAt),
      [consent.signedAt],
    );
  });

  it("does not come back when it is submitted again after its withdrawal", async () => {
    const subject = chain.createSubject();
    const consent = await signConsent(subject, chain.deployment, { words, terms, until });
    await submitConsent(chain.relayer, chain.deployment, consent);
    const withdrawal = await signWithdrawal(subject, chain.deployment, { terms });
    await submitWithdrawal(chain.relayer, chain.deployment, withdrawal);
    await rejectsWith(submitConsent(chain.other, chain.deployment, consent), "ConsentOutdated");
    assert.equal((await state(subject)).isLive, false);
  });

  it("outlives a withdrawal that was signed before it and arrives after it", async () => {
    const subject = chain.createSubject();
    const now = await chain.time.latest();
    const older = await signWithdrawal(subject, chain.deployment, { terms, signedAt: now - 10 });
    const newer = await signConsent(subject, chain.deployment, { words, terms, until, signedAt: now });
    await submitConsent(chain.relayer, chain.deployment, newer);
    await submitWithdrawal(chain.relayer, chain.deployment, older);
    assert.deepEqual(await state(subject), { until, signedAt: now, withdrawnAt: now - 10, isLive: true });
  });

  it("is refused when it was signed before a withdrawal that came without any consent", async () => {
    const subject = chain.createSubject();
    const consent = await signConsent(subject, chain.deployment, { words, terms, until });
    const withdrawal = await signWithdrawal(subject, chain.deployment, { terms });
    await submitWithdrawal(chain.relayer, chain.deployment, withdrawal);
    await rejectsWith(submitConsent(chain.relayer, chain.deployment, consent), "ConsentOutdated");
    const withdrawn = await readConsentsWithdrawn(chain.publicClient, chain.deployment, {
      subject: consent.subject,
      fromBlock: 0n,
    });
    assert.equal(withdrawn.length, 1);
  });

  it("can be withdrawn by a customer whose clock lags behind the chain", async (context) => {
    const subject = chain.createSubject();
    await submitConsent(
      chain.relayer,
      chain.deployment,
      await signConsent(subject, chain.deployment, { words, terms, until }),
    );
    context.mock.timers.enable({ apis: ["Date"], now: Date.now() - 86_400_000 });
    const withdrawal = await signWithdrawal(subject, chain.deployment, { terms });
    context.mock.timers.reset();
    await submitWithdrawal(chain.relayer, chain.deployment, withdrawal);
    assert.equal((await state(subject)).isLive, false);
  });

  it("is refused when it is dated in the future, and a withdrawal with its date ends it before that", async () => {
    const subject = chain.createSubject();
    const signedAt = (await chain.time.latest()) + 1000;
    const consent = await signConsent(subject, chain.deployment, { words, terms, until, signedAt });
    const withdrawal = await signWithdrawal(subject, chain.deployment, { terms, signedAt });
    await rejectsWith(submitConsent(chain.relayer, chain.deployment, consent), "SignedInFuture");
    await submitWithdrawal(chain.relayer, chain.deployment, withdrawal);
    await chain.time.increaseTo(signedAt);
    await rejectsWith(submitConsent(chain.relayer, chain.deployment, consent), "ConsentOutdated");
  });

  it("is refused, like a withdrawal, when it is not the subject's signature", async () => {
    const subject = chain.createSubject();
    const consent = await signConsent(subject, chain.deployment, { words, terms, until });
    const withdrawal = await signWithdrawal(subject, chain.deployment, { terms });
    const longer = { ...consent, until: until + 1 };
    await rejectsWith(submitConsent(chain.relayer, chain.deployment, longer), "SignatureInvalid");
    const elsewhere = { ...withdrawal, terms: keccak256("0x") };
    await rejectsWith(submitWithdrawal(chain.relayer, chain.deployment, elsewhere), "SignatureInvalid");
  });

  it("is refused for terms that nobody published and when it has run out", async () => {
    const unknown = { terms: keccak256("0x"), words, until };
    await rejectsWith(giveConsent(chain.other, chain.deployment, unknown), "TermsUnknown");
    const over = { terms, words, until: await chain.time.latest() };
    await rejectsWith(giveConsent(chain.other, chain.deployment, over), "ConsentAlreadyOver");
  });

  it("is dated by the earlier of the signer's clock and the latest block", async (context) => {
    assert.equal(await signingTime(chain.publicClient, chain.deployment), await chain.time.latest());
    context.mock.timers.enable({ apis: ["Date"], now: 1_700_000_000_000 });
    assert.equal(await signingTime(chain.publicClient, chain.deployment), 1_700_000_000);
  });
});
