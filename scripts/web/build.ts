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
}

export const sites = {
  customer: { entry: "web/customer/main.tsx", proves: true },
  account: { entry: "web/account/main.tsx", proves: false, auditor: "web/account/auditor/main.ts" },
} as const satisfies Readonly<Record<string, Site>>;

export type SiteName = keyof typeof sites;

/** The files of a site, all made of this repository alone: the same sources give the same bytes. */
export async function buildPages(name: SiteName): Promise<PageFiles> {
  const { entry, proves, auditor }: Site = sites[name];
  const options = {
    bundle: true,
    format: "esm",
    platform: "browser",
    target: "es2023",
    minify: true,
    jsx: "automatic",
    jsxImportSource: "preact",
    outdir: "/",
    write: false,
    logLevel: "silent",
    legalComments: "none",
  } as const;
  const bundled = await Promise.all([
    build({ ...options, entryPoints: { main: fromRoot(entry) }, splitting: true }),
    ...(proves
      ? [build({ ...options, entryPoints: { worker: fromRoot("src/answer/worker/main.ts") } })]
      : []),
    ...(auditor ? [build({ ...options, entryPoints: { auditor: fromRoot(auditor) } })] : []),
  ]);
  const styles = await Promise.all(
    [
      ...["tokens", "base", "parts"].map((name) => fromRoot(`web/shared/styles/${name}.css`)),
      // What only this site has.
      ...[path.join(path.dirname(fromRoot(entry)), "style.css")].filter(existsSync),
    ].map((file) => readFile(file, "utf8")),
  );
  const files = new Map<string, Uint8Array>([
    ...bundled.flatMap(({ outputFiles }) =>
      outputFiles.map(({ path: place, contents }) => [`/${path.basename(place)}`, contents] as const),
    ),
    ["/style.css", text(styles.join("\n"))],
    ["/icon.svg", await readFile(fromRoot("web/shared/icon.svg"))],
  ]);
  if (proves) {
    files.set("/circuit/answer.wasm", await readFile(keyFiles.wasm));
    files.set("/circuit/answer.zkey", await readFile(keyFiles.zkey));
  }
  if (auditor) files.set("/verification_key.json", await readFile(keyFiles.verificationKey));
  return files.set("/index.html", text(documentOf(hashOf(files))));
}

/** What of the pages is loaded first, and the hash of all of it: whoever builds the same sources gets the same one. */
function documentOf(hash: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="build" content="${hash}">
<title>DeCDP</title>
<link rel="icon" href="icon.svg">
<link rel="stylesheet" href="style.css">
<script type="module" src="main.js"></script>
</head>
<body></body>
</html>
`;
}

/** SHA-256 over the paths and contents, in the order of the paths. */
function hashOf(files: PageFiles): string {
  const hash = createHash("sha256");
  for (const place of [...files.keys()].sort()) {
    hash.update(`${place}\n${createHash("sha256").update(files.get(place)!).digest("hex")}\n`);
  }
  return hash.digest("hex");
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
