import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { concat, createWalletClient, custom, type Hex, hashStruct, keccak256, toHex, zeroHash } from "viem";
import { generatePrivateKey, privateKeyToAccount, toAccount } from "viem/accounts";
import { readConsent, signConsent, submitConsent } from "../../../../src/chain/actions/consent.ts";
import { publishTerms } from "../../../../src/chain/actions/terms.ts";
import { signWithdrawal, submitWithdrawal } from "../../../../src/chain/actions/withdrawal.ts";
import { consentTypedData } from "../../../../src/chain/typedData.ts";
import { hashOfWords } from "../../../../src/chain/words.ts";
import { deployProtocol } from "../../../support/deployProtocol.ts";
import { signatureForms } from "../../../support/signatureForms.ts";
import { words } from "../../../support/words.ts";

/** Accepts every signature, after 25,000 rounds of a loop that takes 26 gas. */
const costlyAccount = "0x620061a85b600190038060045750631626ba7e60e01b5f5260205ff3";
/** Returns one word of zeros. */
const refusingAccount = "0x60205ff3";

describe("what wallets sign", () => {
  let chain: Awaited<ReturnType<typeof deployProtocol>>;
  let terms: Hex;
  let until: number;
  before(async () => {
    chain = await deployProtocol();
    ({ terms } = await publishTerms(chain.brand, chain.deployment, {
      core: "terms",
      uri: "",
    }));
    until = (await chain.time.latest()) + 86_400;
  });

  const isLive = async (subject: Hex) =>
    (await readConsent(chain.publicClient, chain.deployment, { subject, terms })).isLive;

  /** A client whose account writes signatures in one of the forms. */
  const writing = (form: number) => {
    const local = privateKeyToAccount(generatePrivateKey());
    const account = toAccount({
      ...local,
      signTypedData: async (data) => signatureForms(await local.signTypedData(data as never))[form]!,
    });
    return createWalletClient({
      account,
      chain: chain.publicClient.chain,
      transport: custom(chain.connection.provider),
    });
  };

  it("counts in every form, signed by the library or by the app", async () => {
    for (const form of [0, 1, 2, 3, 4]) {
      const subject = writing(form);
      const consent = await signConsent(subject, chain.deployment, { terms, words, until });
      assert.match(consent.signature, /^0x[0-9a-f]{128}1[bc]$/);
      const byApp = { ...consent, signature: signatureForms(consent.signature)[form]! };
      await submitConsent(chain.relayer, chain.deployment, byApp);
      assert.equal(await isLive(consent.subject), true, `form ${form}`);
      const withdrawal = await signWithdrawal(subject, chain.deployment, { terms });
      const stop = { ...withdrawal, signature: signatureForms(withdrawal.signature)[form]! };
      await submitWithdrawal(chain.relayer, chain.deployment, stop);
      assert.equal(await isLive(consent.subject), false, `form ${form}`);
    }
  });

  /** A wallet as pages have it, with one answer of its own. */
  const wallet = (method: string, answer: () => unknown) =>
    createWalletClient({
      account: chain.other.account.address,
      chain: chain.publicClient.chain,
      transport: custom({
        request: async (request) =>
          request.method === method ? answer() : chain.connection.provider.request(request),
      }),
    });

  it("is not asked of a wallet on another chain, which is named", async () => {
    const elsewhere = wallet("eth_chainId", () => "0x1");
    const message =
      /The wallet is on chain 1, the contracts are on chain 31337 \(Hardhat\)\. Switch the wallet/;
    await assert.rejects(signConsent(elsewhere, chain.deployment, { terms, words, until }), message);
    await assert.rejects(publishTerms(elsewhere, chain.deployment, { core: "terms", uri: "" }), message);
  });

  it("and refuse for the chain's sake is told in words, with the chain", async () => {
    const cases: [object, RegExp][] = [
      [{ code: 4901, message: "disconnected" }, /not connected to chain 31337 \(Hardhat\)/],
      [{ code: 4902, message: "unknown" }, /does not know chain 31337 \(Hardhat\)\. Add chain 31337/],
      [
        { code: -32603, message: 'Provided chainId "31337" must match the active chainId "1"' },
        /on another chain than chain 31337 \(Hardhat\)\. Switch/,
      ],
    ];
    for (const [error, message] of cases) {
      const refusing = wallet("eth_signTypedData_v4", () =>
        Promise.reject(Object.assign(new Error(), error)),
      );
      await assert.rejects(
        signConsent(refusing, chain.deployment, { terms, words, until, signedAt: 1 }),
        message,
      );
    }
  });

  it("without the domain, because an app passed typed data raw, is explained", async () => {
    const account = privateKeyToAccount(generatePrivateKey());
    const consent = { subject: account.address, terms, words, until, signedAt: await chain.time.latest() };
    const { chainId, consentRegistry: address } = chain.deployment;
    const typedData = consentTypedData({ chainId, address }, consent);
    const { types, primaryType, message } = typedData;
    // As wallets do: no type for the domain is a type without fields.
    const separator = keccak256(keccak256(toHex("EIP712Domain()")));
    const struct = hashStruct({ data: message, primaryType, types } as never);
    const signature = await account.sign({ hash: keccak256(concat(["0x1901", separator, struct])) });
    await assert.rejects(
      submitConsent(chain.relayer, chain.deployment, { ...consent, words: hashOfWords(words), signature }),
      /signed it without its domain\. Let signTypedData of viem or ethers ask/,
    );
  });

  it("by another account is explained", async () => {
    const consent = await signConsent(writing(0), chain.deployment, { terms, words, until });
    await assert.rejects(
      submitConsent(chain.relayer, chain.deployment, { ...consent, subject: chain.other.account.address }),
      new RegExp(`choose ${chain.other.account.address} in the wallet`, "i"),
    );
  });

  it("for an account whose code takes more gas than the contracts give, or refuses, is explained", async () => {
    const subject = privateKeyToAccount(generatePrivateKey()).address;
    const signedAt = await chain.time.latest();
    const consent = { subject, terms, until, signedAt, words: zeroHash, signature: "0x1234" } as const;
    const submit = () => submitConsent(chain.relayer, chain.deployment, consent);
    await chain.connection.networkHelpers.setCode(subject, costlyAccount);
    await assert.rejects(
      submit(),
      /accepts it, but takes more than the 400,000 gas.*send the transaction itself/,
    );
    await chain.connection.networkHelpers.setCode(subject, refusingAccount);
    await assert.rejects(submit(), /does not accept it: sign with one of its owners/);
  });

  it("for an account that is not deployed yet says what to do", async () => {
    const consent = await signConsent(writing(0), chain.deployment, { terms, words, until });
    const wrapped = concat([consent.signature, `0x${"6492".repeat(16)}`]);
    await assert.rejects(
      submitConsent(chain.relayer, chain.deployment, { ...consent, signature: wrapped }),
      /not on the chain yet \(ERC-6492\)/,
    );
  });
});
