import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { privateKeyToAccount } from "viem/accounts";
import { readKeys } from "../../../cli/customer/customers.ts";
import { signSealRequest } from "../../../src/chain/requests/sealRequest.ts";
import { recipientFor } from "../../../src/customer/keys.ts";
import { readSealRequestFile, writeSealRequestFile } from "../../../src/format/answer/sealRequestFile.ts";
import { type CommandLine, startCommandLine } from "../../support/cli/commandLine.ts";
import { campaign, schema, terms } from "../../support/cli/gym.ts";
import { giveCards } from "../../support/cli/holders.ts";

describe("seals and tickets", () => {
  let gym: CommandLine;
  const consent = (name: string) => [
    ...["customer", "consent", "1", "--as", name, "--yes", "--out", gym.file(`${name}.request.json`)],
  ];
  const requestOfAda = () => readFileSync(gym.file("ada.request.json"), "utf8");

  before(async () => {
    gym = await startCommandLine();
    gym.write("schema.json", schema);
    const sealed = gym.write("sealed.json", { ...campaign, sealed: true, period: "30 days" });
    const published = gym.write("terms.json", terms);
    await gym.succeed("brand", "terms", published);
    await gym.succeed("brand", "campaign", "open", sealed, "--terms", published);
    await giveCards(gym, "ada", "eve");
    await gym.succeed(...consent("ada"));
  });
  after(() => gym.close());

  const make = (what: "seal" | "ticket", file: string, out = "none.json") =>
    ["brand", what, file, "--out", gym.file(out)] as const;

  it("are given to the customer whose consent it is, encrypted", async () => {
    for (const what of ["seal", "ticket"] as const) {
      await gym.succeed(...make(what, gym.file("ada.request.json"), `${what}.json`));
      const text = readFileSync(gym.file(`${what}.json`), "utf8");
      assert.ok(!/sealKey|sealedValues/.test(text), text);
    }
  });

  it("are refused to whoever makes a request of what the chain shows, with a key of their own", async () => {
    const { context } = gym.context();
    const { request, ...place } = readSealRequestFile(requestOfAda());
    const keys = readKeys(context, "eve");
    const { publicKey: recipient } = recipientFor(keys, request.subject, request.scope);
    const stranger = context.clientFor(privateKeyToAccount(keys.subjectSeed));
    const forged = await signSealRequest(stranger, context.deployment, { ...request, recipient });
    context.state.close();
    const requests = [
      { ...request, recipient },
      { ...forged, subject: request.subject },
    ];
    for (const [index, wrong] of requests.entries()) {
      const content = JSON.parse(writeSealRequestFile({ ...place, request: wrong }));
      const file = gym.write(`forged${index}.json`, content);
      for (const what of ["seal", "ticket"] as const)
        await gym.fail(1, /did not sign it/, ...make(what, file));
    }
  });

  it("are refused to a stranger who asks in the stranger's own name and has not consented", async () => {
    const { context } = gym.context();
    const { request, ...place } = readSealRequestFile(requestOfAda());
    const stranger = context.clientFor(privateKeyToAccount(readKeys(context, "eve").subjectSeed));
    const own = await signSealRequest(stranger, context.deployment, request);
    context.state.close();
    const file = gym.write("own.json", JSON.parse(writeSealRequestFile({ ...place, request: own })));
    for (const what of ["seal", "ticket"] as const)
      await gym.fail(1, /does not count: never given/, ...make(what, file));
  });

  it("are opened by nobody else", async () => {
    const box = JSON.parse(readFileSync(gym.file("seal.json"), "utf8"));
    await gym.succeed(...consent("eve"));
    const { request } = readSealRequestFile(readFileSync(gym.file("eve.request.json"), "utf8"));
    const file = gym.write("stolen.json", { ...box, subject: request.subject });
    const answer = ["customer", "answer", "1", "--as", "eve", "--seal", file, "--out", gym.file("eve.json")];
    await gym.fail(1, /cannot be opened/, ...answer);
  });

  it("are asked for anew in the next period", async () => {
    await gym.succeed("wait", "30 days");
    await gym.fail(1, /another campaign or period/, ...make("seal", gym.file("ada.request.json")));
    assert.match(await gym.succeed(...consent("ada")), /You have consented to the terms of/);
    const next = (out: string) => make("seal", gym.file("ada.request.json"), out);
    await gym.fail(1, /There is a file .*seal\.json already/, ...next("seal.json"));
    await gym.succeed(...next("seal.2.json"));
  });
});
