import { build } from "esbuild";

/** One script for browsers from a TypeScript module and all that it imports. */
export async function bundleForBrowser(entry: string): Promise<Uint8Array> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    minify: true,
    write: false,
    logLevel: "silent",
  });
  return outputFiles[0]!.contents;
}
