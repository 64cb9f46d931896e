import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { fromRoot } from "../../services/shared/paths.ts";

/** What the launcher looks for: Hardhat's native binding, which is optional for npm. */
const packages = {
  devDependencies: "a-tool",
  optionalDependencies: "@nomicfoundation/edr-somewhere",
} as const;

describe("the launcher", () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "decdp-install-"));
  after(() => rmSync(folder, { recursive: true }));
  const npm = (directory: string, ...parameters: string[]) =>
    execFileSync("npm", [...parameters, "--offline", "--no-audit", "--no-fund"], {
      cwd: directory,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
      shell: process.platform === "win32",
    });

  /** A project with a dependency of each kind, from files, and the launcher. */
  before(() => {
    const manifest: Record<string, unknown> = { name: "project", version: "1.0.0" };
    for (const [kind, name] of Object.entries(packages)) {
      const source = path.join(folder, kind);
      mkdirSync(source);
      writeFileSync(path.join(source, "package.json"), JSON.stringify({ name, version: "1.0.0" }));
      const packed = npm(source, "pack", "--pack-destination", folder).trim().split("\n").at(-1)!;
      manifest[kind] = { [name]: `file:${packed}` };
    }
    writeFileSync(path.join(folder, "package.json"), JSON.stringify(manifest));
    npm(folder, "install", "--package-lock-only");
    mkdirSync(path.join(folder, "scripts"));
    copyFileSync(fromRoot("scripts/launch.mjs"), path.join(folder, "scripts/launch.mjs"));
  });

  it("installs all that building takes, whatever npm is told to leave out", () => {
    const settings = [
      { NODE_ENV: "production" },
      { npm_config_omit: "dev" },
      { npm_config_omit: "optional" },
    ];
    for (const setting of settings) {
      rmSync(path.join(folder, "node_modules"), { recursive: true, force: true });
      execFileSync(process.execPath, ["scripts/launch.mjs", "install"], {
        cwd: folder,
        env: { ...process.env, npm_config_offline: "true", ...setting },
        stdio: "pipe",
      });
      for (const name of Object.values(packages)) {
        assert.ok(
          existsSync(path.join(folder, "node_modules", name)),
          `${name} with ${JSON.stringify(setting)}`,
        );
      }
    }
  });
});
