import { pathParameter, taken, told } from "../../../shared/http/operations.ts";
import { staffs } from "../office/openapi.ts";
import { rightsReplyShape } from "../shapes.ts";
import { approvalOrderShape, returnShape, targetApprovalShape } from "./shapes.ts";

/** The paths of the privacy officer, for the description of the HTTP interface. */
export function officerPaths() {
  const deed = (name: string, summary: string, shape: Parameters<typeof taken>[1]) => ({
    post: staffs({ ...taken(summary, shape, "200"), parameters: [pathParameter(name)] }),
  });
  return {
    "/officer/api/reviews": { get: staffs(told("What waits for the privacy officer, and what has passed.")) },
    "/officer/api/reviews/{draft}": {
      get: staffs(told("A draft, with what officers said to it before.", ["draft"])),
    },
    "/officer/api/reviews/{draft}/approve": deed(
      "draft",
      "The officer's signature under a draft.",
      approvalOrderShape,
    ),
    "/officer/api/reviews/{draft}/return": deed(
      "draft",
      "Back to the marketer, with the reason.",
      returnShape,
    ),
    "/officer/api/targets/{target}/approve": deed(
      "target",
      "The officer's signature under a target.",
      targetApprovalShape,
    ),
    "/officer/api/rights": { get: staffs(told("Requests about rights, the most urgent first.")) },
    "/officer/api/rights/{id}/replies": deed("id", "Replies to a request about rights.", rightsReplyShape),
    "/officer/api/figures": {
      get: staffs(told("Permissions, time to stop and rights in the last 30 days.")),
    },
    "/officer/api/dossier": { get: staffs(told("Everything that an authority may ask for.")) },
  };
}
