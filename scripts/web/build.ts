import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { build } from "esbuild";
import { fromRoot } from "../../services/shared/paths.ts";
import { keyFiles } from "../circuit/manifest.ts";

/** Where the built pages of a site are. Never committed. */
export const folderOf = (name: SiteName) => fromRoot(`dist/web/${name}`);

/** A file of the pages: its path from the root of the site, with what is in it. */
export type PageFiles = ReadonlyMap<string, Uint8Array>;

const text = (content: string) => new TextEncoder().encode(content);

/** A site of pages for one kind of people. */
interface Site {
  /** Its first module. */
  readonly entry: string;
  /** It makes proofs: the circuit's files and the prover's worker belong to it. */
  readonly proves: boolean;
  /** The first module of its auditor, a worker that checks proofs; the verifying key belongs to it. */
  readonly auditor?: string;
  /** It can be installed, and works offline: it has a guard, which takes announced versions only. */
  readonly installs?: boolean;
}

export const sites = {
  customer: { entry: "web/customer/main.tsx", proves: true, installs: true },
  shop: { entry: "web/shop/main.tsx", proves: false },
  marketer: { entry: "web/marketer/main.tsx", proves: false },
  officer: { entry: "web/officer/main.tsx", proves: false },
  account: { entry: "web/account/main.tsx", proves: false, auditor: "web/account/auditor/main.ts" },
} as const satisfies Readonly<Record<string, Site>>;

export type SiteName = keyof typeof sites;

/** The programs of a site as esbuild makes them, with what is in each. */
export async function bundleSite(name: SiteName, root = fromRoot()) {
  const { entry, proves, auditor, installs = false }: Site = sites[name];
  const at = (file: string) => path.join(root, file);
  const options = {
    // Names of parts depend on where sources are seen from: always from the root.
    absWorkingDir: root,
    bundle: true,
    format: "esm",
    platform: "browser",
    target: "es2023",
    minify: true,
    jsx: "automatic",
    jsxImportSource: "preact",
    outdir: at("/"),
    write: false,
    metafile: true,
    logLevel: "silent",
    legalComments: "none",
  } as const;
  const programs = {
    ...(proves && { worker: at("src/answer/worker/main.ts") }),
    ...(auditor && { auditor: at(auditor) }),
    ...(installs && { guard: at("web/shared/integrity/guard/main.ts") }),
  };
  return Promise.all([
    build({ ...options, entryPoints: { main: at(entry) }, splitting: true }),
    ...Object.entries(programs).map(([program, file]) =>
      build({ ...options, entryPoints: { [program]: file } }),
    ),
  ]);
}

/**
 * The files of a site, all made of this repository alone: the same sources give the same bytes, wherever they are. `build.json` names
 * the hash of each other file; its own hash is the hash of the build.
 *
 * @param root The folder of the repository.
 */
export async function buildPages(name: SiteName, root = fromRoot()): Promise<PageFiles> {
  const { entry, proves, auditor, installs = false }: Site = sites[name];
  const bundled = await bundleSite(name, root);
  const styles = await Promise.all(
    [
      ...["tokens", "base", "parts", "wallet"].map((style) => `web/shared/styles/${style}.css`),
      // What only this site has.
      path.join(path.dirname(entry), "style.css"),
    ]
      .map((file) => path.join(root, file))
      .filter((file) => existsSync(file))
      .map((file) => readFile(file, "utf8")),
  );
  const files = new Map<string, Uint8Array>([
    ...bundled.flatMap(({ outputFiles }) =>
      outputFiles.map(({ path: place, contents }) => [`/${path.basename(place)}`, contents] as const),
    ),
    ["/style.css", text(styles.join("\n"))],
    ["/icon.svg", await readFile(path.join(root, "web/shared/icon.svg"))],
    ["/index.html", text(documentOf(installs))],
  ]);
  if (installs) files.set("/manifest.webmanifest", text(toJson(installation)));
  if (proves) {
    files.set("/circuit/answer.wasm", await readFile(keyFiles.wasm));
    files.set("/circuit/answer.zkey", await readFile(keyFiles.zkey));
  }
  if (auditor) files.set("/verification_key.json", await readFile(keyFiles.verificationKey));
  return withHashes(files);
}

/** Adds `build.json`, in place of one that there was. */
export function withHashes(given: PageFiles): PageFiles {
  const files = new Map(given);
  files.delete("/build.json");
  return files.set("/build.json", text(toJson({ files: hashesOf(files) })));
}

const toJson = (content: unknown) => `${JSON.stringify(content, null, 2)}\n`;

/** How an installed page looks among other apps. */
const installation = {
  id: "/",
  name: "DeCDP",
  short_name: "DeCDP",
  start_url: "/",
  scope: "/",
  display: "standalone",
  background_color: "#fbfaf7",
  theme_color: "#1f5c4d",
  icons: [{ src: "/icon.svg", sizes: "any", type: "image/svg+xml", purpose: "any" }],
};

/** What of the pages is loaded first; by relative paths, because not every site is at the root of its origin. */
function documentOf(installs: boolean): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>DeCDP</title>
<link rel="icon" href="icon.svg">
${installs ? '<link rel="manifest" href="manifest.webmanifest">\n' : ""}<link rel="stylesheet" href="style.css">
<script type="module" src="main.js"></script>
</head>
<body></body>
</html>
`;
}

/** SHA-256 of each file by its path, in the order of the paths. */
function hashesOf(files: PageFiles): Readonly<Record<string, string>> {
  const entries = [...files.keys()]
    .sort()
    .map((place) => [place, createHash("sha256").update(files.get(place)!).digest("hex")] as const);
  return Object.fromEntries(entries);
}

/** Writes the pages, each file also compressed as it is sent. */
export async function writePages(files: PageFiles, folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  for (const [place, content] of files) {
    const file = path.join(folder, place);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, content);
    await writeFile(
      `${file}.br`,
      brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
    );
  }
}
