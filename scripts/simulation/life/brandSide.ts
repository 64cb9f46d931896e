import { writeBrandFile } from "../../../src/agent/request/brandFile.ts";
import type { BrandMessage } from "../../../src/agent/surroundings.ts";
import { acknowledgeStop } from "../../../src/brand/stop.ts";
import { writeReceipt } from "../../../src/consent/receipt/file/receipt.ts";
import { readUncountersignedReceipt } from "../../../src/consent/receipt/file/uncountersigned.ts";
import { countersignReceipt } from "../../../src/consent/receipt/proof/sign.ts";
import { verifyReceipt } from "../../../src/consent/receipt/proof/verify.ts";
import type { Simulation } from "../simulation.ts";

export const DOMAIN = "meridian.example";

/** What the brand hears of its customers' agents, and how it answers: it countersigns receipts that hold, and stops. */
export function brandSide({ chain, records }: Pick<Simulation, "chain" | "records">) {
  const heard: BrandMessage[] = [];
  const { chainId } = chain.addresses;
  return {
    heard,
    file: writeBrandFile({ domain: DOMAIN, accounts: [{ chainId, account: chain.brand.account.address }] }),
    async reply(message: BrandMessage): Promise<string | undefined> {
      heard.push(message);
      if (message.kind === "stop") {
        const now = await chain.now();
        return acknowledgeStop(chain.brand, chain.addresses, { notice: message.body, records, now });
      }
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
