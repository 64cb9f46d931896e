import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { freePort } from "../../shared/freePorts.ts";
import { openChain, type SourcesChain } from "./chain.ts";
import { foldersIn, type GatewayFolders, type RunningGateway, startGateway } from "./gateway.ts";
import { openBank } from "./places/bank.ts";
import { openOwnBrand } from "./places/ownBrand.ts";
import { openOwnWord } from "./places/ownWord.ts";
import type { Place } from "./places/place.ts";
import { dataVaultIn, openPods, type Pods, podIn } from "./places/pods.ts";
import { openVault } from "./places/vault.ts";
import { openWallet } from "./places/wallet.ts";

/** Everything that a customer's attributes go through, running on this machine. */
export interface SourcesWorld {
  readonly chain: SourcesChain;
  readonly pods: Pods;
  readonly places: readonly Place[];
  readonly gateway: RunningGateway;
  readonly folders: GatewayFolders;
  /** The gateway's database as it was before it had a customer. */
  readonly untouched: string;
  close(): Promise<void>;
}

/** Says what is done next. */
export type Step = <Result>(name: string, run: () => Promise<Result>) => Promise<Result>;

/** Starts a chain, the places where the customer keeps attributes, and a gateway that reads all of them. */
export async function openSourcesWorld(step: Step): Promise<SourcesWorld> {
  const closing: (() => Promise<void>)[] = [];
  const close = async () => {
    for (const end of closing.splice(0).reverse()) await end();
  };
  const kept = <Opened extends { close(): Promise<void> }>(opened: Opened): Opened => {
    closing.push(opened.close);
    return opened;
  };
  try {
    const own = mkdtempSync(path.join(os.tmpdir(), "decdp-sources-"));
    closing.push(async () => rmSync(own, { recursive: true, force: true }));
    // What the operator wrote, purchases among it, is not what the gateway leaves behind.
    const folder = path.join(own, "operator");
    mkdirSync(folder);
    const folders = await step("An empty database", () => foldersIn(path.join(own, "gateway")));
    const untouched = path.join(own, "untouched");
    cpSync(folders.database, untouched, { recursive: true });
    const chain = kept(await step("An independent chain, and the protocol on it", openChain));
    const port = await freePort();
    const surroundings = { chain, gatewayUrl: `http://127.0.0.1:${port}`, folder };
    // Its account gets old, so that it comes first: then the chain's clock is this machine's.
    const wallet = kept(await step("A wallet that was used for a year", () => openWallet(surroundings)));
    const pods = await step("A Community Solid Server with a pod and a data vault", () =>
      openPods(surroundings),
    );
    const pod = kept(podIn(pods));
    const vault = kept(await step("A wallet with signed attributes", () => openVault(surroundings)));
    const bank = kept(await step("A sandbox bank", () => openBank(surroundings)));
    const brand = kept(await openOwnBrand(surroundings));
    const places = [wallet, pod, dataVaultIn(pods), vault, bank, openOwnWord(), brand];
    const gateway = kept(
      await step(`A gateway with ${places.length} issuers`, () =>
        startGateway(chain, places, { folder, folders, port }),
      ),
    );
    return { chain, pods, places, gateway, folders, untouched, close };
  } catch (error) {
    await close();
    throw error;
  }
}
