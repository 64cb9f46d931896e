import { zeroHash } from "viem";
import type { FoldedPoint } from "../../answer/answer.ts";
import { modelIdOf } from "../../chain/actions/model.ts";
import { scopeOf } from "../../chain/scope.ts";
import { DecdpError } from "../../errors.ts";
import { type CampaignDocument, requireOpenedWith } from "../../format/campaign/campaignDocument.ts";
import { noModel } from "../../request/model.ts";
import type { Request } from "../../request/request.ts";
import { type EventOf, eventsOf, isBefore } from "../facts/events.ts";
import { type Facts, openingOf } from "../facts/facts.ts";
import { foldRequest, type KeyPoints, moveScope } from "../history/fold.ts";
import { type Finding, foundAt, type NotChecked } from "./finding.ts";
import { isSame } from "./same.ts";

export interface CheckedRequest {
  readonly findings: readonly Finding[];
  readonly notChecked: readonly NotChecked[];
  /** The points that proofs of a period may hold under; usually one, worked out from the published request. */
  foldedIn(period: number): readonly FoldedPoint[];
}

/** Folds the published request and compares the point with that of the contract. */
export function checkRequest(facts: Facts, points: KeyPoints): CheckedRequest {
  const { campaign, state } = facts;
  const opening = openingOf(facts);
  const scope = (period: number) => scopeOf(facts, campaign, period);
  const ofContract = (period: number) => moveScope(points, state.folded, scope(state.period), scope(period));
  const { request, finding } = publishedRequest(facts, opening);
  if (request === undefined) {
    const why = "the model was not published, so that the folded point could not be worked out";
    return {
      findings: finding ? [finding] : [],
      notChecked: [{ what: "proofs against the published request", why }],
      foldedIn: remembered((period) => [ofContract(period)]),
    };
  }
  const ofRequest = foldRequest(points, request, scope(state.period));
  const isRight = ofRequest.x === state.folded.x && ofRequest.y === state.folded.y;
  const foldedIn = remembered((period) => {
    const point = moveScope(points, ofRequest, scope(state.period), scope(period));
    return isRight ? [point] : [point, ofContract(period)];
  });
  if (isRight) return { findings: [], notChecked: [], foldedIn };
  const differs = foundAt("point.differs", opening, {
    sentence: "The contract checks proofs against another point than the published request gives.",
    values: {
      period: state.period,
      ...{ x: state.folded.x, y: state.folded.y, expectedX: ofRequest.x, expectedY: ofRequest.y },
    },
  });
  return { findings: [differs], notChecked: [], foldedIn };
}

/** Whether a campaign was opened with a document; nothing is known without one. */
export function checkDocument(facts: Facts, document: CampaignDocument | undefined): CheckedDocument {
  if (document === undefined) {
    return { findings: [], notChecked: [{ what: "the campaign document", why: "none was given" }] };
  }
  const opening = openingOf(facts);
  try {
    requireOpenedWith(document, { ...opening, campaign: facts.campaign });
    return { findings: [], notChecked: [] };
  } catch (error) {
    if (!(error instanceof DecdpError)) throw error;
    const differing = [error.details.differing ?? []].flat().join(", ");
    const sentence = `The document that was given is not the one that the campaign was opened with${differing && `: ${differing}`}.`;
    const values = { differing, documentHash: opening.documentHash };
    return { findings: [foundAt("document.differs", opening, { sentence, values })], notChecked: [] };
  }
}

type CheckedDocument = Pick<CheckedRequest, "findings" | "notChecked">;

function publishedRequest(
  { events }: Facts,
  opening: EventOf<"CampaignOpened">,
): { readonly request?: Request; readonly finding?: Finding } {
  const { schema, rules, model } = opening;
  if (isSame(model, zeroHash)) return { request: { schema, rules, model: noModel() } };
  const registered = eventsOf(events, "ModelRegistered").find((one) => isSame(one.model, model));
  if (registered === undefined || !isBefore(registered, opening)) {
    const sentence = "The campaign was opened with a model that nobody had registered.";
    return { finding: foundAt("model.unregistered", opening, { sentence, values: { model } }) };
  }
  const id = modelIdOf(registered.parameters);
  if (isSame(id, model)) return { request: { schema, rules, model: registered.parameters } };
  const sentence = `The published model has the id ${id}, not the one under which it was registered.`;
  return { finding: foundAt("model.altered", registered, { sentence, values: { model, id } }) };
}

function remembered<Value>(compute: (period: number) => Value): (period: number) => Value {
  const known = new Map<number, Value>();
  return (period) => {
    if (!known.has(period)) known.set(period, compute(period));
    return known.get(period)!;
  };
}
