import { Hono } from "hono";
import type { Environment } from "../../../shared/http/replies.ts";
import type { Brand } from "../../brand.ts";
import type { Office } from "../../office/office.ts";
import { dossierOf } from "../../officer/dossier.ts";
import { figuresOf } from "../../officer/figures.ts";
import type { Stack } from "../../stack.ts";
import { getRights, postRightsReply } from "../brandRoutes.ts";
import { requireStaff, type StaffTokens } from "../office/staff.ts";
import { getQueue, getReview, postApproval, postReturn } from "./reviews.ts";
import { postTargetApproval } from "./targets.ts";

/** What the privacy officer's page asks for, below `/officer/api`, with the officer's token and no other. */
export function officerApp(
  brand: Brand,
  office: Office,
  stack: Stack,
  staff: StaffTokens,
): Hono<Environment> {
  const app = new Hono<Environment>();
  app.use(requireStaff(staff, ["officer"]));
  app.get("/reviews", (context) => getQueue(office, context));
  app.get("/reviews/:draft", (context) => getReview(office, context));
  app.post("/reviews/:draft/approve", (context) => postApproval(office, context));
  app.post("/reviews/:draft/return", (context) => postReturn(office, context));
  app.post("/targets/:target/approve", (context) => postTargetApproval(office, stack, context));
  app.get("/rights", (context) => getRights(brand, context));
  app.post("/rights/:id/replies", (context) => postRightsReply(brand, context));
  app.get("/figures", async (context) =>
    context.json(await figuresOf(office.database.query, await brand.now())),
  );
  app.get("/dossier", async (context) => context.json(await dossierOf(office, await brand.now())));
  return app;
}
