import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { aboutThisProject } from "../../scripts/hardhat/packageWarnings.ts";
import { compile } from "../../scripts/solidity/compiler.ts";

/** What the compiler says about a file that uses transient storage, of which it warns. */
function saidAbout(name: string) {
  const contract = "contract Guard { function set() external { assembly { tstore(0, 1) } } }";
  const content = `// SPDX-License-Identifier: MIT\npragma solidity ^0.8.28;\n${contract}`;
  const { errors = [] } = compile({ [name]: content }, { evmVersion: "cancun" }, {});
  assert.deepEqual(
    errors.map(({ severity, sourceLocation }) => [severity, sourceLocation?.file]),
    [["warning", name]],
  );
  return errors;
}

describe("the compiler's warnings", () => {
  it("are left out about packages, and shown about this project's contracts", () => {
    const [ofPackage, own] = [
      "npm/@openzeppelin/contracts@5.7.0/Guard.sol",
      "project/contracts/Guard.sol",
    ].map(saidAbout);
    assert.deepEqual(aboutThisProject(ofPackage!), []);
    assert.deepEqual(aboutThisProject(own!), own);
    const failed = ofPackage!.map((warning) => ({ ...warning, severity: "error" as const }));
    assert.deepEqual(aboutThisProject(failed), failed);
  });
});
