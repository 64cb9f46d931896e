import { writeBrandFile } from "../../../src/agent/request/brandFile.ts";
import type { BrandMessage } from "../../../src/agent/surroundings.ts";
import { writeReceipt } from "../../../src/consent/receipt/file/receipt.ts";
import { readUncountersignedReceipt } from "../../../src/consent/receipt/file/uncountersigned.ts";
import { countersignReceipt } from "../../../src/consent/receipt/proof/sign.ts";
import { verifyReceipt } from "../../../src/consent/receipt/proof/verify.ts";
import type { Chain } from "../chain.ts";

export const DOMAIN = "meridian.example";

/** What the brand hears of its customers' agents, and how it answers: it countersigns receipts that hold. */
export function brandSide(chain: Chain) {
  const heard: BrandMessage[] = [];
  const { chainId } = chain.addresses;
  return {
    heard,
    file: writeBrandFile({ domain: DOMAIN, accounts: [{ chainId, account: chain.brand.account.address }] }),
    async reply(message: BrandMessage): Promise<string | undefined> {
      heard.push(message);
      if (message.kind !== "receipt") return undefined;
      const signed = await countersignReceipt(chain.brand, readUncountersignedReceipt(message.body));
      const { holds } = await verifyReceipt(chain.reader, writeReceipt(signed), {
        now: await chain.now(),
        registry: chain.addresses.consentRegistry,
      });
      return holds ? writeReceipt(signed) : undefined;
    },
  };
}
