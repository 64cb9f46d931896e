import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import type { Hex } from "viem";
import { liveThrough } from "../../../../scripts/receipts/life.ts";
import { BEGIN, startLifeChain } from "../../../../scripts/receipts/lifeChain.ts";
import { fromRoot } from "../../../../services/shared/paths.ts";
import type { SigningClient } from "../../../../src/chain/transact.ts";
import {
  hashOfReceipt,
  type Receipt,
  type ReceiptContent,
  readReceipt,
} from "../../../../src/consent/receipt/file/receipt.ts";
import type { ReceiptFacts } from "../../../../src/consent/receipt/life/facts.ts";
import type { LifeEvent } from "../../../../src/consent/receipt/life/states.ts";
import {
  countersignReceipt,
  receiptContent,
  signReceipt,
  stateSilence,
} from "../../../../src/consent/receipt/proof/sign.ts";
import { signatureLines } from "../../../../src/consent/receipt/proof/signatures.ts";
import { verifyReceipt } from "../../../../src/consent/receipt/proof/verify.ts";
import { plainRendering } from "../../../../src/consent/terms/plainRendering.ts";
import { hashOfTerms } from "../../../../src/consent/terms/reading.ts";
import { signRendering } from "../../../../src/consent/terms/renderingSignature.ts";
import { InvalidValueError } from "../../../../src/errors.ts";
import { partsOf, replaced, without } from "../../../support/formats/json.ts";
import { accountOf, wordOf } from "../../../support/formats/values.ts";
import { clientOfNode } from "../../../support/saidByNode.ts";

const now = BEGIN + 100 * 86_400;

describe("a receipt that was made once", () => {
  it("holds as long as there is its format, and has the same hash", async () => {
    const text = readFileSync(fromRoot("test/vectors/receipt.json"), "utf8");
    const { holds, lines } = await verifyReceipt(undefined, text, { now: 2_000_000_000 });
    assert.ok(holds, lines.map(({ words }) => words).join("\n"));
    const hash = "0xfdad6ca147b1ead004d4b645ad6d99c1625eba877da95b8b915db7ea5676c7a3";
    assert.equal(hashOfReceipt(readReceipt(text)), hash);
  });
});

describe("a receipt", () => {
  let chain: Awaited<ReturnType<typeof startLifeChain>>;
  let receipts: Receipt[];
  const of = (event: LifeEvent) => receipts.find(({ facts }) => facts.event === event)!;
  const verify = (receipt: unknown) => verifyReceipt(chain.reader, receipt, { now });
  /** The checks that fail. */
  const failing = async (receipt: unknown) =>
    (await verify(receipt)).lines.filter(({ holds }) => !holds).map(({ check }) => check);
  /** Both sides sign other facts together: only the chain can tell. */
  const conspire = async (receipt: Receipt, change: Partial<ReceiptFacts>, words: Partial<Receipt> = {}) => {
    const content = receiptContent({ ...receipt.facts, ...change }, { ...receipt, ...words });
    return countersignReceipt(chain.brand, await signReceipt(chain.subject, content));
  };

  before(async () => {
    chain = await startLifeChain();
    receipts = await liveThrough(chain, { begin: BEGIN });
  });
  after(() => chain.close());

  it("is refused with other facts than the chain has, although both sides signed them", async () => {
    const { at, until, recorded } = of("given").facts;
    const changes: readonly [LifeEvent, Partial<ReceiptFacts>][] = [
      ["given", { until: until! + 1 }],
      ["given", { at: at - 1 }],
      ["given", { recorded: { ...recorded!, log: recorded!.log + 1 } }],
      ["given", { recorded: { ...recorded!, block: recorded!.block + 1 } }],
      ["given", { recorded: { ...recorded!, transaction: wordOf(1) } }],
      ["given", { recorded: of("withdrawn").facts.recorded! }],
      ["given", { recorded: of("given").facts.published }],
      ["renewed", { until: of("renewed").facts.until! + 86_400 }],
      ["withdrawn", { at: of("withdrawn").facts.at - 1 }],
      ["withdrawn", { recorded: recorded! }],
      ["expired", { at: of("expired").facts.at - 1 }],
      ["revoked", { at: of("given").facts.at }],
    ];
    for (const [event, change] of changes) {
      const { lines } = await verify(await conspire(of(event), change));
      const wrong = lines.filter(({ holds }) => !holds).map(({ check }) => check);
      assert.deepEqual(wrong, ["event on chain"], JSON.stringify(change));
    }
  });

  it("is refused with terms that were not published, or not yet, or elsewhere", async () => {
    const { published } = of("shown").facts;
    for (const change of [
      { at: BEGIN - 1, created: BEGIN },
      { published: { ...published, log: published.log + 1 } },
      { published: of("given").facts.recorded! },
    ]) {
      assert.deepEqual(await failing(await conspire(of("shown"), change)), ["terms on chain"]);
    }
    const longer = { ...of("shown").terms, retention: "80 days" };
    const rendering = { ...of("shown").shown.rendering, terms: hashOfTerms(longer) };
    const shown = await signRendering(chain.brand, chain.deployment, { terms: longer, rendering });
    const other = await conspire(of("shown"), {}, { terms: longer, shown });
    assert.deepEqual(await failing(other), ["terms on chain"]);
  });

  it("is refused with other words than the subject signed, although the brand signed them later", async () => {
    const { terms, shown } = of("given");
    const rendering = { ...shown.rendering, version: 2, ifYouSayNo: "Nothing changes." };
    const later = await signRendering(chain.brand, chain.deployment, { terms, rendering });
    assert.deepEqual(await failing(await conspire(of("given"), {}, { shown: later })), ["event on chain"]);
  });

  it("is refused with words that the brand did not sign, unless they are the software's own", async () => {
    const { terms, shown, facts } = of("refused");
    const forged = { ...shown, rendering: { ...shown.rendering, title: "Free gifts" } };
    assert.deepEqual(await failing(await conspire(of("refused"), {}, { shown: forged })), ["rendering"]);
    const own = await conspire(
      of("refused"),
      { id: facts.id },
      { shown: { rendering: plainRendering(terms) } },
    );
    const { holds, lines } = await verify(own);
    assert.ok(holds);
    assert.match(lines.map(({ words }) => words).join(), /The brand signed no words/);
  });

  it("is refused with JSON-LD that says something else, although both sides signed it", async () => {
    const { facts, terms, shown, receipt } = of("given");
    const text = JSON.stringify(receipt).replace('"90', '"99').replace("P90D", "P99D");
    assert.notEqual(text, JSON.stringify(receipt));
    const content: ReceiptContent = { facts, terms, shown, receipt: JSON.parse(text) };
    const signed = await countersignReceipt(chain.brand, await signReceipt(chain.subject, content));
    assert.deepEqual(await failing(signed), ["document"]);
  });

  it("is refused with a signature of another receipt, or of somebody else", async () => {
    const [given, renewed] = [of("given"), of("renewed")];
    assert.deepEqual(await failing({ ...given, signature: renewed.signature }), ["subject's signature"]);
    const swapped = { ...given, countersignature: given.signature, signature: given.countersignature };
    assert.deepEqual(await failing(swapped), ["subject's signature", "brand's signature"]);
    for (const sign of [
      (client: SigningClient) => signReceipt(client, given),
      (client: SigningClient) => countersignReceipt(client, given),
      (client: SigningClient) => stateSilence(client, given, now),
    ]) {
      await assert.rejects(sign(chain.relayer), InvalidValueError);
    }
  });

  it("counts only with a signature in the form that the contracts take", async () => {
    const given = of("given");
    const low = given.signature.endsWith("1b") ? "00" : "01";
    const other = `${given.signature.slice(0, -2)}${low}`;
    assert.deepEqual(await failing({ ...given, signature: other }), ["subject's signature"]);
  });

  it("holds while the brand is silent, says so, and needs the subject's word for it", async () => {
    const { countersignature, ...rest } = of("given");
    const silent = await stateSilence(chain.subject, rest as never, now);
    const { holds, lines } = await verify(silent);
    assert.ok(holds);
    assert.match(
      lines.find(({ check }) => check === "brand's signature")!.words,
      /^None: the subject states/,
    );
    const { silence } = silent;
    assert.deepEqual(await failing({ ...silent, silence: { ...silence, askedAt: now - 1 } }), [
      "brand's signature",
    ]);
    assert.deepEqual(await failing({ ...silent, silence: { ...silence, askedAt: now + 99_999 } }), [
      "dates",
      "brand's signature",
    ]);
    assert.deepEqual(await failing(rest), ["schema"]);
    assert.deepEqual(await failing({ ...silent, countersignature }), ["schema"]);
    await assert.rejects(stateSilence(chain.subject, rest as never, BEGIN), /cannot have been asked before/);
  });

  it("of what the brand did needs the brand's signature", async () => {
    const { countersignature: _, ...rest } = of("revoked");
    assert.deepEqual(await failing(await stateSilence(chain.subject, rest as never, now)), [
      "brand's signature",
    ]);
  });

  it("of a customer with a smart account holds if its code says so", async () => {
    const content = receiptContent({ ...of("shown").facts, subject: accountOf(8) }, of("shown"));
    const receipt = await countersignReceipt(chain.brand, { ...content, signature: "0x11" });
    const says = (code: string) => clientOfNode({ call: () => `0x${code}${"0".repeat(56)}` as Hex });
    const found = async (client: Parameters<typeof signatureLines>[0]) =>
      (await signatureLines(client, receipt)).filter(({ holds }) => !holds).map(({ check }) => check);
    assert.deepEqual(await found(says("1626ba7e")), []);
    assert.deepEqual(await found(says("ffffffff")), ["subject's signature"]);
    assert.deepEqual(await found(undefined), ["subject's signature"]);
  });

  it("is refused on another chain, for another registry, and if it comes from the future", async () => {
    const given = of("given");
    const { lines } = await verifyReceipt(chain.reader, given, { now, registry: accountOf(9) });
    assert.match(lines[0]!.words, /It is about the registry/);
    assert.deepEqual(
      (await verifyReceipt(chain.reader, given, { now: BEGIN })).lines.filter(({ holds }) => !holds)[0]!
        .check,
      "dates",
    );
    const elsewhere = await conspire(given, {}).then((receipt) => ({
      ...receipt,
      facts: { ...receipt.facts, chainId: 1 },
    }));
    const found = await failing(elsewhere);
    for (const check of ["document", "subject's signature", "terms on chain", "event on chain"] as const) {
      assert.ok(found.includes(check), check);
    }
  });

  it("is verified without a node as far as that goes", async () => {
    const { holds, lines } = await verifyReceipt(undefined, of("given"), { now });
    assert.ok(holds);
    assert.equal(lines.length, 7);
  });

  it("cannot be made of facts that contradict each other", () => {
    const { facts, ...rest } = of("given");
    const wrong: readonly [Partial<ReceiptFacts>, RegExp][] = [
      [{ until: undefined }, /"until" is missing for "given"/],
      [{ until: facts.at }, /"until" is not later than "at"/],
      [{ created: facts.at - 1 }, /"created" is before "at"/],
      [{ party: "brand" }, /"given" is brought about by the subject/],
      [{ recorded: undefined }, /"recorded" is missing for "given"/],
      [{ event: "refused", recorded: undefined }, /"until" is not known for "refused"/],
      [{ event: "deferred" }, /"recorded" is not known for "deferred"/],
      [{ id: "7" }, /must be a random UUID/],
    ];
    for (const [change, message] of wrong) {
      assert.throws(() => receiptContent({ ...facts, ...change }, rest), message, JSON.stringify(change));
    }
  });

  it("is refused with any part of the file missing, of another type, or one more", async () => {
    for (const receipt of [of("given"), of("withdrawn")]) {
      const optional =
        /^(facts\.previous|terms\.(dataProtectionOfficer|largestReward|decision\.(logic|humanContact)|.*safeguard)|shown\.signature)$/;
      for (const { path, part } of partsOf(receipt)) {
        if (path[0] === "receipt" || path.length === 0) continue;
        const changed = [
          ...(typeof path.at(-1) === "string" && !optional.test(path.join("."))
            ? [without(receipt, path)]
            : []),
          replaced(receipt, path, typeof part === "number" ? `${part}` : 7.5),
          ...(typeof part === "object" && !Array.isArray(part)
            ? [replaced(receipt, path, { ...(part as object), more: 1 })]
            : []),
        ];
        for (const one of changed) {
          const { holds } = await verifyReceipt(undefined, one, { now });
          assert.ok(!holds, path.join("."));
        }
      }
    }
  });

  it("is refused as a file that readers would read differently, or that is too large", async () => {
    const text = JSON.stringify(of("given"));
    const twice = text.replace('"facts":', '"facts":{},"facts":');
    const proto = text.replace('"receipt":{', '"receipt":{"__proto__":{},');
    for (const changed of [twice, proto, `${text}${" ".repeat(500_000)}`, "[".repeat(1000), "{}", "7"]) {
      assert.deepEqual(await failing(changed), ["schema"]);
    }
    const deep = Array.from({ length: 100_000 }).reduce((inner) => [inner], []);
    const { receipt } = of("given");
    assert.deepEqual(await failing({ ...of("given"), receipt: { ...receipt, deep } }), ["schema"]);
    const parsed = JSON.parse(proto);
    assert.ok(Object.hasOwn(parsed.receipt, "__proto__"));
    assert.deepEqual(await failing(parsed), ["schema"]);
  });
});
