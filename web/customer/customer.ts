import { createClient, http } from "viem";
import { createAgent } from "../../src/agent/agent.ts";
import { tellBrandService } from "../../src/agent/sending/brandService.ts";
import type { Surroundings } from "../../src/agent/surroundings.ts";
import { createWorkerProver } from "../../src/answer/worker/workerProver.ts";
import type { CustomerKeys } from "../../src/customer/keys.ts";
import { DecdpError } from "../../src/errors.ts";
import { readLeaves } from "../../src/format/credential/leaves.ts";
import type { PageNetwork } from "../../src/format/record/pageNetwork.ts";
import type { Store } from "../../src/store.ts";
import { scriptAddress } from "../shared/integrity/scriptAddress.ts";
import { textAt } from "./fetching.ts";

/** The agent of whoever opened the page. */
export function customerAgent(network: PageNetwork, keys: CustomerKeys, store: Store) {
  const { deployment, firstBlock, relayers, rpc } = network;
  const surroundings: Surroundings = {
    ...{ keys, store, deployment, firstBlock, relayers },
    reader: createClient({ transport: http(rpc) }) as Surroundings["reader"],
    createProver: () =>
      createWorkerProver(
        { wasm: "/circuit/answer.wasm", zkey: "/circuit/answer.zkey" },
        { worker: () => new Worker(scriptAddress("/worker.js"), { type: "module" }), workers: 2 },
      ),
    async leavesOf(issuer) {
      const address = network.leaves[`${issuer}`];
      const text = address === undefined ? undefined : await textAt(address);
      if (text === undefined) {
        throw new DecdpError(`Nobody says where the cards of issuer ${issuer} are listed.`, {
          hint: "Ask whoever runs this page to add the issuer.",
        });
      }
      return readLeaves(text).leaves;
    },
    brandFileOf: (domain) => textAt(`${brandAt(network, domain)}/.well-known/decdp.json`),
    tell: tellBrandService((domain) => brandAt(network, domain)),
    brandSettles: relayers.length === 0,
    plausible: { age: 110 },
    software: { name: "decdp-page", version: "0.1.0" },
  };
  return createAgent(surroundings);
}

/** Where a brand is reached. */
export function brandAt({ brands }: Pick<PageNetwork, "brands">, domain: string): string {
  return brands[domain] ?? `https://${domain}`;
}
