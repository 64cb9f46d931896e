import { spawnSync } from "node:child_process";
import { globSync, readFileSync } from "node:fs";
import { fromRoot, root } from "../../services/shared/paths.ts";

/**
 * Prints which lines of the contracts the Solidity tests reach, and fails if they miss one of ours. Hardhat counts with
 * extra instructions, so tests that measure gas are left out.
 */
const leftOut = globSync("test/contracts/*/*Gas.t.sol", { cwd: root }).flatMap((file) =>
  [...readFileSync(fromRoot(file), "utf8").matchAll(/function (test\w+)/g)].map(([, name]) => name),
);
const hardhat = fromRoot("node_modules/hardhat/dist/src/cli.js");
const parameters = ["test", "solidity", "--coverage", "--grep-exclude", `^(${leftOut.join("|")})\\(`];
const { status } = spawnSync(process.execPath, [hardhat, ...parameters], { cwd: root, stdio: "inherit" });

const missed = status === 0 ? linesNotReached(readFileSync(fromRoot("coverage/lcov.info"), "utf8")) : [];
if (missed.length > 0) console.error(`No test reaches ${missed.join(", ")}. Write one, or remove the code.`);
process.exitCode = status === 0 && missed.length === 0 ? 0 : 1;

/** From records of "SF:file", then "DA:line,count" for each line. Generated contracts hold data only. */
function linesNotReached(lcov: string): string[] {
  return lcov.split("end_of_record").flatMap((record) => {
    const file = /^SF:(.*)$/m.exec(record)?.[1] ?? "";
    if (!/^contracts\/(?!generated\/)/.test(file)) return [];
    return [...record.matchAll(/^DA:(\d+),0$/gm)].map(([, line]) => `${file}:${line}`);
  });
}
