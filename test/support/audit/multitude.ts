import { keccak256, stringToHex } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import type { Answer } from "../../../src/answer/answer.ts";
import { readFoldedPoint } from "../../../src/chain/actions/campaignState.ts";
import type { ContractCall } from "../../../src/chain/calls/call.ts";
import { consentsDeliveryCall } from "../../../src/chain/calls/deliveryCalls.ts";
import { batchCall } from "../../../src/chain/calls/settlementCalls.ts";
import { consentTypedData } from "../../../src/chain/typedData.ts";
import { hashOfWords } from "../../../src/chain/words.ts";
import { SCALAR_MODULUS } from "../../../src/field.ts";
import { CROWD_ISSUER, START, VALID_AT } from "../crowd/crowd.ts";
import type { CrowdChain } from "../crowd/crowdChain.ts";
import { words } from "../words.ts";
import { createForge } from "./forging.ts";

/** Consents, and answers, in one transaction: in less than 16 million gas. */
const AT_ONCE = 100;
const MOST_GAS = 16_000_000n;

/**
 * Has so many subjects agree and answer a campaign, with proofs forged under the development key, which the contracts
 * accept like any others.
 *
 * @param onDone Is told how many have answered.
 */
export async function settleMultitude(
  { client, deployment, relayer, terms, answers }: CrowdChain,
  { campaign, count }: { readonly campaign: bigint; readonly count: number },
  onDone: (done: number) => void = () => {},
): Promise<void> {
  const forge = createForge();
  const folded = await readFoldedPoint(client, deployment, { campaign, period: 0 });
  const { root } = answers[0]!;
  const domain = { chainId: deployment.chainId, address: deployment.consentRegistry };
  const common = { campaign, issuer: CROWD_ISSUER, root, period: 0, validAt: VALID_AT };
  // Without simulating and estimating first, which would take twice as long again.
  const send = async ({ to, data }: ContractCall) => {
    const hash = await relayer.sendTransaction({ to, data, gas: MOST_GAS });
    const { status } = await client.waitForTransactionReceipt({ hash });
    if (status !== "success") throw new Error(`A transaction of the multitude reverted: ${hash}`);
  };
  for (let done = 0; done < count; done += AT_ONCE) {
    const lot = Array.from({ length: Math.min(AT_ONCE, count - done) }, (_, index) => done + index);
    const accounts = lot.map((index) => privateKeyToAccount(keccak256(stringToHex(`subject ${index}`))));
    const consents = await Promise.all(
      accounts.map(async (account) => {
        const message = {
          subject: account.address,
          terms,
          until: VALID_AT + 365 * 86_400,
          signedAt: START,
          words,
        };
        const signature = await account.signTypedData(consentTypedData(domain, message));
        return { ...message, words: hashOfWords(words), signature };
      }),
    );
    await send(consentsDeliveryCall(deployment, { consents, gasLimit: 100_000 }));
    const settled = accounts.map(({ address: subject }, index): Answer => {
      const nullifier = BigInt(keccak256(stringToHex(`nullifier ${lot[index]}`))) % SCALAR_MODULUS;
      const own = { nullifier, sealedSegment: BigInt(lot[index]! % 5), subject };
      const signals = { ...own, root, validAt: VALID_AT };
      return { ...common, ...own, proof: forge(folded, signals) };
    });
    await send(batchCall(deployment, settled));
    onDone(done + lot.length);
  }
}
