#!/usr/bin/env node
// The command line's entry. Plain JavaScript: it runs before anything is installed, on any Node.js from 20 on.

import { existsSync } from "node:fs";

const launcher = new URL("../scripts/launch.mjs", import.meta.url);
if (!existsSync(launcher)) {
  console.error(
    "The command line runs in a clone of the repository, not from the installed package yet.\n" +
      "Clone it and run npx decdp there; this package is the library.",
  );
  process.exit(1);
}
process.argv.splice(2, 0, "decdp");
await import(launcher.href);
