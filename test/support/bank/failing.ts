import assert from "node:assert/strict";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { after, afterEach, before } from "node:test";
import type { Intercept } from "../../../scripts/sources/sandboxBank/sandboxBank.ts";
import type { Visit } from "../../../scripts/sources/sandboxBank/visit.ts";
import type { SourceError, SourceErrorCode } from "../../../src/source/sourceError.ts";
import { allow, type BankWorld, NOON, startBankWorld } from "./bankWorld.ts";

/** Stands in answers where a raw value would; no error may have it. */
export const RAW = "Geheim-4711";

export const nothing: Intercept = () => undefined;

/** Answers whatever has this in its path. */
export function at(
  part: string,
  answer: (request: Request) => Response | Promise<Response> | undefined,
): Intercept {
  return (request) => (new URL(request.url).pathname.includes(part) ? answer(request) : undefined);
}

/** An error as NextGenPSD2 writes it, with a raw value in its text. */
export function refusal(status: number, code: string, headers = {}): Response {
  return Response.json({ tppMessages: [{ category: "ERROR", code, text: RAW }] }, { status, headers });
}

/**
 * A bank for the tests of a file, each of which finds it well, and a server to which nobody may be led: a test in which
 * it is asked fails.
 */
export function useFailingBank() {
  let world: BankWorld;
  let trap: Server;
  let trapped = 0;
  before(async () => {
    world = await startBankWorld({ bank: { cards: true } });
    trap = createServer((_, response) => {
      trapped++;
      response.end("{}");
    });
    await new Promise<void>((resolve) => trap.listen(0, "127.0.0.1", resolve));
  });
  after(async () => {
    await world.close();
    await new Promise((resolve) => trap.close(resolve));
  });
  afterEach(() => {
    world.sandbox.interceptWith(nothing);
    world.clock.now = NOON;
    assert.equal(trapped, 0);
  });
  return {
    world: () => world,
    trapOrigin: () => `http://127.0.0.1:${(trap.address() as AddressInfo).port}`,
    failsWith: (...rest: Failing) => failsWith(world, ...rest),
  };
}

type Failing = [
  code: SourceErrorCode,
  words: RegExp,
  intercept: Intercept,
  visit?: Visit,
  during?: () => void,
];

/** The error of a reading, of which nothing is left: no word of what was read, and no consent at the bank. */
async function failsWith(world: BankWorld, ...[code, words, intercept, visit = {}, during]: Failing) {
  const { sandbox, source } = world;
  const { pending, returned } = await allow(world, visit);
  sandbox.interceptWith(intercept);
  during?.();
  const error = await source.read(pending, returned, NOON).then(
    () => assert.fail("it was read"),
    (thrown: SourceError) => thrown,
  );
  assert.equal(error.name, "SourceError", error.stack);
  assert.equal(error.code, code, error.message);
  assert.match(error.message, words);
  const { iban } = sandbox.customers[0]!.accounts[0]!;
  const said = JSON.stringify([error.message, error.details, `${error.cause}`]);
  for (const raw of [RAW, iban!, "Heike"]) assert.ok(!said.includes(raw), said);
  sandbox.interceptWith(nothing);
  await source.end(pending);
  assert.ok(!["valid", "received"].includes(sandbox.consents().at(-1)!.status));
  return error;
}
