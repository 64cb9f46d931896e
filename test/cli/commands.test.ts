import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Command } from "commander";
import { http } from "viem";
import { processTerminal } from "../../cli/input/terminal.ts";
import { createProgram } from "../../cli/program.ts";

/** Every command that does something, with its full name. */
function commandsIn(command: Command, prefix = ""): { name: string; command: Command }[] {
  return command.commands.flatMap((part) => {
    const name = `${prefix}${part.name()}`;
    return part.commands.length > 0 ? commandsIn(part, `${name} `) : [{ name, command: part }];
  });
}

function helpOf(command: Command): string {
  let printed = "";
  command.configureOutput({
    writeOut: (text) => {
      printed += text;
    },
  });
  command.outputHelp();
  return printed;
}

describe("the command line", () => {
  const commands = commandsIn(
    createProgram({ environment: {}, terminal: processTerminal(), connect: (rpc) => http(rpc) }, () => {}),
  );

  it("has the commands of every role", () => {
    const names = commands.map(({ name }) => name);
    for (const name of [
      "deploy",
      "issuer issue",
      "brand campaign open",
      "customer answer",
      "verify",
      "quote",
    ]) {
      assert.ok(names.includes(name), name);
    }
  });

  for (const { name, command } of commands) {
    it(`shows an example of "${name}" in its help`, () => {
      // Without a subcommand, "customer cards" lists.
      const called = name === "customer cards list" ? "customer cards" : name;
      assert.match(helpOf(command), new RegExp(`Example: npx decdp ${called} `));
    });
  }

  it("never takes a key as an option", () => {
    for (const { name, command } of commands) {
      for (const { flags } of command.options)
        assert.doesNotMatch(flags, /key|secret|passphrase|mnemonic/i, name);
    }
  });
});
