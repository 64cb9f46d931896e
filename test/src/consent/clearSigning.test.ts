import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { Ajv } from "ajv";
import { fromRoot } from "../../../services/shared/paths.ts";
import { type ClearSigningDescriptor, clearSigningDescriptors } from "../../../src/consent/clearSigning.ts";
import { accountOf } from "../../support/formats/values.ts";

const deployment = {
  chainId: 31337,
  issuerRegistry: accountOf(1),
  consentRegistry: accountOf(2),
  campaigns: accountOf(3),
  relay: accountOf(4),
  verifier: accountOf(5),
};
const descriptors = clearSigningDescriptors(deployment);
const schemaFile = fromRoot("../shared/data/erc7730-v1.schema.json");

/** The paths of all values that are signed. */
function signedPaths({ context }: ClearSigningDescriptor): string[] {
  const { primaryType } = context.eip712.schemas[0]!;
  const types: Record<string, { name: string; type: string }[]> = context.eip712.schemas[0]!.types;
  const pathsOf = (type: string, before: string): string[] =>
    types[type]!.flatMap((member) => {
      if (types[member.type]) return pathsOf(member.type, `${before}${member.name}.`);
      return [`${before}${member.name}${member.type.endsWith("]") ? ".[]" : ""}`];
    });
  return pathsOf(primaryType, "");
}

describe("what wallets show of messages", () => {
  it("is said for each message that is signed for the contracts", () => {
    const sources = readdirSync(fromRoot("src"), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .map((file) => readFileSync(fromRoot("src", file), "utf8"));
    const names = sources.flatMap((source) => [...source.matchAll(/primaryType: "(\w+)"/g)]);
    const own = ["KeyBackup", "Permit", "Vault", "Words"];
    assert.deepEqual([...Object.keys(descriptors), ...own].sort(), names.map(([, name]) => name).sort());
  });

  for (const [name, descriptor] of Object.entries(descriptors)) {
    it(`leaves no value of ${name} without a word`, () => {
      const { fields, required, excluded } = descriptor.display.formats[name]!;
      const shown = fields.map(({ path }) => path);
      assert.deepEqual([...shown, ...excluded].sort(), signedPaths(descriptor).sort());
      assert.deepEqual(required, shown);
    });
  }

  it("has purpose and the meaning of a no first", () => {
    const [purpose, no] = descriptors.Consent!.display.formats.Consent!.fields;
    assert.deepEqual([purpose!.path, no!.path], ["words.purpose", "words.ifYouSayNo"]);
  });

  it("keeps to the schema of ERC-7730", (context) => {
    if (!existsSync(schemaFile)) return context.skip("the schema is not on this machine");
    const { $schema: _draft4, ...schema } = JSON.parse(readFileSync(schemaFile, "utf8"));
    const validate = new Ajv({ strict: false, validateFormats: false }).compile(schema);
    for (const [name, descriptor] of Object.entries(descriptors)) {
      assert.ok(validate(descriptor), `${name}: ${JSON.stringify(validate.errors)}`);
    }
    const wrong = structuredClone(descriptors.Consent!);
    wrong.display.formats.Consent!.fields[0] = { path: "words.purpose" } as never;
    assert.ok(!validate(wrong), "a line without a label");
  });
});
