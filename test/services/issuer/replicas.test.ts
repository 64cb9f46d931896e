import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Service } from "../../../services/shared/runService.ts";
import type { DecdpError } from "../../../src/errors.ts";
import { beginAtGateway, completeAtGateway, readGatewayIssuer } from "../../../src/source/gatewayClient.ts";
import { type CrowdChain, openCrowdChain } from "../../support/crowd/crowdChain.ts";
import { requireAgreement } from "../../support/issuer/agreement.ts";
import { type Holding, serveCustomer } from "../../support/issuer/customersUnderLoad.ts";
import {
  createTestCustomer,
  type GatewayUnderTest,
  prepareGateway,
  until,
  untilPublished,
} from "../../support/issuer/gatewayUnderTest.ts";
import { findPostgres, type PostgresServer, startPostgres } from "../../support/postgres.ts";

const programs = findPostgres();

describe("gateways that share a PostgreSQL server", {
  skip: programs === undefined && "no PostgreSQL",
}, () => {
  let chain: CrowdChain;
  let server: PostgresServer;
  let gateway: GatewayUnderTest;
  let database = "";
  let services: Service[] = [];

  before(async () => {
    chain = await openCrowdChain();
    server = await startPostgres(programs!);
    gateway = await prepareGateway(chain);
    database = await server.createDatabase("gateways");
    services = await Promise.all([gateway.start({ database }), gateway.start({ database })]);
    for (const { url } of services) {
      await until(async () => (await readGatewayIssuer({ url }, "own-word")).issuer !== undefined, "a tree");
    }
  });
  after(async () => {
    for (const service of services) await service.close();
    gateway.remove();
    await server.stop();
    await chain.close();
  });

  it("register one tree, give each place once, and let another publish when the one that did has ended", async () => {
    const [first, second] = services;
    assert.equal((await readGatewayIssuer({ url: first!.url }, "own-word")).trees.length, 1);
    const serve = (url: string, number: number) =>
      serveCustomer(chain, { url: () => url }, { age: number, revokes: number % 3 === 0 });
    const holdings: Holding[] = await Promise.all(
      Array.from({ length: 12 }, (_, number) => serve(services[number % 2]!.url, number)),
    );
    await first!.close();
    holdings.push(await serve(second!.url, 13));
    await untilPublished(
      chain,
      async () => {
        const { waiting } = await (await fetch(`${second!.url}/health`)).json();
        return waiting.leaves === 0 && waiting.roots === 0;
      },
      "all leaves under a root on chain",
    );
    await requireAgreement(chain, second!.url, holdings);
  });

  it("issue an account to one of two commitments that race at both", async () => {
    const { url } = services[1]!;
    const other = await gateway.start({ database });
    try {
      const issuer = await readGatewayIssuer({ url }, "own-word");
      const owner = createTestCustomer(chain);
      const results = await Promise.allSettled(
        [url, other.url].map(async (place, number) => {
          const allowing = await owner.allowing(issuer, { commitment: BigInt(number + 1) });
          const session = await beginAtGateway({ url: place }, owner.clientFor(issuer), issuer, allowing);
          return completeAtGateway({ url: place }, session, { age: 30 });
        }),
      );
      const failed = results.filter((result) => result.status === "rejected");
      assert.equal(failed.length, 1);
      assert.equal((failed[0]!.reason as DecdpError).details.reason, "Pinned");
    } finally {
      await other.close();
    }
  });
});
