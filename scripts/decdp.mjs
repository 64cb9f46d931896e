#!/usr/bin/env node
// The command line's entry. Plain JavaScript: it runs before anything is installed, on any Node.js from 20 on.

process.argv.splice(2, 0, "decdp");
await import("./launch.mjs");
