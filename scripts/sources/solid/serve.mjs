// Runs a Community Solid Server on the loopback until its input ends: node serve.mjs CONFIG PORT
import { createRequire } from "node:module";
import { Server } from "node:net";

const [config, port] = process.argv.slice(2);
const { AppRunner } = createRequire(import.meta.url)("@solid/community-server");

// The server cannot be told an address, and would listen on all of them.
const { listen } = Server.prototype;
Server.prototype.listen = function (number) {
  return listen.call(this, number, "127.0.0.1");
};

const app = await new AppRunner().create({
  config,
  loaderProperties: { dumpErrorState: false },
  shorthand: { port: Number(port), baseUrl: `http://localhost:${port}/`, loggingLevel: "error" },
});
await app.start();
console.log("started");
process.stdin.resume().on("end", () => process.exit(0));
