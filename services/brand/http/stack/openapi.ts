import { settingsShape } from "../../../../src/brand/office/draftShape.ts";
import { filed, pathParameter, taken, told } from "../../../shared/http/operations.ts";
import { OPEN_DSR } from "./erasures.ts";
import {
  approvalShape,
  audienceOrderShape,
  contestShape,
  decisionOrderShape,
  erasureShape,
  replayShape,
  targetShape,
  whyShape,
} from "./shapes.ts";

/** Something for the brand's own programs. */
export function brands<Operation extends object>(operation: Operation) {
  return { ...operation, security: [{ brand: [] }] };
}

/** The paths for the brand's stack, for the description of the HTTP interface. */
export function stackPaths() {
  const target = { parameters: [pathParameter("target")] };
  const request = `${OPEN_DSR}/opendsr_requests`;
  return {
    "/decisions": {
      post: brands(
        taken("What a customer is shown: the segment, or why general content.", decisionOrderShape, "200"),
      ),
    },
    "/ofrep/v1/evaluate/flags": {
      post: brands(filed("All flags of a customer, as OFREP 0.3.0 has it; 304 where its tag is known.")),
    },
    "/ofrep/v1/evaluate/flags/{key}": {
      post: brands({
        ...filed("One flag of a customer, as OFREP 0.3.0 has it."),
        parameters: [pathParameter("key")],
      }),
    },
    "/audiences": { post: brands(taken("A page of a segment's customers.", audienceOrderShape, "200")) },
    "/withdrawals": {
      get: brands({
        ...told("Withdrawals after a position; waits for one."),
        parameters: ["after", "hold"].map((name) => ({ name, in: "query", schema: { type: "integer" } })),
      }),
    },
    "/campaigns/{campaign}/settings": {
      post: brands({
        ...taken("How a campaign's segments are shown.", settingsShape, "200"),
        parameters: [pathParameter("campaign")],
      }),
    },
    "/targets": {
      get: brands(told("Where something is sent, with what waits.")),
      post: brands(taken("Names a target; nothing is sent before it is approved.", targetShape, "201")),
    },
    "/targets/{target}": {
      delete: brands({
        summary: "Removes a target.",
        ...target,
        responses: { "204": { description: "Removed." } },
      }),
    },
    "/targets/{target}/approval": {
      post: {
        ...taken("The privacy officer's approval.", approvalShape, "200"),
        ...target,
        security: [{ brand: [], officer: [] }],
      },
    },
    "/targets/{target}/secret": {
      post: brands(told("Gives a webhook another secret, beside the last one.", ["target"])),
    },
    "/targets/{target}/replay": {
      post: brands({ ...taken("Sends again from a position on.", replayShape, "200"), ...target }),
    },
    "/targets/{target}/dead": {
      get: brands(told("What could not be sent.", ["target"])),
      post: brands(told("Tries it again.", ["target"])),
    },
    "/whys": { post: brands(taken("What a customer is told who asks why.", whyShape, "200")) },
    "/contests": {
      post: brands(taken("A customer contests an answer: it is not used any more.", contestShape, "200")),
    },
    "/erasures": { post: brands(taken("Erases a customer at once.", erasureShape, "200")) },
    [`${OPEN_DSR}/discovery`]: { get: brands(told("What OpenDSR is told about this service.")) },
    [`${OPEN_DSR}/certificate`]: { get: brands(told("The public key of its receipts.")) },
    [request]: { post: brands(filed("A request for erasure, as OpenDSR has it.", "201")) },
    [`${request}/{id}`]: {
      get: brands(told("How a request stands.", ["id"])),
      delete: brands(told("Cancels a request that nobody has begun with.", ["id"])),
    },
  };
}
