import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { before, describe, it } from "node:test";
import { type Address, hashTypedData, keccak256, recoverTypedDataAddress, zeroAddress, zeroHash } from "viem";
import { fromRoot } from "../../../services/shared/paths.ts";
import { signClaim } from "../../../src/chain/actions/claim.ts";
import { signConsent, submitConsent } from "../../../src/chain/actions/consent.ts";
import { signTicket } from "../../../src/chain/actions/settlement.ts";
import { publishTerms } from "../../../src/chain/actions/terms.ts";
import { hashOfConsent } from "../../../src/chain/signatures/consentHash.ts";
import {
  claimTypedData,
  consentTypedData,
  ticketTypedData,
  withdrawalTypedData,
} from "../../../src/chain/typedData.ts";
import { hashOfWords } from "../../../src/chain/words.ts";
import { deployProtocol } from "../../support/deployProtocol.ts";
import { words } from "../../support/words.ts";

type Field = { name: string; type: string };

const ticket = {
  campaign: 1n,
  scope: 2n,
  nullifier: 5n,
  subject: zeroAddress,
  sealedValues: [1n, 2n, 3n, 4n, 5n],
  expiry: 9,
};
const claim = { campaign: 1n, nullifier: 2n, payee: zeroAddress, deadline: 9 };

describe("typed data", () => {
  let chain: Awaited<ReturnType<typeof deployProtocol>>;
  before(async () => {
    chain = await deployProtocol();
  });

  it("has the types and domains of the contracts", async () => {
    const { consentRegistry, campaigns } = chain.contracts;
    const consent = { subject: zeroAddress, terms: zeroHash, until: 2, signedAt: 1, words };
    const domainOf = ({ address }: { address: Address }) => ({ chainId: chain.deployment.chainId, address });
    const registry = { contract: consentRegistry, file: "ConsentRegistry.sol" };
    const cases = [
      { ...registry, typed: consentTypedData(domainOf(consentRegistry), consent) },
      { ...registry, typed: withdrawalTypedData(domainOf(consentRegistry), consent) },
      {
        contract: campaigns,
        file: "campaigns/Settlement.sol",
        typed: ticketTypedData(domainOf(campaigns), ticket),
      },
      {
        contract: campaigns,
        file: "campaigns/Claims.sol",
        typed: claimTypedData(domainOf(campaigns), claim),
      },
    ];
    for (const { contract, file, typed } of cases) {
      const source = await readFile(fromRoot(`contracts/${file}`), "utf8");
      for (const [type, members] of Object.entries<Field[]>(typed.types)) {
        const encoded = `"${type}(${members.map((member) => `${member.type} ${member.name}`).join(",")})"`;
        assert.ok(source.includes(encoded), encoded);
      }
      const [, name, version, chainId, verifyingContract] = await contract.read.eip712Domain();
      assert.deepEqual(typed.domain, { name, version, chainId: Number(chainId), verifyingContract });
      assert.equal(Object.keys(typed.types)[0], typed.primaryType);
      assert.deepEqual(
        Object.keys(typed.message),
        Object.values<Field[]>(typed.types)[0]!.map(({ name }) => name),
      );
    }
  });

  it("of a consent hashes the same from the hash of its words", () => {
    const domain = { chainId: 5, address: chain.deployment.consentRegistry };
    const consent = { subject: chain.deployment.campaigns, terms: keccak256("0x01"), until: 9, signedAt: 7 };
    const expected = hashTypedData(consentTypedData(domain, { ...consent, words }));
    assert.equal(hashOfConsent(domain, { ...consent, words: hashOfWords(words) }), expected);
    for (const name of ["purpose", "ifYouSayNo", "language"] as const) {
      const other = hashOfWords({ ...words, [name]: `${words[name]} ` });
      assert.notEqual(hashOfConsent(domain, { ...consent, words: other }), expected, name);
    }
  });

  it("is signed by accounts that the node keeps, as by local ones", async () => {
    const { terms } = await publishTerms(chain.brand, chain.deployment, { core: "terms", uri: "" });
    const until = (await chain.time.latest()) + 86_400;
    const consent = await signConsent(chain.other, chain.deployment, { words, terms, until });
    await submitConsent(chain.relayer, chain.deployment, consent);
    const subject = chain.other.account.address;
    assert.equal(await chain.contracts.consentRegistry.read.isConsentLive([subject, terms]), true);
  });

  it("of tickets and claims leads back to the signer", async () => {
    const signer = chain.createSubject();
    const domain = { chainId: chain.deployment.chainId, address: chain.deployment.campaigns };
    const signedTicket = await signTicket(signer, chain.deployment, ticket);
    const signedClaim = await signClaim(signer, chain.deployment, claim);
    const signers = await Promise.all([
      recoverTypedDataAddress({ ...ticketTypedData(domain, ticket), signature: signedTicket.signature }),
      recoverTypedDataAddress({ ...claimTypedData(domain, claim), signature: signedClaim.signature }),
    ]);
    assert.deepEqual(signers, [signer.account.address, signer.account.address]);
  });

  it("of a ticket needs five sealed values", () => {
    const domain = { chainId: 1, address: zeroAddress } as const;
    assert.throws(
      () => ticketTypedData(domain, { ...ticket, sealedValues: [1n] }),
      /five sealed values, not 1/,
    );
  });
});
