import assert from "node:assert/strict";
import { after, afterEach, before, describe, it } from "node:test";
import type { Service } from "../../../../services/shared/runService.ts";
import { signConsent, submitConsent } from "../../../../src/chain/actions/consent.ts";
import { VALID_AT } from "../../../support/crowd/crowd.ts";
import { type CrowdChain, openCrowdChain } from "../../../support/crowd/crowdChain.ts";
import type { Fault } from "../../../support/node/fault.ts";
import { type HostileNode, startHostileNode } from "../../../support/node/hostileNode.ts";
import { failingCalls, failingTrials, ownFailures } from "../../../support/node/sending.ts";
import {
  eventually,
  get,
  post,
  prepareRelayer,
  submissionOf,
  waitForState,
} from "../../../support/relayer/relayerUnderTest.ts";
import { words } from "../../../support/words.ts";

describe("a relayer whose node fails in itself", () => {
  let chain: CrowdChain;
  let relayer: Awaited<ReturnType<typeof prepareRelayer>>;
  let node: HostileNode;
  let service: Service;
  let index = 400;

  before(async () => {
    chain = await openCrowdChain();
    relayer = await prepareRelayer(chain);
    node = await startHostileNode(chain.url);
  });
  afterEach(async () => {
    node.suffer();
    await service.close();
  });
  after(async () => {
    await node.close();
    await chain.close();
    relayer.remove();
  });

  const consentOf = (customer: number) =>
    signConsent(chain.customer(customer), chain.deployment, {
      terms: chain.terms,
      words,
      until: VALID_AT + 365 * 86_400,
    });
  /** Like any client, it tries again where a failure of the node is not over for the relayer yet. */
  const taken = async (path: string, message: object) => {
    let id = "";
    await eventually(async () => {
      const { status, body } = await post(service.url, path, message);
      if (status === 202) id = body.id;
      return status === 202;
    }, "it is taken");
    return `${path}/${id}`;
  };
  const stateOf = async (route: string) => (await get(service.url, route)).body.state;
  const failedSteps = () => relayer.lines.filter((line) => line.includes("step failed")).length;

  it("refuses nothing that it took before, and settles it when the node is well", async () => {
    service = await relayer.start({ rpc: node.url, smallestBatch: 2, largestAge: 1 });
    const posted: string[] = [];
    for (const [name, failure] of Object.entries(ownFailures)) {
      for (const fail of [failingTrials, failingCalls]) {
        const { answer, consent } = await submissionOf(chain, index++);
        await submitConsent(chain.relayer, chain.deployment, consent);
        posted.push(await taken("/answers", { answer }), await taken("/consents", await consentOf(index++)));
        const failed = failedSteps();
        node.suffer(fail(failure));
        await eventually(() => failedSteps() > failed, "a step has failed");
        const { status, body } = await post(service.url, "/consents", await consentOf(index));
        assert.deepEqual([status, body.error], [503, "Unavailable"], name);
        assert.ok(!(await Promise.all(posted.map(stateOf))).includes("refused"), name);
        node.suffer();
      }
    }
    const ends = await Promise.all(
      posted.map((route) => waitForState(service.url, route, "settled", "refused")),
    );
    assert.deepEqual(new Set(ends.map(({ state }) => state)), new Set(["settled"]));
  });

  it("lets what the node cannot try out wait, and settles the others", async () => {
    const [poison, plain] = [await consentOf(index++), await consentOf(index++)];
    service = await relayer.start({ rpc: node.url, smallestBatch: 2, largestAge: 1 });
    const subject = poison.subject.slice(2).toLowerCase();
    const fault: Fault = (call, askChain) =>
      call.method === "eth_call" && JSON.stringify(call.params).toLowerCase().includes(subject)
        ? Promise.reject(ownFailures["out of memory"])
        : askChain(call);
    const first = (await post(service.url, "/consents", poison)).body.id;
    node.suffer(fault);
    const second = (await post(service.url, "/consents", plain)).body.id;
    assert.equal(
      (await waitForState(service.url, `/consents/${second}`, "settled", "refused")).state,
      "settled",
    );
    assert.equal(await stateOf(`/consents/${first}`), "queued");
  });
});
