import assert from "node:assert/strict";
import { after, afterEach, before, describe, it } from "node:test";
import { createWalletClient, http } from "viem";
import type { Service } from "../../../services/shared/runService.ts";
import {
  acceptIssuer,
  offerIssuer,
  readCurrentRoot,
  readIssuer,
  registerIssuer,
} from "../../../src/chain/actions/issuer.ts";
import { readGatewayIssuer } from "../../../src/source/gatewayClient.ts";
import { type CrowdChain, openCrowdChain } from "../../support/crowd/crowdChain.ts";
import {
  createTestCustomer,
  type GatewayUnderTest,
  ownWord,
  prepareGateway,
  until,
  untilPublished,
} from "../../support/issuer/gatewayUnderTest.ts";

const CONFIRMATIONS = 3;
const profile = { kind: "SelfDeclared", minimumInterval: 3600, grace: 0, metadataUri: "" } as const;

describe("a gateway whose numbers on chain change hands", () => {
  let chain: CrowdChain;
  let gateway: GatewayUnderTest;
  let service: Service;

  before(async () => {
    chain = await openCrowdChain();
    gateway = await prepareGateway(chain, [ownWord, { ...ownWord, name: "other" }]);
  });
  afterEach(() => service.close());
  after(async () => {
    gateway.remove();
    await chain.close();
  });

  const numberOf = async (name: string) => (await readGatewayIssuer({ url: service.url }, name)).issuer;
  const sentCount = () => chain.client.getTransactionCount({ address: gateway.account.address });

  it("takes no number that a reorganisation gives to somebody else", async () => {
    const id = await chain.client.snapshot();
    service = await gateway.start({ confirmations: CONFIRMATIONS });
    await until(async () => (await sentCount()) > 0, "the registration");
    await service.close();
    await chain.client.revert({ id });
    const { issuer: strangers } = await registerIssuer(chain.rootPublisher, chain.deployment, profile);

    service = await gateway.start({ confirmations: CONFIRMATIONS });
    for (const name of ["own-word", "other"]) {
      await until(async () => {
        await chain.client.mine({ blocks: 1 });
        return (await numberOf(name)) !== undefined;
      }, "a tree");
      const issuer = (await numberOf(name))!;
      assert.notEqual(issuer, strangers);
      const { account } = await readIssuer(chain.client, chain.deployment, { issuer });
      assert.equal(account, gateway.account.address);
    }
  });

  it("publishes for its other issuers when one was handed over", async () => {
    service = await gateway.start();
    const [handedOver, kept] = [(await numberOf("own-word"))!, (await numberOf("other"))!];
    const { client: of, deployment, rootPublisher: to } = chain;
    const own = createWalletClient({ account: gateway.account, chain: of.chain, transport: http(chain.url) });
    await offerIssuer(own, deployment, { issuer: handedOver, account: to.account.address });
    await acceptIssuer(to, deployment, { issuer: handedOver });
    for (const name of ["own-word", "other"]) {
      await createTestCustomer(chain).getCard(service.url, name, { age: 40 });
    }
    await untilPublished(
      chain,
      async () => (await readCurrentRoot(chain.client, deployment, { issuer: kept })) !== 0n,
      "a root of the issuer that was kept",
    );
  });
});
