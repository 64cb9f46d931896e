import { testFiles } from "../hardhat/testFiles.ts";
import { hardhat } from "../test/hardhat.ts";

// Tries the pages in Chromium, with real services and a chain; with arguments only those files.
const given = process.argv.slice(2);
const files = given.length > 0 ? given : testFiles("web");
process.exitCode = await hardhat(["test", "nodejs", "--no-compile", ...files], "inherit").ended;
