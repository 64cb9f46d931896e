import "dotenv/config";
import path from "node:path";
import hardhatToolboxViem from "@nomicfoundation/hardhat-toolbox-viem";
import { configVariable, defineConfig, overrideTask } from "hardhat/config";
import { chainDecoder } from "./scripts/hardhat/chainDecoder.ts";
import { packageWarnings } from "./scripts/hardhat/packageWarnings.ts";
import { quickBuild } from "./scripts/hardhat/quickBuild.ts";

/** The compiler comes from npm, so that building needs no other download. */
const compiler = {
  version: "0.8.34",
  path: path.join(import.meta.dirname, "node_modules/solc/soljson.js"),
  settings: {
    viaIR: true,
    optimizer: { enabled: true, runs: 2_000 },
    evmVersion: "cancun",
  },
};

/** Profiles do not inherit from each other. */
const fsPermissions = {
  readFile: ["test/vectors/requests.json", "test/vectors/answers.json", "test/vectors/crowd.json"],
};
const solidityTests = {
  default: { fsPermissions, fuzz: { runs: 256 }, invariant: { runs: 64, depth: 64, failOnRevert: false } },
  ci: { fsPermissions, fuzz: { runs: 1024 }, invariant: { runs: 128, depth: 128, failOnRevert: false } },
};

export default defineConfig({
  plugins: [hardhatToolboxViem, quickBuild, packageWarnings, chainDecoder],
  solidity: {
    // Both profiles are the same, so that what is tested is what is deployed and nothing is built twice.
    profiles: { default: compiler, production: { ...compiler, isolated: false } },
  },
  paths: {
    sources: "contracts",
    tests: { solidity: "test/contracts", nodejs: "test" },
  },
  test: { solidity: { profiles: solidityTests } },
  tasks: [
    overrideTask(["test", "nodejs"])
      .setAction(async () => import("./scripts/hardhat/testNodejs.ts"))
      .build(),
  ],
  networks: {
    default: { type: "edr-simulated", chainType: "l1" },
    localhost: { type: "http", chainType: "l1", url: "http://127.0.0.1:8545" },
    testnet: {
      type: "http",
      chainType: "l1",
      url: configVariable("DECDP_RPC_URL"),
      accounts: [configVariable("DECDP_DEPLOYER_KEY")],
    },
  },
});
