import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { it } from "node:test";
import { conformanceOf } from "../../../cli/inspection/conformance.ts";
import { openBrandLink, proveBrandLink } from "../../../src/agent/sending/brandService.ts";
import { subjectClient } from "../../../src/agent/subject.ts";
import { askDecision } from "../../../src/brand/client/decisions.ts";
import { createTransport } from "../../../src/brand/client/transport.ts";
import type { Check } from "../../../src/brand/conformance/check.ts";
import { termsIdOf } from "../../../src/chain/actions/terms.ts";
import { signWithdrawal } from "../../../src/chain/actions/withdrawal.ts";
import { hashOfTerms } from "../../../src/consent/terms/reading.ts";
import { readPublishedCampaign } from "../../../src/format/campaign/publishedCampaign.ts";
import { writeStopNotice } from "../../../src/format/record/stopNotice.ts";
import { DOMAIN } from "../../support/agent/agentWorld.ts";
import { openBrandWorld, TOKEN, until } from "../../support/brand/brandWorld.ts";
import { START } from "../../support/crowd/crowd.ts";

const OFFICER = "a token of the brand's privacy officer";

it("npx decdp conformance passes a brand's whole service, with a customer who answered and stops", async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "decdp-conformance-"));
  // What checks from outside has this machine's clock.
  const world = await openBrandWorld({ startsLater: Math.floor(Date.now() / 1000) - START });
  const { agents } = world;
  try {
    await world.start({}, { officerToken: OFFICER });
    const agent = await world.agent();
    const { campaign, text } = await world.publish({ name: "course" });
    const order = { campaign: `${campaign}`, channel: "page", customer: "test-1" };
    const { url } = await (await world.own("/requests", order)).json();
    const { nonce, published } = await openBrandLink(url.replace(`https://${DOMAIN}`, world.url()));
    const brand = agents.brand.account.address;
    await proveBrandLink(agents.surroundings(), { account: brand, domain: DOMAIN }, nonce, world.url);
    await agent.receive(published);
    await agents.yes(agent, campaign);
    await agent.deliver();
    const transport = createTransport({ url: world.url(), token: TOKEN });
    await until(async () => {
      // Confirmations.
      await agents.client.mine({ blocks: 1 });
      const { content } = await askDecision(transport, { customerId: "test-1", campaign });
      return content === "personal";
    }, "the brand knows the answer");
    await agent.close();

    // The notice that the customer's software would send.
    const { terms } = readPublishedCampaign(text).document;
    const { deployment } = agents;
    const { chainId, consentRegistry } = deployment;
    const withdrawal = await signWithdrawal(subjectClient(agents.surroundings(), brand), deployment, {
      terms: termsIdOf(brand, hashOfTerms(terms)),
    });
    const stop = path.join(folder, "stop.json");
    writeFileSync(
      stop,
      writeStopNotice({ chainId, consentRegistry, recipient: terms.brand.name, withdrawal }),
    );
    const environment = { DECDP_BRAND_TOKEN: TOKEN, DECDP_BRAND_OFFICER: OFFICER };
    const options = { customerId: "test-1", campaign, stop, receivePort: 0n };
    const { data, lines } = await conformanceOf({ environment }, options, world.url());
    const { checks, stopSeconds, acknowledgedSeconds } = data as {
      checks: Check[];
      stopSeconds: number;
      acknowledgedSeconds: number;
    };
    const all = ["token", "decision", "ofrep", "stop", "webhook", "opendsr", "erasure"];
    assert.deepEqual(
      checks.map(({ name, outcome }) => [name, outcome]),
      all.map((name) => [name, "passed"]),
      lines.join("\n"),
    );
    assert.ok(stopSeconds <= acknowledgedSeconds && acknowledgedSeconds <= 5);
  } finally {
    await world.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
