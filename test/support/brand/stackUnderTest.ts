import { Hono } from "hono";
import { createClock } from "../../../services/brand/deciding/clock.ts";
import { eraseDue } from "../../../services/brand/erasing/eraseDue.ts";
import { requireBrand } from "../../../services/brand/http/brandRoutes.ts";
import { stackApp } from "../../../services/brand/http/stack/routes.ts";
import { createOutsideStep } from "../../../services/brand/outside/outsideStep.ts";
import { createStack } from "../../../services/brand/stack.ts";
import type { Database } from "../../../services/shared/database/database.ts";
import { replyToErrors } from "../../../services/shared/http/errors.ts";
import { listen } from "../../../services/shared/http/listen.ts";
import type { Environment } from "../../../services/shared/http/replies.ts";
import { startLoop } from "../../../services/shared/loop.ts";
import { digestOf, mirrored, secondsNow } from "./customersOnRecord.ts";

export const OFFICER = "officer's token";

export interface StackUnderTestOptions {
  /** Milliseconds. */
  readonly decideWithin?: number;
  readonly lease?: number;
  /** What its callers show; undefined: nothing. */
  readonly token?: string;
  /** Adds routes. */
  readonly extend?: (app: Hono<Environment>, wake: () => void) => void;
}

/** What serves a brand's own stack, over a database and without a chain. */
export async function startStack(
  database: Database,
  { decideWithin = 40, lease, token, extend }: StackUnderTestOptions = {},
) {
  const failures: string[] = [];
  const log = (line: string) => void failures.push(line);
  const stack = createStack({
    ...{ database, digest: digestOf, seal: mirrored, open: mirrored, signingSeed: "5a".repeat(32) },
    now: createClock(async () => secondsNow()),
    ...{ domain: "gym.example", publicUrl: "https://gym.example", officerToken: OFFICER },
    reach: { allowLoopback: true },
    ...{ decideWithin, lease, wake: () => loop.wake(), log },
  });
  const send = createOutsideStep(stack.outside);
  const loop = startLoop({
    step: async () => (await eraseDue(database, stack.now())) || (await send()),
    poll: 50,
    onFailure: (error) => log(error.message),
  });
  const app = new Hono<Environment>();
  if (token !== undefined) app.use(requireBrand(token));
  app.route("/", stackApp(stack));
  extend?.(app, () => loop.wake());
  app.onError(replyToErrors(log));
  const server = await listen(app, { host: "127.0.0.1", port: 0 });
  return {
    url: server.url,
    stack,
    failures,
    async close() {
      await server.close();
      await loop.close();
    },
  };
}
