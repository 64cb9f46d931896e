import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { optionReader } from "../../services/shared/options.ts";
import { ServiceError } from "../../services/shared/serviceError.ts";
import { readPageNetwork } from "../../src/format/record/pageNetwork.ts";
import { folderOf } from "./build.ts";
import { announce, makeReleaseKey, type ReleaseKey } from "./release.ts";

const help = `Announces the built pages: adds a version to releases.json, signed with the release key. Build them first: npm run web

Usage: npm run announce -- --origin ORIGIN --network FILE --key FILE [options]

  --origin ORIGIN    where the pages are served, such as https://pages.example
  --network FILE     the chain and the services that the pages use (docs/building/pages.md)
  --key FILE         the release key; made if there is none. Keep it away from the server.
  --pages FOLDER     the built pages (default dist/web/customer)
  --releases FILE    the versions so far (default releases.json), which the server serves
  --help             this text`;

const { parse, origin } = optionReader("npm run announce");

try {
  await main();
} catch (error) {
  const { message, hint } = error as ServiceError;
  console.error(hint === undefined ? message : `${message}\n${hint}`);
  process.exitCode = 2;
}

async function main(): Promise<void> {
  const given = parse(process.argv.slice(2), ["origin", "network", "key", "pages", "releases"]);
  if (given === undefined) {
    console.log(help);
    return;
  }
  const missing = (["origin", "network", "key"] as const).find((name) => given[name] === undefined);
  if (missing !== undefined) {
    throw new ServiceError(`--${missing} is missing.`, { hint: "Try: npm run announce -- --help" });
  }
  const build = path.join(given.pages ?? folderOf("customer"), "build.json");
  if (!existsSync(build)) {
    throw new ServiceError(`There is no ${build}.`, { hint: "Build the pages: npm run web" });
  }
  const network = readFileSync(given.network!);
  readPageNetwork(network.toString());
  const file = given.releases ?? "releases.json";
  const text = await announce(existsSync(file) ? readFileSync(file, "utf8") : undefined, {
    origin: origin("origin", given.origin!),
    build: readFileSync(build),
    network,
    at: Math.floor(Date.now() / 1000),
    key: await releaseKeyIn(given.key!),
  });
  writeFileSync(file, text);
  console.log(
    `${file} has version ${JSON.parse(text).releases.length}. Serve it: npm run pages -- --releases ${file}`,
  );
}

/** The key in a file, which only its owner can read; a new one where there is none. */
async function releaseKeyIn(file: string): Promise<ReleaseKey> {
  if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8"));
  const key = await makeReleaseKey();
  writeFileSync(file, `${JSON.stringify(key)}\n`, { mode: 0o600, flag: "wx" });
  console.log(`${file} has a new release key. Without it no version can follow: keep a copy.`);
  return key;
}
