import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { parseEther } from "viem";
import { countSegments, tallyOf } from "../../../src/brand/insights/tally.ts";
import { armsOf, liftInWords, liftOf } from "../../../src/brand/lift/lift.ts";
import { currentSegment, linkCustomer, recordAnswer, recordConsent } from "../../../src/brand/lightRecord.ts";
import { advisePartners } from "../../../src/brand/partners/advice.ts";
import { checkHandOver } from "../../../src/brand/partners/checkHandOver.ts";
import { makeHandOver } from "../../../src/brand/partners/handOver.ts";
import { forgetStoppedHandOvers, handedOverSegment, keepHandOver } from "../../../src/brand/partners/keep.ts";
import { partnerTerms } from "../../../src/brand/partners/partnerTerms.ts";
import { previewOf } from "../../../src/brand/recipes/preview.ts";
import { type MixElement, recipes } from "../../../src/brand/recipes/recipes.ts";
import { acknowledgeStop } from "../../../src/brand/stop.ts";
import { isOfferStopped, takeTap } from "../../../src/brand/validation/takeTap.ts";
import { tapCounts } from "../../../src/brand/validation/tapCounts.ts";
import { validationOf } from "../../../src/brand/validation/validation.ts";
import { signClaim, submitClaim } from "../../../src/chain/actions/claim.ts";
import { readConsent, signConsent, submitConsent } from "../../../src/chain/actions/consent.ts";
import { publishTerms } from "../../../src/chain/actions/terms.ts";
import { signWithdrawal, submitWithdrawal } from "../../../src/chain/actions/withdrawal.ts";
import { newReceiptId } from "../../../src/consent/receipt/life/receiptId.ts";
import { readPosition } from "../../../src/consent/receipt/proof/position.ts";
import { countersignReceipt, receiptContent, signReceipt } from "../../../src/consent/receipt/proof/sign.ts";
import { verifyReceipt } from "../../../src/consent/receipt/proof/verify.ts";
import { plainRendering } from "../../../src/consent/terms/plainRendering.ts";
import { canonicalTerms } from "../../../src/consent/terms/reading.ts";
import { wordsOfRendering } from "../../../src/consent/terms/rendering.ts";
import { DecdpError } from "../../../src/errors.ts";
import { readHandOverFile, writeHandOverFile } from "../../../src/format/record/handOverFile.ts";
import { writeStopNotice } from "../../../src/format/record/stopNotice.ts";
import { memoryStore } from "../../../src/store.ts";
import { type Eaten, type Kitchen, openKitchen, type Served } from "../../support/brand/kitchen.ts";
import { fjell, havn } from "../../support/brand/partners.ts";
import { groupExamples, recipeBrand } from "../../support/brand/recipeBrand.ts";

const DAY = 86_400;
const elements = Object.keys(recipes) as MixElement[];

describe("campaigns by recipe, on a chain", () => {
  let kitchen: Kitchen;
  let served: Served[];
  const eaten = new Map<string, Eaten>();
  const records = memoryStore();
  before(async () => {
    kitchen = await openKitchen();
    const wanted = elements.map((element) => ({
      recipe: recipes[element](recipeBrand),
      values: groupExamples[element].at(-1)!,
    }));
    const offer = {
      recipe: validationOf(recipeBrand, { offer: "Tent for two" }),
      values: { tap: "bought it already" },
    };
    served = await kitchen.serve([...wanted, offer]);
  });
  after(() => kitchen?.close());
  const ofElement = (element: MixElement) => served[elements.indexOf(element)]!;

  for (const element of elements) {
    it(`${element}: asks, proves, settles, pays, is kept, tallied and measured`, async () => {
      const dish = ofElement(element);
      const answered = await kitchen.eat(dish);
      eaten.set(element, answered);
      const { recipe, campaign, terms } = dish;
      const { segment, answer } = answered;
      const subject = answer.subject;
      assert.equal(recipe.groups[segment], previewOf(recipe, groupExamples[element].at(-1)!).group);
      const now = await kitchen.now();
      const consent = await readConsent(kitchen.publicClient, kitchen.deployment, { subject, terms });
      assert.ok(consent.isLive);
      await linkCustomer(records, subject);
      await recordConsent(records, subject, { terms, until: consent.until, signedAt: consent.signedAt });
      const kept = {
        terms,
        campaign,
        nullifier: answer.nullifier,
        segment,
        validAt: answer.validAt,
        expiry: now + DAY,
      };
      await recordAnswer(records, subject, { answer: kept, now });
      assert.equal(await currentSegment(records, subject, { campaign, now }), segment);
      const counts = await countSegments(records, { campaign, now });
      assert.equal(counts[segment], 1);
      // One customer is no tally, and no lift.
      assert.equal(tallyOf(counts, recipe.groups).total, undefined);
      const { oneIn, window } = recipe.measure;
      const outcomes = [{ nullifier: answer.nullifier, since: now - window, bought: true }];
      assert.match(liftInWords(liftOf(armsOf(outcomes, { oneIn, window, now }))), /not yet known/);
    });
  }

  it("a tap closes the loop: paid, sealed, by a consent of its own, and the offer stops", async () => {
    const product = ofElement("product");
    const validation = served.at(-1)!;
    const { answer, segment } = await kitchen.eat(validation);
    assert.notEqual(validation.terms, product.terms);
    const { customer, deployment, relayer } = kitchen;
    const claim = { campaign: answer.campaign, nullifier: answer.nullifier, payee: relayer.account.address };
    const deadline = (await kitchen.now()) + DAY;
    const signed = await signClaim(customer, deployment, { ...claim, deadline });
    const { amount } = await submitClaim(relayer, deployment, signed);
    assert.equal(amount, parseEther(validation.recipe.reward.amount));
    const { subject, nullifier } = answer;
    const offer = { campaign: product.campaign, subject };
    const offeredTo = eaten.get("product")!.segment;
    const now = await kitchen.now();
    await takeTap(records, { ...offer, offeredTo, tapped: segment, nullifier, until: now + DAY });
    assert.ok(await isOfferStopped(records, { ...offer, now }));
    assert.equal((await tapCounts(records, offer)).get(offeredTo)!["bought it already"], 1);
  });

  describe("and partners", () => {
    const texts = {
      fjell: partnerTerms(recipes.product(recipeBrand).terms, fjell),
      havn: partnerTerms(recipes.product(recipeBrand).terms, havn),
    };
    const atFjell = memoryStore();
    const check = (text: string, partner = fjell.party.name) =>
      checkHandOver(kitchen.publicClient, kitchen.deployment, { file: readHandOverFile(text), partner });
    const failing = async (text: string, partner?: string) =>
      (await check(text, partner)).lines.filter(({ holds }) => !holds).map((line) => line.check);
    const toMake = async (partner: "fjell" | "havn") => {
      const { answer, sealKey, block } = eaten.get("product")!;
      const { campaign, subject, nullifier, sealedSegment } = answer;
      return {
        ...{ campaign, subject, nullifier, sealedSegment, sealKey, block },
        ...{ partner: { fjell, havn }[partner].party.name, terms: texts[partner] },
        until: (await kitchen.now()) + 30 * DAY,
      };
    };
    let file: string;

    it("one of two is agreed to, with a receipt of its own that the chain bears out", async () => {
      const { brand, customer, deployment, publicClient: reader, relayer, now } = kitchen;
      const published = await publishTerms(brand, deployment, { core: canonicalTerms(texts.fjell), uri: "" });
      await publishTerms(brand, deployment, { core: canonicalTerms(texts.havn), uri: "" });
      if (published.publishedBefore) throw new Error("The terms are new.");
      const rendering = plainRendering(texts.fjell);
      const subject = customer.account.address;
      const until = (await now()) + 60 * DAY;
      const consent = await signConsent(customer, deployment, {
        terms: published.terms,
        until,
        words: wordsOfRendering(rendering),
      });
      const { hash } = await submitConsent(relayer, deployment, consent);
      const at = { terms: published.terms };
      const facts = {
        ...({
          id: newReceiptId(),
          created: await now(),
          event: "given",
          at: consent.signedAt,
          until,
          party: "subject",
          by: "person",
        } as const),
        ...{ agent: { name: "test", version: "1" }, subject, brand: brand.account.address },
        ...{ chainId: deployment.chainId, contract: deployment.consentRegistry },
        published: await readPosition(reader, deployment, {
          event: "TermsPublished",
          transaction: published.hash,
          ...at,
        }),
        recorded: await readPosition(reader, deployment, {
          event: "ConsentGiven",
          transaction: hash,
          ...at,
          subject,
        }),
      };
      const content = receiptContent(facts, { terms: texts.fjell, shown: { rendering } });
      const receipt = await countersignReceipt(brand, await signReceipt(customer, content));
      const verdict = await verifyReceipt(reader, receipt, { now: await now() });
      assert.deepEqual(
        verdict.lines.filter(({ holds }) => !holds),
        [],
      );
    });

    it("only the one that was agreed to receives the segment, and checks it without the brand", async () => {
      const { brand, other, deployment } = kitchen;
      await assert.rejects(
        makeHandOver(brand, deployment, await toMake("havn")),
        /no live consent to the terms of Havn/,
      );
      await assert.rejects(makeHandOver(other, deployment, await toMake("fjell")), DecdpError);
      file = await makeHandOver(brand, deployment, await toMake("fjell"));
      assert.deepEqual(await failing(file), []);
      assert.equal(readHandOverFile(file).handOver.segment, 3);
      assert.deepEqual(await failing(file, havn.party.name), ["terms"]);
    });

    it("nothing of a hand-over can be altered", async () => {
      const { handOver, ...rest } = readHandOverFile(file);
      const altered = (change: Partial<typeof handOver>) =>
        failing(writeHandOverFile({ ...rest, handOver: { ...handOver, ...change } }));
      assert.deepEqual(await altered({ segment: 2 }), ["brand's signature", "answer on chain"]);
      assert.deepEqual(await altered({ until: handOver.until + DAY }), ["brand's signature"]);
      assert.deepEqual(await altered({ nullifier: 1n }), ["brand's signature", "answer on chain"]);
      assert.deepEqual(await altered({ sealKey: 1n }), ["brand's signature", "answer on chain"]);
      assert.deepEqual(await altered({ until: 1 }), ["brand's signature", "time"]);
      assert.deepEqual(await altered({ block: 2n ** 255n }), ["brand's signature", "answer on chain"]);
      assert.deepEqual(await altered({ block: handOver.block - 1n }), [
        "brand's signature",
        "answer on chain",
      ]);
      const elsewhere = writeHandOverFile({ ...rest, chainId: 1, handOver });
      assert.deepEqual(await failing(elsewhere), ["place"]);
      const otherText = writeHandOverFile({
        ...rest,
        terms: { ...rest.terms, retention: "1 year" },
        handOver,
      });
      assert.deepEqual(await failing(otherText), ["terms"]);
    });

    it("are stopped by the withdrawal from the campaign, and may be stopped alone", async () => {
      const { customer, deployment, publicClient: reader, relayer, now } = kitchen;
      const { handOver } = readHandOverFile(file);
      const { subject, campaign } = handOver;
      const base = ofElement("product").terms;
      const known = async (terms: typeof base) => ({
        terms,
        ...(await readConsent(reader, deployment, { subject, terms })),
      });
      const [toCampaign, toPartner] = [await known(base), await known(handOver.terms)];
      const segmentAt = (store: typeof atFjell, time: number) =>
        handedOverSegment(store, subject, { campaign, now: time });

      // The partner is told to stop: for its own terms here, for the campaign's there.
      for (const terms of [handOver.terms, base]) {
        const store = memoryStore();
        const time = await now();
        await keepHandOver(store, { handOver, toCampaign, toPartner, now: time });
        assert.equal(await segmentAt(store, time), 3);
        const withdrawal = await signWithdrawal(customer, deployment, { terms });
        const notice = writeStopNotice({ ...deployment, recipient: fjell.party.name, withdrawal });
        await acknowledgeStop(kitchen.other, deployment, { notice, records: store, now: time });
        assert.equal(await segmentAt(store, time), undefined);
        await forgetStoppedHandOvers(store, time);
        assert.deepEqual(
          (await store.list("customer/")).filter((key) => key.includes("/answer/")),
          [],
        );
      }

      // Without a word to the partner, the chain tells it.
      const alone = await signWithdrawal(customer, deployment, { terms: handOver.terms });
      await submitWithdrawal(relayer, deployment, alone);
      assert.deepEqual(await failing(file), ["consent to the partner"]);
      assert.ok(
        (await readConsent(reader, deployment, { subject, terms: base })).isLive,
        "the campaign goes on",
      );
      await submitWithdrawal(
        relayer,
        deployment,
        await signWithdrawal(customer, deployment, { terms: base }),
      );
      assert.deepEqual(await failing(file), ["consent to the campaign", "consent to the partner"]);
    });

    it("are picked from a list with reasons", () => {
      const [first, second] = advisePartners(recipes.product(recipeBrand).terms, [havn, fjell]);
      assert.equal(first!.partner, fjell);
      assert.ok(first!.suits && !second!.suits);
    });
  });
});
