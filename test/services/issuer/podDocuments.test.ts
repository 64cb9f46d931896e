import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createReadRdf } from "../../../services/issuer/solid/readRdf.ts";
import { SourceError } from "../../../src/source/sourceError.ts";

const LONGEST = 200;
const place = (mediaType: string) => ({ mediaType, base: "https://pods.example/alice/profile" });
const jsonLd = place("application/ld+json");

/** Fewer bytes than a pod's document may have; reading all of it takes a minute. */
const endless = JSON.stringify({ "https://schema.org/about": Array.from({ length: 35_000 }, (_, n) => n) });

/** Longest time in which nothing else could be done, milliseconds. */
async function longestStandstill(work: () => Promise<unknown>): Promise<number> {
  let [last, longest] = [performance.now(), 0];
  const look = () => {
    const now = performance.now();
    [longest, last] = [Math.max(longest, now - last), now];
  };
  const timer = setInterval(look, 5);
  await work();
  look();
  clearInterval(timer);
  return longest;
}

describe("documents of pods", () => {
  const readRdf = createReadRdf({}, LONGEST);

  it("hold up nothing else, and are given up when they take too long", async () => {
    const standstill = await longestStandstill(() =>
      assert.rejects(
        readRdf(endless, jsonLd),
        (error) => error instanceof SourceError && error.code === "tooLarge",
      ),
    );
    assert.ok(standstill < 1000, `nothing else could be done for ${standstill} ms`);
  });

  it("are read after one that took too long", async () => {
    const about = { "@id": "#me", "https://schema.org/about": "nature" };
    assert.deepEqual(await readRdf(JSON.stringify(about), jsonLd), [
      {
        subject: "https://pods.example/alice/profile#me",
        predicate: "https://schema.org/about",
        object: "nature",
      },
    ]);
    await assert.rejects(
      readRdf("<a> <b>", place("text/turtle")),
      (error) => error instanceof SourceError && error.code === "unexpected",
    );
  });
});
