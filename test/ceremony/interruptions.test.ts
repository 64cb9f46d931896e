import "../support/endAfterTests.ts";
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { watch } from "node:fs";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { keyFileOf, lastStep, readKeyOf, requireTranscript } from "../../scripts/ceremony/folder.ts";
import { contribute } from "../../scripts/ceremony/steps/contribute.ts";
import { verify } from "../../scripts/ceremony/steps/verify.ts";
import { transcriptFile } from "../../scripts/ceremony/transcript.ts";
import { partialName, removeLeftovers } from "../../scripts/ceremony/wholeFiles.ts";
import { fromRoot } from "../../services/shared/paths.ts";
import { gatherPeople, type People, powersOfTau } from "../support/ceremony/smallCeremony.ts";

describe("a command that is killed", () => {
  let people: People;
  let own: string;

  before(async () => {
    people = await gatherPeople();
    own = await people.start("coordinator");
  });
  after(() => people.close());

  /** Runs "contribute" and kills it at this change of the folder; returns the signal, null if it ended before. */
  const killAt = async (folder: string, moment: number) => {
    const { r1cs } = people;
    const key = path.join(people.folder, "signing-key.pem");
    const child = spawn(
      process.execPath,
      [
        ...["--experimental-strip-types", "scripts/ceremony/main.ts", "contribute", "--name", "Ada"],
        ...["--folder", folder, "--r1cs", r1cs, "--signing-key", key],
      ],
      { cwd: fromRoot(), stdio: "ignore" },
    );
    let changes = 0;
    const watcher = watch(folder, () => {
      changes += 1;
      if (changes === moment) child.kill("SIGKILL");
    });
    const [, signal] = await once(child, "exit");
    watcher.close();
    return signal;
  };

  for (const moment of [1, 3, 5]) {
    it(`at change ${moment} of its folder, leaves only whole files, and is run again`, async () => {
      const folder = await people.send(own, `killed-${moment}`);
      assert.equal(await killAt(folder, moment), "SIGKILL");
      const transcript = await requireTranscript(folder);
      await readKeyOf(folder, lastStep(transcript));
      const { r1cs, signer } = people;
      await contribute({ folder, r1cs, name: "Ada", signer });
      const names = await readdir(folder);
      assert.deepEqual(
        names.filter((name) => name.endsWith(".partial")),
        [],
      );
      await verify({ folder, r1cs, powersOfTau });
    });
  }

  it("between key and transcript, has not contributed yet", async () => {
    const folder = await people.contribute(own, "Ada");
    await writeFile(transcriptFile(folder), await readFile(transcriptFile(own)));
    await contribute({ folder, r1cs: people.r1cs, name: "Ada", signer: people.signer });
    await people.accept(own, folder);
  });

  it("while it made the first key or its folder, starts again", async () => {
    const begun = path.join(people.folder, "begun");
    const whole = await people.start("begun");
    const before = await requireTranscript(whole);
    await rm(transcriptFile(whole));
    await writeFile(keyFileOf(begun, lastStep(before)), "zkey");
    await people.start("begun");
    await readKeyOf(begun, lastStep(await requireTranscript(begun)));
  });

  it("leaves what others still write alone", async () => {
    const folder = path.join(people.folder, "shared");
    await removeLeftovers(folder);
    const running = partialName(path.join(folder, "key"));
    // No process has a number as large as this.
    const left = path.join(folder, "key.99999999.partial");
    await writeFile(running, "");
    await writeFile(left, "");
    await removeLeftovers(folder);
    assert.deepEqual(await readdir(folder), [path.basename(running)]);
  });
});
