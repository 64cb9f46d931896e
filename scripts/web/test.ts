import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { stripVTControlCharacters } from "node:util";
import { fromRoot } from "../../services/shared/paths.ts";
import { testFiles } from "../hardhat/testFiles.ts";
import { hardhat } from "../test/hardhat.ts";
import { FIGURES_FILE, figuresIn } from "./figures.ts";

// Tries the pages in Chromium, with real services and a chain; with arguments only those files, and with --journeys without
// what takes minutes: what fails on purpose, the demo, wallets of others, and measurements. Writes out/web.json.
const given = process.argv.slice(2);
const all = testFiles("web");
const journeys = all.filter((file) => !/(demo|failures|bars|wallets)\.test\.ts$/.test(file));
const some = given[0] === "--journeys" ? journeys : given;
const files = some.length > 0 ? some : all;
const folder = mkdtempSync(path.join(os.tmpdir(), "decdp-web-figures-"));
const noted = path.join(folder, "noted");
writeFileSync(noted, "");
process.env[FIGURES_FILE] = noted;

const { child, ended } = hardhat(["test", "nodejs", "--no-compile", ...files], "pipe");
let said = "";
child.stdout!.on("data", (text: Buffer) => {
  said += text;
  process.stdout.write(text);
});
child.stderr!.pipe(process.stderr);
process.exitCode = await ended;

/** From the totals that Hardhat prints at the end: "12 passing (75533ms)". Each test of the pages is a journey. */
const total = (word: string) =>
  Number(new RegExp(String.raw`^\s*(\d+) ${word}\b`, "m").exec(stripVTControlCharacters(said))?.[1] ?? 0);
const figures = {
  "journeys.passed": total("passing"),
  "journeys.failed": total("failing"),
  ...figuresIn(noted),
};
mkdirSync(fromRoot("out"), { recursive: true });
writeFileSync(fromRoot("out/web.json"), `${JSON.stringify(figures, null, 2)}\n`);
rmSync(folder, { recursive: true });
console.log("The figures are in out/web.json.");
