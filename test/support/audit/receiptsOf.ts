import { readTermsPublished } from "../../../src/chain/actions/auditEvents.ts";
import { readConsentsWithdrawn } from "../../../src/chain/actions/events.ts";
import type { ChainEvent } from "../../../src/chain/eventRange.ts";
import { hashOfReceipt, type Receipt } from "../../../src/consent/receipt/file/receipt.ts";
import { newReceiptId } from "../../../src/consent/receipt/life/receiptId.ts";
import { countersignReceipt, receiptContent, signReceipt } from "../../../src/consent/receipt/proof/sign.ts";
import { plainRendering } from "../../../src/consent/terms/plainRendering.ts";
import { terms } from "../consent/terms.ts";
import type { CrowdChain } from "../crowd/crowdChain.ts";

/** Receipts of a customer of the story: that the terms were shown, and of the withdrawal if there was one. */
export async function receiptsOf(chain: CrowdChain, index: number): Promise<Receipt[]> {
  const { client, deployment, brand } = chain;
  const customer = chain.customer(index);
  const subject = customer.account.address;
  const fromBlock = 0n;
  const [published] = await readTermsPublished(client, deployment, { terms: chain.terms, fromBlock });
  const { timestamp } = await client.getBlock({ blockNumber: published!.blockNumber });
  const shared = {
    agent: { name: "decdp", version: "0.1.0" },
    ...{ subject, brand: brand.account.address, chainId: deployment.chainId },
    contract: deployment.consentRegistry,
    published: positionOf(published!),
    by: "person" as const,
  };
  const shown = { rendering: plainRendering(terms) };
  const receipt = async (facts: Parameters<typeof receiptContent>[0]) => {
    const content = receiptContent(facts, { terms, shown });
    return countersignReceipt(brand, await signReceipt(customer, content));
  };
  const at = Number(timestamp) + 1;
  const first = await receipt({
    ...{ ...shared, id: newReceiptId(), event: "shown", party: "brand", at, created: at },
  });
  const [withdrawn] = await readConsentsWithdrawn(client, deployment, { subject, fromBlock });
  if (withdrawn === undefined) return [first];
  const { signedAt } = withdrawn;
  const second = await receipt({
    ...{ ...shared, id: newReceiptId(), event: "withdrawn", party: "subject", at: signedAt },
    ...{ created: withdrawn.recordedAt, recorded: positionOf(withdrawn), previous: hashOfReceipt(first) },
  });
  return [first, second];
}

function positionOf({ blockNumber, transactionHash, logIndex }: ChainEvent<object>) {
  return { block: Number(blockNumber), transaction: transactionHash, log: logIndex };
}
