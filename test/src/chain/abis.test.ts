import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, it } from "node:test";
import { artifacts } from "hardhat";
import { abisFile, contractNames, generateAbis } from "../../../scripts/solidity/generateAbis.ts";
import { fromRoot } from "../../../services/shared/paths.ts";

describe("ABIs of the library", () => {
  it('are those of the compiled contracts (else run "npm run abis")', async () => {
    const contracts = await Promise.all(contractNames.map((name) => artifacts.readArtifact(name)));
    assert.equal(await readFile(fromRoot(abisFile), "utf8"), generateAbis(contracts));
  });
});
