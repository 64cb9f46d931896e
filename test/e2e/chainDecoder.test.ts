import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { describe, it } from "node:test";
import { artifacts } from "hardhat";
import { encodeFunctionData, zeroHash } from "viem";
import { fromRoot } from "../../services/shared/paths.ts";
import { issuerRegistryAbi } from "../../src/generated/abis.ts";
import { deployProtocol } from "../support/deployProtocol.ts";

describe("a chain in this process", () => {
  it("names the errors of the contracts, though it is not told of the tests in Solidity", async () => {
    const { connection, deployment } = await deployProtocol();
    const publish = { abi: issuerRegistryAbi, functionName: "publishRoot" } as const;
    const data = encodeFunctionData({ ...publish, args: [999n, 1n, "", 0, zeroHash] });
    await assert.rejects(
      connection.provider.request({
        method: "eth_call",
        params: [{ to: deployment.issuerRegistry, data }],
      }),
      /custom error '\w+\(/,
    );
    await connection.close();
    const made = readdirSync(fromRoot("artifacts/build-info")).filter(
      (name) => !name.endsWith(".output.json"),
    );
    assert.deepEqual(
      [...(await artifacts.getAllBuildInfoIds())].sort(),
      made.map((name) => name.replace(".json", "")).sort(),
      "who asks later is told of everything",
    );
  });
});
