import assert from "node:assert/strict";
import { after, afterEach, before, describe, it } from "node:test";
import { generatePrivateKey, privateKeyToAccount } from "viem/accounts";
import { toText } from "../../../../services/relayer/http/shapes.ts";
import type { Service } from "../../../../services/shared/runService.ts";
import { signConsent, submitConsent } from "../../../../src/chain/actions/consent.ts";
import { signWithdrawal } from "../../../../src/chain/actions/withdrawal.ts";
import { type CrowdChain, openCrowdChain } from "../../../support/crowd/crowdChain.ts";
import { type HostileNode, startHostileNode } from "../../../support/node/hostileNode.ts";
import { delayed } from "../../../support/node/sending.ts";
import { prepareRelayer, submissionOf } from "../../../support/relayer/relayerUnderTest.ts";
import { getFrom, postFrom } from "../../../support/relayer/sockets.ts";
import { words } from "../../../support/words.ts";

const ATTACKER = "127.0.0.2";
const HONEST = "127.0.0.3";
/** Milliseconds to the node. */
const LATENCY = 250;
/** More than the relayer checks at the same time. */
const FLOOD = 120;

describe("a relayer whose node is far away, under a flood from one address", () => {
  let chain: CrowdChain;
  let relayer: Awaited<ReturnType<typeof prepareRelayer>>;
  let service: Service;
  let node: HostileNode;

  before(async () => {
    chain = await openCrowdChain();
    node = await startHostileNode(chain.url);
    node.suffer(delayed(LATENCY));
  });
  afterEach(async () => {
    await service.close();
    relayer.remove();
  });
  after(async () => {
    await node.close();
    await chain.close();
  });

  const start = async () => {
    relayer = await prepareRelayer(chain);
    service = await relayer.start({ rpc: node.url, rate: 600 });
  };
  const stranger = () => ({ ...chain.customer(0), account: privateKeyToAccount(generatePrivateKey()) });
  const now = async () => Number((await chain.client.getBlock()).timestamp);
  const honestWithdrawal = async (index: number) => {
    const { consent } = await submissionOf(chain, index);
    await submitConsent(chain.relayer, chain.deployment, consent);
    return toText(await signWithdrawal(chain.customer(index), chain.deployment, { terms: chain.terms }));
  };
  /** Sends all at once; returns the statuses as they come. */
  const flood = (route: string, bodies: readonly string[]) =>
    Promise.all(bodies.map((body) => postFrom(ATTACKER, service.url, route, body)));
  const range = (count: number) => Array.from({ length: count }, (_, place) => place);

  // Property L-5
  it("takes a withdrawal while one subject's own are a queue", async () => {
    await start();
    const honest = await honestWithdrawal(0);
    const signer = stranger();
    const time = await now();
    const bodies = await Promise.all(
      range(FLOOD).map(async (seconds) =>
        toText(
          await signWithdrawal(signer, chain.deployment, { terms: chain.terms, signedAt: time - seconds }),
        ),
      ),
    );
    const flooding = flood("/withdrawals", bodies);
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.equal(await postFrom(HONEST, service.url, "/withdrawals", honest), 202);
    const statuses = await flooding;
    assert.ok(!statuses.includes(202), "nothing of it would end anything");
  });

  // Property L-19
  it("takes a customer's message while others name that customer without a signature", async () => {
    await start();
    const honest = await honestWithdrawal(1);
    const { signature } = await signWithdrawal(stranger(), chain.deployment, { terms: chain.terms });
    const { subject } = JSON.parse(honest);
    const time = await now();
    const bodies = range(FLOOD).map((seconds) =>
      toText({ subject, terms: chain.terms, signedAt: time - seconds, signature }),
    );
    const flooding = flood("/withdrawals", bodies);
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.equal(await postFrom(HONEST, service.url, "/withdrawals", honest), 202);
    assert.deepEqual(
      (await flooding).filter((status) => ![422, 429, 503].includes(status)),
      [],
    );
  });

  // Property L-19
  it("takes consents, and tells how far something is, under a flood of consents", async () => {
    await start();
    const { consent } = await submissionOf(chain, 2);
    const terms = `0x${"ab".repeat(32)}` as const;
    const bodies = await Promise.all(
      range(FLOOD).map(async (later) =>
        toText(
          await signConsent(stranger(), chain.deployment, { terms, words, until: consent.until + later }),
        ),
      ),
    );
    const flooding = flood("/consents", bodies);
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.equal(await getFrom(HONEST, service.url, "/consents/0123"), 404);
    assert.equal(await postFrom(HONEST, service.url, "/consents", toText(consent)), 202);
    await flooding;
  });

  // Property L-20
  it("works no more for an address of which much was refused", async () => {
    await start();
    const time = await now();
    const bodies = await Promise.all(
      range(100).map(async (seconds) =>
        toText(
          await signWithdrawal(stranger(), chain.deployment, {
            terms: chain.terms,
            signedAt: time - seconds,
          }),
        ),
      ),
    );
    const statuses = await flood("/withdrawals", bodies.slice(0, 80));
    assert.ok(
      statuses.filter((status) => status === 422).length <= 60 + 16,
      "a tenth of its rate, and those under way",
    );
    assert.equal(await postFrom(ATTACKER, service.url, "/withdrawals", bodies[99]!), 429);
    assert.equal(await postFrom(HONEST, service.url, "/withdrawals", bodies[99]!), 422);
  });
});
