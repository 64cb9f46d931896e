import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { type PageFiles, withHashes, writePages } from "../../../scripts/web/build.ts";
import { announce, makeReleaseKey, type ReleaseKey } from "../../../scripts/web/release.ts";
import { startPages } from "../../../services/pages/startPages.ts";
import type { Service } from "../../../services/shared/runService.ts";
import { digestOf } from "../../../web/shared/integrity/release.ts";

const account = `0x${"11".repeat(20)}`;

/** A network that nobody answers at: enough for what pages show before a vault is open. */
const network = JSON.stringify({
  rpc: "http://127.0.0.1:9",
  deployment: {
    chainId: 31337,
    issuerRegistry: account,
    consentRegistry: account,
    campaigns: account,
    relay: account,
    verifier: account,
  },
  firstBlock: 0,
  relayers: [],
  brands: {},
  leaves: {},
  token: { address: account, symbol: "PTS", decimals: 0 },
});

/** The pages at one origin, whose operator announces versions, or somebody else puts other files there. */
export async function openAnnouncedPages(first: PageFiles) {
  const folder = mkdtempSync(path.join(os.tmpdir(), "decdp-announced-"));
  const [networkFile, releasesFile, pages] = ["network.json", "releases.json", "pages"].map((name) =>
    path.join(folder, name),
  ) as [string, string, string];
  writeFileSync(networkFile, network);
  const key = await makeReleaseKey();
  // Nothing is proved here, and compressing them takes long.
  let files = withHashes(new Map([...first].filter(([place]) => !place.startsWith("/circuit/"))));
  let releases: string | undefined;
  let service: Service | undefined;
  let port = 0;
  const serve = async () => {
    await service?.close();
    await writePages(files, pages);
    if (releases !== undefined) writeFileSync(releasesFile, releases);
    service = await startPages({
      ...{ network: networkFile, pages, host: "localhost", port },
      releases: releases === undefined ? undefined : releasesFile,
    });
    port = Number(new URL(service.url).port);
  };
  await serve();
  const origin = service!.url;
  return {
    origin,
    /** The hash of what is on the server. */
    build: () => digestOf(files.get("/build.json") as Uint8Array<ArrayBuffer>),
    /** Puts other files on the server, without announcing them. */
    async put(changed: ReadonlyMap<string, Uint8Array>) {
      files = withHashes(new Map([...files, ...changed]));
      await serve();
    },
    /** Announces what is on the server; a stranger, who has another key, begins anew. */
    async announce(stranger?: ReleaseKey) {
      const build = files.get("/build.json")!;
      releases = await announce(stranger === undefined ? releases : undefined, {
        ...{
          origin,
          build,
          network: new TextEncoder().encode(network),
          at: 1_800_000_000,
          key: stranger ?? key,
        },
      });
      await serve();
      return releases;
    },
    stop: () => service!.close(),
    start: serve,
    async close() {
      await service!.close().catch(() => {});
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export type AnnouncedPages = Awaited<ReturnType<typeof openAnnouncedPages>>;
