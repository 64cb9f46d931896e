import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createDataVault, rulesFromVault } from "../../../../src/source/solid/dataVault.ts";
import { jsonLd, STORAGE, WEB_ID } from "../../../support/solid/podFetch.ts";
import { createSolidWorld, failsWith, GRANTED, NOW } from "../../../support/solid/solidWorld.ts";
import { commonFailures } from "../../../support/source/commonFailures.ts";

const THEMES = `${STORAGE}sndk/npo/themes.jsonld`;
const SIZES = `${STORAGE}sndk/clothingSize.jsonld`;
const ADS = `${STORAGE}sndk/consent/ads.json`;
const INTEREST = "https://schema.org/about";

async function createVaultWorld() {
  const world = await createSolidWorld((options) =>
    createDataVault({
      ...options,
      consents: ["ads"],
      consentMember: "consent",
      mappings: [
        { attribute: "likes nature", resource: "themes", predicate: INTEREST, has: "nature" },
        {
          attribute: "size",
          resource: "clothingSize",
          predicate: "https://schema.org/size",
          oneOf: { M: "M" },
        },
      ],
    }),
  );
  world.served[THEMES] = () => jsonLd({ "@id": WEB_ID, [INTEREST]: ["nature", "history"] });
  world.served[ADS] = () => Response.json({ consent: true });
  return world;
}

describe("the Nederlandse Datakluis", () => {
  it("is read at its paths, and what it has not is left out", async () => {
    const { source, pending, request } = await createVaultWorld();
    assert.equal(source.kind, "DataVault");
    assert.deepEqual([...request.resources].sort(), [ADS, SIZES, THEMES].sort());
    const { reading } = await source.read(pending, GRANTED, NOW);
    assert.deepEqual(reading.values, { "likes nature": "yes" });
  });

  it("is not read where the grant leaves a resource out", async () => {
    const world = await createVaultWorld();
    world.grant({ resources: [ADS, THEMES] });
    await world.source.read(world.pending, GRANTED, NOW);
    assert.ok(world.asked.includes(THEMES));
    assert.ok(!world.asked.includes(SIZES));
  });

  const noes: readonly unknown[] = [
    { consent: false },
    { consent: "true" },
    { consent: 1 },
    {},
    [true],
    null,
    true,
  ];
  for (const content of [...noes, undefined]) {
    it(`is not read without a yes to it: ${JSON.stringify(content)}`, async () => {
      const world = await createVaultWorld();
      if (content === undefined) delete world.served[ADS];
      else world.served[ADS] = () => Response.json(content);
      await failsWith(world.source.read(world.pending, GRANTED, NOW), "refused");
      assert.ok(!world.asked.includes(THEMES));
    });
  }

  for (const [what, [code, answer]] of Object.entries(commonFailures)) {
    it(`is not read where its server ${what} about a file of consent: ${code}`, async () => {
      const world = await createVaultWorld();
      world.served[ADS] = ({ signal }) => answer(signal);
      await failsWith(world.source.read(world.pending, GRANTED, NOW), code);
      assert.ok(!world.asked.includes(THEMES));
    });
  }

  it("turns a no to advertising into a rule of the customer's own", () => {
    const [rule, ...more] = rulesFromVault({ ads: { consent: false }, other: {} }, "consent");
    assert.equal(more.length, 0);
    assert.equal(rule?.verdict, "refuse");
    assert.ok(rule?.when.purposes?.includes("dpv:Advertising"));
    assert.deepEqual(rulesFromVault({ ads: { consent: true } }, "consent"), []);
  });
});
