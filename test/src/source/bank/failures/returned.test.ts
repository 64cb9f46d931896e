import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { SourceError } from "../../../../../src/source/sourceError.ts";
import { allow, NOON, start } from "../../../../support/bank/bankWorld.ts";
import { at, RAW, refusal, useFailingBank } from "../../../../support/bank/failing.ts";

const { world, failsWith } = useFailingBank();

describe("a page that came back from a bank", () => {
  it("is forged unless it is the one page of this session", async () => {
    const { source } = world();
    const { pending, returned } = await allow(world());
    const other = await allow(world(), {}, { session: "session-2" });
    const page = new URL(returned);
    const forged = [
      other.returned,
      undefined,
      { url: returned },
      "",
      page.search,
      start.returnTo,
      returned.replace(page.pathname, "/sources/other"),
      returned.replace("gateway.example", "evil.example"),
      `${returned}&state=${page.searchParams.get("state")}`,
      returned.slice(0, -1),
    ];
    for (const given of forged) {
      await assert.rejects(source.read(pending, given, NOON), { code: "forged" }, String(given));
    }
    for (const { pending: left } of [{ pending }, other]) await source.end(left);
  });

  it("is replayed the second time, whether or not the gateway remembers the first", async () => {
    const { source } = world();
    const { pending, returned } = await allow(world());
    const { pending: used } = await source.read(pending, returned, NOON);
    await assert.rejects(source.read(used, returned, NOON), { code: "replayed" });
    await source.end(used);
    await assert.rejects(source.read(pending, returned, NOON), { code: "replayed" });
  });

  it("carries a state of its own for each session and nonce", async () => {
    const begin = async (changed: object) =>
      (await world().source.begin({ ...start, ...changed })).pending.state;
    const states = [await begin({}), await begin({ session: "session-2" }), await begin({ nonce: "other" })];
    assert.equal(new Set(states).size, 3);
  });
});

describe("limits of a bank", () => {
  it("say when it may be asked again", async () => {
    const limited = (header?: string) =>
      at("/transactions", () =>
        refusal(429, "ACCESS_EXCEEDED", header === undefined ? {} : { "retry-after": header }),
      );
    const pauses = [];
    const headers = ["90", new Date((NOON + 3600) * 1000).toUTCString(), undefined, RAW, "999999999", "-5"];
    for (const header of headers) {
      pauses.push((await failsWith("tooMany", /no more readings/, limited(header))).retryAfter);
    }
    assert.deepEqual(pauses, [90, 3600, undefined, undefined, 604_800, undefined]);
  });

  it("are not used up: each list is asked for once", async () => {
    const { sandbox, source } = world();
    const { pending, returned } = await allow(world());
    await source.read(pending, returned, NOON);
    assert.deepEqual(new Set(sandbox.consents().at(-1)!.uses.values()), new Set([1]));
    // The bank allows a consent for one reading no second one.
    const error = await source.read(pending, returned, NOON).catch((thrown: SourceError) => thrown);
    assert.deepEqual([(error as SourceError).code, (error as SourceError).retryAfter], ["tooMany", 86_400]);
    await source.end(pending);
  });
});
