import { Hono } from "hono";
import { settingsShape } from "../../../../src/brand/office/draftShape.ts";
import { uint256 } from "../../../../src/format/reading/fields.ts";
import { readJson } from "../../../shared/http/body.ts";
import { RequestRefusedError } from "../../../shared/http/errors.ts";
import { type Environment, notFound, type Request } from "../../../shared/http/replies.ts";
import type { Stack } from "../../stack.ts";
import { keepSettings } from "../../store/outside/settings.ts";
import { findCampaign } from "../../store/records/campaigns.ts";
import { postAudience, postDecision, postFlag, postFlags } from "./decisions.ts";
import {
  deleteOpenDsr,
  getCertificate,
  getDiscovery,
  getOpenDsr,
  OPEN_DSR,
  postErasure,
  postOpenDsr,
} from "./erasures.ts";
import { postContest, postWhy } from "./explaining.ts";
import {
  deleteTarget,
  getDeadLetters,
  getTargets,
  postApproval,
  postDeadLetters,
  postReplay,
  postSecret,
  postTarget,
} from "./targets.ts";
import { getWithdrawals } from "./withdrawals.ts";

/** First parts of the paths below, by which requests are counted. */
export const stackRoutes = [
  "decisions",
  "ofrep",
  "audiences",
  "withdrawals",
  "targets",
  "whys",
  "contests",
  "erasures",
  "opendsr",
];

/** What the brand's own stack asks for, with the brand's token. */
export function stackApp(stack: Stack): Hono<Environment> {
  const app = new Hono<Environment>();
  app.post("/decisions", (context) => postDecision(stack, context));
  app.post("/ofrep/v1/evaluate/flags", (context) => postFlags(stack, context));
  app.post("/ofrep/v1/evaluate/flags/:key", (context) => postFlag(stack, context));
  app.post("/audiences", (context) => postAudience(stack, context));
  app.get("/withdrawals", (context) => getWithdrawals(stack, context));
  app.post("/campaigns/:campaign/settings", (context) => postSettings(stack, context));
  app.get("/targets", (context) => getTargets(stack, context));
  app.post("/targets", (context) => postTarget(stack, context));
  app.delete("/targets/:target", (context) => deleteTarget(stack, context));
  app.post("/targets/:target/approval", (context) => postApproval(stack, context));
  app.post("/targets/:target/secret", (context) => postSecret(stack, context));
  app.post("/targets/:target/replay", (context) => postReplay(stack, context));
  app.get("/targets/:target/dead", (context) => getDeadLetters(stack, context));
  app.post("/targets/:target/dead", (context) => postDeadLetters(stack, context));
  app.post("/whys", (context) => postWhy(stack, context));
  app.post("/contests", (context) => postContest(stack, context));
  app.post("/erasures", (context) => postErasure(stack, context));
  app.get(`${OPEN_DSR}/discovery`, (context) => getDiscovery(stack, context));
  app.get(`${OPEN_DSR}/certificate`, (context) => getCertificate(stack, context));
  app.post(`${OPEN_DSR}/opendsr_requests`, (context) => postOpenDsr(stack, context));
  app.get(`${OPEN_DSR}/opendsr_requests/:id`, (context) => getOpenDsr(stack, context));
  app.delete(`${OPEN_DSR}/opendsr_requests/:id`, (context) => deleteOpenDsr(stack, context));
  return app;
}

/** How a campaign's segments may be shown. */
async function postSettings({ database }: Stack, context: Request) {
  const number = uint256.safeParse(context.req.param("campaign"));
  const known = number.success ? await findCampaign(database.query, number.data) : undefined;
  if (known === undefined) return notFound(context);
  const settings = settingsShape.parse(await readJson(context));
  if (await keepSettings(database.query, known.campaign, settings)) return context.json({ kept: true });
  throw new RequestRefusedError("ControlGroupFixed", "The control group was decided before.", {
    hint: "Open another campaign for another share: the comparison of this one would be worth nothing.",
  });
}
