import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { build } from "esbuild";
import { createWalletClient, http } from "viem";
import { generatePrivateKey, privateKeyToAccount } from "viem/accounts";
import { fromRoot } from "../../services/shared/paths.ts";
import { readAnswersSettled } from "../../src/chain/actions/events.ts";
import { readPublishedCampaign } from "../../src/format/campaign/publishedCampaign.ts";
import { loyaltyTokenAbi } from "../../src/generated/abis.ts";
import { type CrowdChain, openCrowdChain } from "../support/crowd/crowdChain.ts";
import { brandsDocument, createGuideCustomer, type GuideCustomer } from "../support/integration/customer.ts";
import type { Offer, OpenService } from "../support/integration/guide.ts";
import { eventually, prepareRelayer } from "../support/relayer/relayerUnderTest.ts";

const run = promisify(execFile);
/** The sources that an entry of the package is built from. */
const entry = fromRoot("src/roles/brand.ts");
const ANSWERS = 10n;

describe("the service of the integration guide", () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "decdp-guide-"));
  const file = path.join(folder, "service.ts");
  let chain: CrowdChain;
  let offer: Offer;
  let customer: GuideCustomer;
  let openService: OpenService;

  before(async () => {
    const [, source] = /^```ts\n([\s\S]*?)^```$/m.exec(
      readFileSync(fromRoot("docs/integration.md"), "utf8"),
    )!;
    writeFileSync(file, source!);
    symlinkSync(fromRoot("node_modules"), path.join(folder, "node_modules"), "junction");
    const outfile = path.join(folder, "service.mjs");
    const alias = { "decdp/brand": entry };
    const bundle = { bundle: true, format: "esm", platform: "node", packages: "external" } as const;
    await build({ ...bundle, entryPoints: [file], outfile, alias });
    ({ openService } = await import(pathToFileURL(outfile).href));
    chain = await openCrowdChain();
    customer = await createGuideCustomer(chain);
    offer = {
      ...{ issuers: [customer.issuer], acceptsSelfDeclared: false, token: chain.token, reward: 5n },
      ...{ periodLength: 0, answersPerPeriod: 100, notice: 86_400 },
    };
    const mint = { abi: loyaltyTokenAbi, address: chain.token, functionName: "mint" } as const;
    await chain.brand.writeContract({ ...mint, args: [chain.brand.account.address, 5n * ANSWERS * 3n] });
  });
  after(async () => {
    // Also where a part of the preparation has failed.
    await customer?.close();
    await chain?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const open = (relayer?: string) => {
    const given = { document: brandsDocument, offer, answers: ANSWERS, ...(relayer && { relayer }) };
    return openService(chain.brand, chain.deployment, given);
  };
  /** Takes a customer through a service as a customer's side does: request, seal, proof, answer. */
  const answerBy = async (service: Awaited<ReturnType<OpenService>>) => {
    const { document, campaign } = readPublishedCampaign(service.published());
    assert.equal(campaign, service.campaign);
    const seal = await service.seal(await customer.requestSeal(campaign));
    return customer.answer(campaign, document, seal);
  };
  const settled = async (campaign: bigint) =>
    (await readAnswersSettled(chain.client, chain.deployment, { campaign, fromBlock: 0n })).length;

  it("compiles in a strict project", async () => {
    const options = { extends: fromRoot("tsconfig.json"), include: [file, fromRoot("types/*.d.ts")] };
    const compilerOptions = {
      paths: { "decdp/brand": [entry] },
      typeRoots: [fromRoot("node_modules/@types")],
    };
    const project = path.join(folder, "tsconfig.json");
    writeFileSync(project, JSON.stringify({ ...options, compilerOptions }));
    const compiler = fromRoot("node_modules/typescript/bin/tsc");
    await run(process.execPath, [compiler, "--noEmit", "--project", project]).catch((error) =>
      assert.fail(`${error.stdout}`),
    );
  });

  it("opens a campaign, gives a seal, settles the answer itself and reads its segment", async () => {
    const service = await open();
    const answer = await answerBy(service);
    assert.deepEqual(await service.settle(answer), { subject: customer.subject, segment: 1 });
    assert.equal(await settled(service.campaign), 1);
    await assert.rejects(service.settle(answer), /answered already/);
  });

  it("publishes the same terms again, and settles through a relayer", async () => {
    const relayer = await prepareRelayer(chain);
    const running = await relayer.start({ campaignIds: [] });
    try {
      const service = await open(running.url);
      const answer = await answerBy(service);
      assert.equal((await service.settle(answer)).segment, 1);
      await eventually(async () => (await settled(service.campaign)) === 1, "the relayer settles the answer");
    } finally {
      await running.close();
      relayer.remove();
    }
  });

  it("gives no seal to others, and settles nothing that it cannot read", async () => {
    const service = await open();
    const request = JSON.parse(await customer.requestSeal(service.campaign));
    const stranger = createWalletClient({
      account: privateKeyToAccount(generatePrivateKey()),
      transport: http(chain.url),
    });
    const forged = { ...request, request: { ...request.request, subject: stranger.account.address } };
    await assert.rejects(service.seal(JSON.stringify(forged)), /did not sign it/);
    const { document } = readPublishedCampaign(service.published());
    const own = await customer.answer(service.campaign, document, undefined);
    await assert.rejects(service.settle(own), /asked for no seal/);
  });
});
