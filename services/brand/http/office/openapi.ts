import { pathParameter, taken, told } from "../../../shared/http/operations.ts";
import { changedDraftShape, deedShape, newDraftShape, releaseShape } from "./shapes.ts";

/** Something for people of the brand's office, each with a token of their own. */
export function staffs<Operation extends object>(operation: Operation) {
  return { ...operation, security: [{ staff: [] }] };
}

/** The paths of the brand's office, for the description of the HTTP interface. */
export function officePaths() {
  const parameters = [pathParameter("draft")];
  const deed = (summary: string) => staffs({ ...taken(summary, deedShape, "200"), parameters });
  return {
    "/office/house": { get: staffs(told("Who the brand is, and what its account can pay with.")) },
    "/office/drafts": {
      get: staffs(told("Campaigns of the office, the newest first.")),
      post: staffs(taken("Begins a campaign.", newDraftShape, "201")),
    },
    "/office/drafts/{draft}": {
      get: staffs(told("One of them.", ["draft"])),
      put: staffs({
        ...taken("Changes it, unless somebody else did meanwhile (409).", changedDraftShape, "200"),
        parameters,
      }),
    },
    "/office/campaigns": { get: staffs(told("Campaigns that are published, the newest first.")) },
    "/office/campaigns/{campaign}": {
      get: staffs(told("What is known of one, small numbers of people hidden.", ["campaign"])),
    },
    "/office/campaigns/{campaign}/release": {
      post: staffs({
        ...taken("A tally with noise, which may leave the brand.", releaseShape, "200"),
        parameters: [pathParameter("campaign")],
      }),
    },
    "/office/drafts/{draft}/submit": { post: deed("Hands it to the privacy officer.") },
    "/office/drafts/{draft}/pause": { post: deed("Keeps it from being approved or published as it is.") },
    "/office/drafts/{draft}/publish": { post: deed("Publishes what the officer approved.") },
  };
}
