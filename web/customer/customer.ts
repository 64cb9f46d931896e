import { createClient, http } from "viem";
import { tellBrandService } from "../../src/agent/sending/brandService.ts";
import type { Surroundings } from "../../src/agent/surroundings.ts";
import { createWorkerProver } from "../../src/answer/worker/workerProver.ts";
import type { CustomerKeys } from "../../src/customer/keys.ts";
import type { PageNetwork } from "../../src/format/record/pageNetwork.ts";
import type { Store } from "../../src/store.ts";
import { scriptAddress } from "../shared/integrity/scriptAddress.ts";
import { leavesOf } from "./cards/leaves.ts";
import { textAt } from "./fetching.ts";

/** What surrounds the agent of whoever opened the page. */
export function surroundingsOf(network: PageNetwork, keys: CustomerKeys, store: Store): Surroundings {
  const { deployment, firstBlock, relayers, rpc } = network;
  return {
    ...{ keys, store, deployment, firstBlock, relayers },
    reader: createClient({ transport: http(rpc) }) as Surroundings["reader"],
    createProver: () =>
      createWorkerProver(
        { wasm: "/circuit/answer.wasm", zkey: "/circuit/answer.zkey" },
        { worker: () => new Worker(scriptAddress("/worker.js"), { type: "module" }), workers: 2 },
      ),
    leavesOf: (issuer) => leavesOf(network, issuer),
    brandFileOf: (domain) => textAt(`${brandAt(network, domain)}/.well-known/decdp.json`),
    tell: tellBrandService((domain) => brandAt(network, domain)),
    brandSettles: relayers.length === 0,
    plausible: { age: 110 },
    software: { name: "decdp-page", version: "0.1.0" },
  };
}

/** Where a brand is reached. */
export function brandAt({ brands }: Pick<PageNetwork, "brands">, domain: string): string {
  return brands[domain] ?? `https://${domain}`;
}
