import { Hono } from "hono";
import type { Environment } from "../../../shared/http/replies.ts";
import type { Office } from "../../office/office.ts";
import { getOfficeCampaign, getOfficeCampaigns, postRelease } from "./campaigns.ts";
import {
  getDraft,
  getDrafts,
  postDraft,
  postPause,
  postPublishing,
  postSubmission,
  putDraft,
} from "./drafts.ts";
import { getHouse } from "./house.ts";
import { requireStaff, type StaffTokens } from "./staff.ts";

/** What the brand's office asks for, below `/office`, each person with a token of their own. */
export function officeApp(office: Office, staff: StaffTokens): Hono<Environment> {
  const app = new Hono<Environment>();
  const anybody = requireStaff(staff, ["marketer", "officer"]);
  const marketer = requireStaff(staff, ["marketer"]);
  app.get("/house", anybody, (context) => getHouse(office, context));
  app.get("/drafts", anybody, (context) => getDrafts(office, context));
  app.get("/drafts/:draft", anybody, (context) => getDraft(office, context));
  app.post("/drafts", marketer, (context) => postDraft(office, context));
  app.put("/drafts/:draft", marketer, (context) => putDraft(office, context));
  app.post("/drafts/:draft/submit", marketer, (context) => postSubmission(office, context));
  app.post("/drafts/:draft/pause", marketer, (context) => postPause(office, context));
  app.post("/drafts/:draft/publish", marketer, (context) => postPublishing(office, context));
  app.get("/campaigns", anybody, (context) => getOfficeCampaigns(office, context));
  app.get("/campaigns/:campaign", anybody, (context) => getOfficeCampaign(office, context));
  app.post("/campaigns/:campaign/release", marketer, (context) => postRelease(office, context));
  return app;
}
