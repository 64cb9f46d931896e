import { type Signal, signal } from "@preact/signals";
import type { Draft } from "../../../src/brand/office/draft.ts";
import { contentOfParts, type DraftParts, partsOf } from "../../../src/brand/office/parts.ts";
import { doDeed, OfficeError, readDraft, saveDraft } from "../session.ts";

/** Milliseconds after the last key until what was written is saved. */
const PAUSE = 500;

export type Saving = "saved" | "saving" | "failed";

/** A draft that is open on this page. */
export interface Editing {
  readonly draft: Signal<Draft>;
  readonly parts: Signal<DraftParts>;
  readonly saving: Signal<Saving>;
  readonly error: Signal<unknown>;
  /** Takes what was changed, and saves it a moment later. */
  edit(parts: DraftParts): void;
  /** Does something with the draft as it is, once all of it is saved. */
  perform(deed: "submit" | "publish" | "pause", note?: string): Promise<void>;
  /** Looks at the draft again; what is not saved stays. */
  refresh(): Promise<void>;
  /** Ends saving; what is written is saved at once. */
  close(): void;
}

export async function openDraft(id: string): Promise<Editing> {
  const draft = signal(await readDraft(id));
  const parts = signal(partsOf(draft.value));
  const saving = signal<Saving>("saved");
  const error = signal<unknown>(undefined);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last: Promise<unknown> = Promise.resolve();
  /** One after the other: each names the version that the one before has made. */
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const done = last.then(work);
    last = done.catch(() => {});
    return done;
  };
  const save = () => {
    clearTimeout(timer);
    timer = undefined;
    return inTurn(async () => {
      const given = parts.value;
      try {
        draft.value = await saveDraft(id, draft.value.version, contentOfParts(given));
        error.value = undefined;
        if (parts.value === given) saving.value = "saved";
      } catch (thrown) {
        saving.value = "failed";
        error.value = thrown;
        throw thrown;
      }
    });
  };
  const refresh = () =>
    inTurn(async () => {
      const now = await readDraft(id);
      // Somebody else's change would be overwritten by the next save: whoever writes here is told instead.
      if (timer === undefined && now.contentHash === draft.value.contentHash) draft.value = now;
    });
  return {
    ...{ draft, parts, saving, error, refresh },
    edit(changed) {
      parts.value = changed;
      saving.value = "saving";
      clearTimeout(timer);
      timer = setTimeout(() => void save().catch(() => {}), PAUSE);
    },
    async perform(deed, note) {
      error.value = undefined;
      try {
        if (timer !== undefined) await save();
        await inTurn(async () => {
          draft.value = await doDeed(deed, draft.value, note);
        });
      } catch (thrown) {
        error.value = thrown;
        // Whatever it is now is shown beside the reason.
        if (thrown instanceof OfficeError) await refresh().catch(() => {});
      }
    },
    close() {
      if (timer !== undefined) void save().catch(() => {});
    },
  };
}
