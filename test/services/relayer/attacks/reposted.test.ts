import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { toText } from "../../../../services/relayer/http/shapes.ts";
import type { Service } from "../../../../services/shared/runService.ts";
import { signConsent, submitConsent } from "../../../../src/chain/actions/consent.ts";
import { signWithdrawal, submitWithdrawal } from "../../../../src/chain/actions/withdrawal.ts";
import { type CrowdChain, openCrowdChain } from "../../../support/crowd/crowdChain.ts";
import { type HostileNode, startHostileNode } from "../../../support/node/hostileNode.ts";
import { delayed } from "../../../support/node/sending.ts";
import { post, prepareRelayer, submissionOf } from "../../../support/relayer/relayerUnderTest.ts";
import { postFrom } from "../../../support/relayer/sockets.ts";
import { words } from "../../../support/words.ts";

/** Milliseconds to the node. */
const LATENCY = 150;
/** More than wait for one subject's turn at the same time. */
const COPIES = 24;

describe("signatures that anybody can read on chain", () => {
  let chain: CrowdChain;
  let relayer: Awaited<ReturnType<typeof prepareRelayer>>;
  let service: Service;
  let node: HostileNode;

  before(async () => {
    chain = await openCrowdChain();
    node = await startHostileNode(chain.url);
    relayer = await prepareRelayer(chain);
    service = await relayer.start({ rpc: node.url });
  });
  after(async () => {
    await service?.close();
    await node?.close();
    await chain?.close();
    relayer?.remove();
  });

  // Property L-19
  it("are not paid for a second time", async () => {
    const { consent } = await submissionOf(chain, 0);
    await submitConsent(chain.relayer, chain.deployment, consent);
    const again = await post(service.url, "/consents", consent);
    assert.deepEqual([again.status, again.body.error], [422, "ConsentOutdated"]);
    await chain.client.mine({ blocks: 1 });
    const withdrawal = await signWithdrawal(chain.customer(0), chain.deployment, { terms: chain.terms });
    await submitWithdrawal(chain.relayer, chain.deployment, withdrawal);
    const ended = await post(service.url, "/withdrawals", withdrawal);
    assert.deepEqual([ended.status, ended.body.error], [422, "NothingToWithdraw"]);
    const older = await post(service.url, "/consents", consent);
    assert.deepEqual([older.status, older.body.error], [422, "ConsentOutdated"]);
  });

  // Property L-19
  it("take no turn of the customer, from however many addresses they come", async () => {
    const { consent: old } = await submissionOf(chain, 1);
    await submitConsent(chain.relayer, chain.deployment, old);
    await chain.client.mine({ blocks: 1 });
    const fresh = await signConsent(chain.customer(1), chain.deployment, {
      ...{ terms: chain.terms, words, until: old.until + 60 },
    });
    node.suffer(delayed(LATENCY));
    const copies = Array.from({ length: COPIES }, (_, place) =>
      postFrom(`127.0.1.${place + 1}`, service.url, "/consents", toText(old)),
    );
    await new Promise((resolve) => setTimeout(resolve, 3 * LATENCY));
    assert.equal(await postFrom("127.0.0.3", service.url, "/consents", toText(fresh)), 202);
    assert.deepEqual(new Set(await Promise.all(copies)), new Set([422]));
  });
});
