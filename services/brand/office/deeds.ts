import type {
  Approval,
  Draft,
  DraftContent,
  DraftDeed,
  DraftEvent,
  DraftState,
} from "../../../src/brand/office/draft.ts";
import { RequestRefusedError } from "../../shared/http/errors.ts";
import type { DraftFields } from "./drafts.ts";

// What may be done with a draft, each as the draft that follows from it. `replaceDraft` puts it in the place of the one
// before. Throws `RequestRefusedError` where it is not the time for it.

/** Who does something, when (Unix seconds), and what they say to it. */
export interface Doing {
  readonly by: string;
  readonly at: number;
  readonly note?: string | undefined;
}

export function createdDraft(id: string, content: DraftContent, doing: Doing): DraftFields {
  const history = [eventOf("created", doing)];
  return { id, version: 1, state: "draft", ...content, note: doing.note ?? "", history };
}

/** Whatever was approved or found before was about something else. */
export function changed(draft: Draft, content: DraftContent, doing: Doing): DraftFields {
  requireState(draft, ["draft", "submitted", "returned", "approved", "paused"], "changed");
  const { id, version, note } = draft;
  const last = draft.history.at(-1)!;
  // Whoever writes saves often: that is one line of the history.
  const isSameHand = last.what === "changed" && last.by === doing.by;
  const history = isSameHand ? draft.history.slice(0, -1) : draft.history;
  return {
    ...{ id, version: version + 1, state: "draft" },
    ...content,
    ...{ note: doing.note ?? note, history: [...history, eventOf("changed", doing)] },
  };
}

export function submitted(draft: Draft, doing: Doing): DraftFields {
  requireState(draft, ["draft"], "submitted");
  return next(draft, "submitted", "submitted", doing);
}

/** The officer's: back to the marketer, with the reason. */
export function returned(draft: Draft, doing: Doing): DraftFields {
  requireState(draft, ["submitted"], "returned");
  return next(draft, "returned", "returned", doing);
}

/** The officer's: what was submitted may be published. */
export function approved(draft: Draft, approval: Approval, doing: Doing): DraftFields {
  requireState(draft, ["submitted"], "approved");
  return { ...next(draft, "approved", "approved", doing), approval };
}

/** A test customer found something else than was expected: nobody shall approve or publish it before it is changed. */
export function paused(draft: Draft, doing: Doing): DraftFields {
  requireState(draft, ["draft", "submitted", "returned", "approved"], "paused");
  const { approval: _, ...rest } = next(draft, "paused", "paused", doing);
  return rest;
}

/** From here on the service publishes it, whatever happens to the service. */
export function beingPublished(draft: Draft, doing: Doing): DraftFields {
  requireState(draft, ["approved"], "published");
  return { ...next(draft, "approved", "publishing", doing), publishing: { since: doing.at } };
}

/** It is on the chain, as this campaign. */
export function published(draft: Draft, campaign: bigint, doing: Doing): DraftFields {
  const { publishing: _, ...rest } = next(draft, "published", "published", doing);
  return { ...rest, published: `${campaign}` };
}

function next(draft: Draft, state: DraftState, what: DraftDeed, doing: Doing): DraftFields {
  const { contentHash: _, ...rest } = draft;
  return {
    ...rest,
    ...{ version: draft.version + 1, state, note: doing.note ?? draft.note },
    history: [...draft.history, eventOf(what, doing)],
  };
}

function eventOf(what: DraftDeed, { by, at, note }: Doing): DraftEvent {
  return { at, by, what, ...(note !== undefined && { note }) };
}

function requireState(draft: Draft, states: readonly DraftState[], done: string): void {
  if (draft.publishing !== undefined) {
    throw new RequestRefusedError("BeingPublished", `It is being published and cannot be ${done} any more.`, {
      hint: "Clone it to change it.",
    });
  }
  if (states.includes(draft.state)) return;
  throw new RequestRefusedError(
    "WrongState",
    `A campaign that is ${draft.state} cannot be ${done}, only one that is ${states.join(" or ")}.`,
  );
}
