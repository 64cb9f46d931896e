import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import type { Command } from "commander";
import { http } from "viem";
import { processTerminal } from "../../cli/input/terminal.ts";
import { createProgram } from "../../cli/program.ts";
import { fromRoot } from "../../services/shared/paths.ts";

/** Texts that tell people what to type. */
function textsIn(folder: string, extension: string): { name: string; text: string }[] {
  return (
    readdirSync(fromRoot(folder), { recursive: true, encoding: "utf8" })
      // What an app of a bundler or a counterpart installed beside it is not ours.
      .filter((name) => name.endsWith(extension) && !name.includes("node_modules"))
      .map((name) => ({ name, text: readFileSync(fromRoot(folder, name), "utf8") }))
  );
}

describe("what people are told to type", () => {
  const { scripts } = JSON.parse(readFileSync(fromRoot("package.json"), "utf8"));
  const { stderr } = spawnSync(process.execPath, [fromRoot("scripts/launch.mjs")], { encoding: "utf8" });
  const tasks = /<(.+)>/.exec(stderr)![1]!.split(" | ");
  const texts = [
    ...textsIn("cli", ".ts"),
    ...textsIn("scripts", ".ts"),
    ...textsIn("docs", ".md"),
    { name: "README.md", text: readFileSync(fromRoot("README.md"), "utf8") },
  ];

  it("are the launcher's tasks, by the same names in package.json", () => {
    // npm runs a script of the name "install" on its own account, and npx runs the command line.
    const called = tasks.filter((task) => !["install", "decdp"].includes(task));
    const { check, prepack, ...launched } = scripts;
    assert.ok(check && prepack);
    assert.deepEqual(
      launched,
      Object.fromEntries(called.map((task) => [task, `node scripts/launch.mjs ${task}`])),
    );
  });

  it("are tasks that there are", () => {
    for (const { name, text } of texts) {
      for (const [, task] of text.matchAll(/npm run ([a-z:]+)/g))
        assert.ok(scripts[task!], `${name}: ${task}`);
    }
  });

  it("are commands that there are", () => {
    const surroundings = {
      environment: {},
      terminal: processTerminal(),
      connect: (rpc: string) => http(rpc),
    };
    const program = createProgram(surroundings, () => {});
    let found = 0;
    for (const { name, text } of texts) {
      for (const [, words] of text.matchAll(/npx decdp ((?:[a-z]+ ?)+)/g)) {
        found += 1;
        assert.ok(isCommand(program, words!.trim().split(" ")), `${name}: ${words}`);
      }
    }
    assert.ok(found > 50, `${found}`);
  });
});

/** Whether words begin with a command that does something; what follows it is its arguments. */
function isCommand(command: Command, [word, ...rest]: readonly string[]): boolean {
  const part = command.commands.find((one) => one.name() === word);
  if (part === undefined) return false;
  // "customer cards" without more lists.
  return part.commands.length === 0 || part.name() === "cards" || isCommand(part, rest);
}
