import type { DraftParts } from "../../../src/brand/office/parts.ts";
import type { HouseFacts } from "../session.ts";
import type { Checks } from "./checks.ts";
import type { Editing } from "./editing.ts";

/** What each step of a draft works with. */
export interface StepProps {
  readonly parts: DraftParts;
  readonly checks: Checks;
  readonly facts: HouseFacts;
  readonly editing: Editing;
  readonly edit: (parts: DraftParts) => void;
}
