import { createWalletClient, custom, type Hex, keccak256, numberToHex } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { signConsent } from "../../../src/chain/actions/consent.ts";
import { consentsDeliveryCall } from "../../../src/chain/calls/deliveryCalls.ts";
import { transact } from "../../../src/chain/transact.ts";
import { plainRendering } from "../../../src/consent/terms/plainRendering.ts";
import { wordsOfRendering } from "../../../src/consent/terms/rendering.ts";
import { noteGas } from "../measures.ts";
import type { Simulation } from "../simulation.ts";

const CONSENTS = 50;
const GAS_LIMIT = 60_000;
const YEAR = 365 * 24 * 60 * 60;

/** Gas for each of fifty subjects whose consents to one purpose a relayer brings on chain in one transaction. */
export async function relayConsents({ chain, campaigns, measures }: Simulation): Promise<number> {
  const { terms, plan } = campaigns.course;
  const until = (await chain.now()) + YEAR;
  const words = wordsOfRendering(plainRendering(plan.text));
  const consents = await Promise.all(
    Array.from({ length: CONSENTS }, (_, index) => {
      const key: Hex = keccak256(numberToHex(index, { size: 32 }));
      const client = createWalletClient({
        account: privateKeyToAccount(key),
        chain: chain.reader.chain,
        transport: custom({ request: chain.reader.request }),
      });
      return signConsent(client, chain.addresses, { terms, until, words });
    }),
  );
  const call = consentsDeliveryCall(chain.addresses, { consents, gasLimit: GAS_LIMIT });
  const { gasUsed } = noteGas(
    measures,
    "relay 50 consents",
    await transact(chain.relayer, chain.addresses, call),
  );
  return Math.ceil(Number(gasUsed) / CONSENTS);
}
