import assert from "node:assert/strict";
import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { bytesToHex, createWalletClient, defineChain, http, parseEther } from "viem";
import { mnemonicToAccount, privateKeyToAccount } from "viem/accounts";
import { type IndependentChain, startAnvil } from "../../scripts/anvil/startAnvil.ts";
import { compileAnswerCircuit } from "../../scripts/circuit/compile.ts";
import { keyFiles, keyFilesIn } from "../../scripts/circuit/manifest.ts";
import { obtainPowersOfTau } from "../../scripts/circuit/powersOfTau.ts";
import { fromRoot } from "../../services/shared/paths.ts";
import { loyaltyTokenAbi } from "../../src/generated/abis.ts";
import { endProcess, type Finished, makeClone, runToEnd, withoutSettings } from "../support/clone.ts";
import { patternsOf, tutorialSteps } from "../support/tutorial.ts";
import { type Checkout, checkOutWith } from "./checkout.ts";

const CHAIN_ID = 424_242;
const BEACON = "5d".repeat(32);
const contributors = ["Ada", "Ben", "Cleo"];
/** Of the tutorial, what does not move the chain's clock, which only the local chain allows. */
const titles = [
  "The customers get cards",
  "The brand opens a campaign",
  "Ada answers",
  "Ben answers a sealed campaign",
];

/** Keys of the roles, of Anvil's accounts. */
const words = "test test test test test test test test test test test junk";
const keyOf = (addressIndex: number) =>
  bytesToHex(mnemonicToAccount(words, { addressIndex }).getHdKey().privateKey!);
const keys = {
  DECDP_BRAND_KEY: keyOf(0),
  DECDP_SETTLER_KEY: keyOf(1),
  DECDP_ISSUER_KEY: keyOf(2),
  DECDP_RELAYER_KEY: keyOf(3),
};

describe("a release from a ceremony of three, on an independent chain", () => {
  let folder: string;
  let chain: IndependentChain;
  let powersOfTau: string;
  let checkout: Checkout | undefined;
  const at = (name: string) => path.join(folder, name);

  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), "decdp-ceremony-"));
    chain = await startAnvil({ chainId: CHAIN_ID });
    powersOfTau = await obtainPowersOfTau();
  });
  after(async () => {
    await endProcess(chain.process, "SIGTERM");
    await checkout?.close();
    await rm(folder, { recursive: true });
  });

  const ceremony = async (...parameters: string[]) =>
    succeeded(
      await runToEnd(
        process.execPath,
        [fromRoot("scripts/launch.mjs"), "ceremony", ...parameters],
        folder,
        withoutSettings(),
      ),
    );

  it("makes a key, its manifest and its sources", async () => {
    const { r1cs } = await compileAnswerCircuit();
    const circuit = ["--r1cs", r1cs];
    const setup = ["--powers-of-tau", powersOfTau];
    const as = (name: string) => ["--name", name, "--signing-key", at(`${name}.pem`)];
    const own = ["--folder", at("coordinator")];
    await ceremony("start", ...own, ...circuit, ...setup, ...as("Nora"), "--announce", "block 30000000");
    for (const name of contributors) {
      // The folder is sent to the contributor, and back.
      await cp(at("coordinator"), at(name), { recursive: true });
      await ceremony("contribute", "--folder", at(name), ...circuit, ...as(name));
      await ceremony("accept", ...own, "--from", at(name), ...circuit, ...setup);
    }
    await ceremony("beacon", ...own, ...as("Nora"), "--value", BEACON);
    const committed = await readFile(keyFiles.zkey);
    await ceremony("finish", ...own, ...setup, "--out", at("release"));
    assert.ok(committed.equals(await readFile(keyFiles.zkey)), "the committed key is as it was");
    const manifest = JSON.parse(await readFile(keyFilesIn(at("release")).manifest, "utf8"));
    assert.deepEqual([manifest.kind, manifest.ceremony.contributions], ["production", 3]);
    assert.match(
      await readFile(at("release/contracts/generated/AnswerKey.sol"), "utf8"),
      /DEVELOPMENT = false/,
    );
  });

  it("is verified by anybody who has only the release and the beacon", async () => {
    const keysFolder = path.dirname(keyFilesIn(at("release")).zkey);
    const said = await ceremony(
      ...["verify", "--folder", keysFolder, "--powers-of-tau", powersOfTau, "--value", BEACON],
    );
    for (const name of contributors) assert.match(said, new RegExp(`contribution of ${name}`));
    assert.match(said, /The ceremony holds\./);
  });

  it("is what the chain takes: it refuses the development key", async () => {
    const clone = makeClone();
    try {
      const { code, stderr } = await clone.run(
        "npx",
        ["decdp", "deploy", "--network", "staging", "--rpc", chain.url],
        keys,
      );
      assert.match(stderr, /The key of this release is for development: it is refused on chain 424242/);
      assert.equal(code, 1);
    } finally {
      await clone.close();
    }
  });

  it("is deployed", async () => {
    checkout = await checkOutWith(at("release"));
    succeeded(await checkout.run("npx", ["decdp", "deploy", "--rpc", chain.url], keys));
    const network = JSON.parse(
      succeeded(await checkout.run("npx", ["decdp", "network", "show", "--json"], keys)),
    );
    assert.equal(network.deployment.chainId, CHAIN_ID);
    await mintFor(chain.url, network.token);
    const vault = ["vault", "--kind", "DataVault", "--interval", "1 minute"];
    const about = ["--metadata", "https://vault.example/decdp.json"];
    succeeded(await checkout.run("npx", ["decdp", "issuer", "new", ...vault, ...about], keys));
  });

  for (const [index, step] of tutorialSteps().entries()) {
    // The first step makes the folder.
    if (index > 0 && !titles.includes(step.title)) continue;
    it(`runs step ${index + 1} of the tutorial, "${step.title}"`, async () => {
      const { commands } = step;
      const run = await checkout!.run("bash", ["-euo", "pipefail", "-c", commands], keys);
      const said = `${succeeded(run)}\n${run.stderr}`;
      for (const line of patternsOf(step)) assert.match(said, line);
    });
  }
});

/** What a command printed. */
function succeeded({ code, stdout, stderr }: Finished): string {
  assert.equal(code, 0, `${stdout}\n${stderr}`);
  return stdout;
}

/** The brand owns the token that it has deployed. */
async function mintFor(url: string, token: `0x${string}`): Promise<void> {
  const account = privateKeyToAccount(keys.DECDP_BRAND_KEY);
  const nativeCurrency = { name: "Ether", symbol: "ETH", decimals: 18 };
  const chain = defineChain({
    id: CHAIN_ID,
    name: "independent",
    nativeCurrency,
    rpcUrls: { default: { http: [url] } },
  });
  const client = createWalletClient({ account, chain, transport: http(url) });
  const args = [account.address, parseEther("1000000")] as const;
  await client.writeContract({ address: token, abi: loyaltyTokenAbi, functionName: "mint", args });
}
