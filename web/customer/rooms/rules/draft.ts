import { signal } from "@preact/signals";
import type { Policy } from "../../../../src/consent/settings/policy.ts";
import { writePolicy } from "../../../../src/consent/settings/policyFile.ts";

/** Rules that the customer is changing and has not saved; undefined while they are the saved ones. */
export const draft = signal<Policy | undefined>(undefined);

/** Takes changed rules as a draft, unless they say what the saved ones say. */
export function changeDraft(saved: Policy, changed: Policy): void {
  draft.value = writePolicy(changed) === writePolicy(saved) ? undefined : changed;
}

export const DRAFT = "draft";

/** What had the focus is gone: it goes to where it says how the draft stands, or to the top. */
export function focusOnDraft(): void {
  requestAnimationFrame(() => {
    (document.getElementById(DRAFT) ?? document.querySelector("h1"))?.focus();
  });
}
