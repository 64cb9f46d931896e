import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { zeroHash } from "viem";
import {
  readIssuerAccountsChanged,
  readRootsPublished,
  readRootsRevoked,
} from "../../../../src/chain/actions/events.ts";
import {
  acceptIssuer,
  isRootLive,
  offerIssuer,
  publishRoot,
  registerIssuer,
  revokeRoot,
  revokeRootsBefore,
  sourceKinds,
} from "../../../../src/chain/actions/issuer.ts";
import { SCALAR_MODULUS } from "../../../../src/field.ts";
import { deployProtocol } from "../../../support/deployProtocol.ts";
import { rejectsWith } from "../../../support/errors.ts";

const terms = {
  kind: "SolidPod",
  minimumInterval: 3600,
  grace: 7200,
  metadataUri: "https://issuer.example",
} as const;
const leaves = { uri: "https://issuer.example/leaves", leafCount: 3, digest: zeroHash };

describe("issuers on chain", () => {
  let chain: Awaited<ReturnType<typeof deployProtocol>>;
  let issuer: bigint;

  before(async () => {
    chain = await deployProtocol();
    ({ issuer } = await registerIssuer(chain.issuer, chain.deployment, terms));
  });

  const publish = (root: bigint, client = chain.issuer) =>
    publishRoot(client, chain.deployment, { issuer, root, ...leaves });
  const isLive = (root: bigint) => isRootLive(chain.publicClient, chain.deployment, { issuer, root });

  it("are numbered in the order of registration and keep the kind of their source", async () => {
    for (const [index, kind] of sourceKinds.entries()) {
      const next = await registerIssuer(chain.other, chain.deployment, { ...terms, kind });
      assert.equal(next.issuer, issuer + BigInt(index) + 1n);
      const { kind: found } = await chain.contracts.issuerRegistry.read.issuerOf([next.issuer]);
      assert.equal(found, index);
    }
  });

  it("publish a root not sooner than their interval after the last; the last one counts for the grace", async () => {
    await publish(1n);
    await rejectsWith(publish(2n), "PublishedTooSoon");
    await chain.time.increase(3600);
    await publish(2n);
    assert.deepEqual([await isLive(1n), await isLive(2n)], [true, true]);
    await chain.time.increase(7201);
    assert.deepEqual([await isLive(1n), await isLive(2n)], [false, true]);
  });

  it("end a root at once by revoking it", async () => {
    await chain.time.increase(3600);
    await publish(3n);
    await revokeRoot(chain.issuer, chain.deployment, { issuer, root: 3n });
    assert.equal(await isLive(3n), false);
    await rejectsWith(revokeRoot(chain.issuer, chain.deployment, { issuer, root: 3n }), "RootHasEnded");
    await rejectsWith(publish(3n), "RootAlreadyPublished");
  });

  it("publish roots that are field elements, each from its own account only", async () => {
    await rejectsWith(publish(0n), "RootOutOfField");
    await rejectsWith(publish(SCALAR_MODULUS), "RootOutOfField");
    await rejectsWith(publish(4n, chain.other), "NotIssuer");
    const unknown = { issuer: 999n, root: 4n, ...leaves };
    await rejectsWith(publishRoot(chain.issuer, chain.deployment, unknown), "IssuerUnknown");
  });

  it("register with an interval of a minute or more and a grace of seven days or less", async () => {
    const hasty = { ...terms, minimumInterval: 59 };
    await rejectsWith(registerIssuer(chain.issuer, chain.deployment, hasty), "IntervalTooShort");
    const lenient = { ...terms, grace: 604_801 };
    await rejectsWith(registerIssuer(chain.issuer, chain.deployment, lenient), "GraceTooLong");
  });

  it("leave their roots in events, which are read piece by piece", async () => {
    const events = await readRootsPublished(chain.publicClient, chain.deployment, {
      issuer,
      fromBlock: 0n,
      blocksPerRequest: 2n,
    });
    assert.deepEqual(
      events.map(({ root }) => root),
      [1n, 2n, 3n],
    );
    assert.deepEqual({ ...leaves, ...events[0] }, events[0]);
  });

  it("end all roots before the current one at once, or all before a time", async () => {
    const { issuer } = await registerIssuer(chain.issuer, chain.deployment, { ...terms, grace: 604_800 });
    for (const root of [1n, 2n, 3n]) {
      await publishRoot(chain.issuer, chain.deployment, { issuer, root, ...leaves });
      await chain.time.increase(3600);
    }
    const live = () =>
      Promise.all(
        [1n, 2n, 3n].map((root) => isRootLive(chain.publicClient, chain.deployment, { issuer, root })),
      );
    assert.deepEqual(await live(), [true, true, true]);
    await revokeRootsBefore(chain.issuer, chain.deployment, { issuer });
    assert.deepEqual(await live(), [false, false, true]);
    const time = await chain.time.latest();
    await revokeRootsBefore(chain.issuer, chain.deployment, { issuer, time });
    assert.deepEqual(await live(), [false, false, false]);
    const revoked = await readRootsRevoked(chain.publicClient, chain.deployment, { issuer, fromBlock: 0n });
    assert.deepEqual(revoked.at(-1), { ...revoked.at(-1), issuer, publishedBefore: time });
    const early = { issuer, time: time + 1_000_000 };
    await rejectsWith(revokeRootsBefore(chain.issuer, chain.deployment, early), "TimeInFuture");
  });

  it("change hands when the other account accepts", async () => {
    const account = chain.other.account.address;
    await rejectsWith(acceptIssuer(chain.other, chain.deployment, { issuer }), "IssuerNotOffered");
    await offerIssuer(chain.issuer, chain.deployment, { issuer, account });
    await acceptIssuer(chain.other, chain.deployment, { issuer });
    const range = { issuer, fromBlock: 0n };
    const [change] = await readIssuerAccountsChanged(chain.publicClient, chain.deployment, range);
    assert.equal(change?.account.toLowerCase(), account.toLowerCase());
    await rejectsWith(publish(5n), "NotIssuer");
    await chain.time.increase(3600);
    await publish(5n, chain.other);
    assert.equal(await isLive(5n), true);
  });
});
