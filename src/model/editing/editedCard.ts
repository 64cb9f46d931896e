import { modelIdOf } from "../../chain/actions/model.ts";
import { DecdpError } from "../../errors.ts";
import type { ModelCard, Override } from "../card/card.ts";
import { hashOfCard, modelOfCard } from "../card/read.ts";
import { applyEdits } from "./apply.ts";
import { type Edit, editInWords } from "./edits.ts";
import type { Measured } from "./measure.ts";

/** Who edits a card, when and why. */
export interface Editing {
  readonly by: string;
  readonly reason: string;
  /** ISO 8601. */
  readonly at: string;
  /** Measures a card on the same people before and after; without it, no figures are compared. */
  readonly measure?: ((card: ModelCard) => Measured) | undefined;
}

/** A card after edits, with what they did to its figures. */
export interface EditedCard {
  readonly card: ModelCard;
  readonly before: Measured | undefined;
  readonly after: Measured | undefined;
}

/**
 * A new card from one that stays as it is: edited, with the edits in its log, a new id and a new hash. What was measured of
 * the trained model stays in it and is marked as such; shares at changed cut-offs that nobody measured are left open.
 * Throws `InvalidRequestError` for an edit that has no place, and `DecdpError` for edits that change nothing.
 */
export function editCard(
  card: ModelCard,
  edits: readonly Edit[],
  { by, reason, at, measure }: Editing,
): EditedCard {
  const { features, model } = applyEdits(card, edits);
  const modelId = modelIdOf(modelOfCard({ schema: card.schema, model }));
  if (modelId === card.modelId) {
    throw new DecdpError("The edits change no points and no cut-off.", {
      details: { modelId },
      hint: "The card stays as it is.",
    });
  }
  const unmeasured = { ...card, features, model, modelId };
  const [before, after] = [measure?.(card), measure?.(unmeasured)];
  const override: Override = {
    ...{ at, by, reason, change: edits.map(editInWords).join("; ") },
    before: { modelId: card.modelId, ...(before && { auc: before.auc }) },
    after: { modelId, ...(after && { auc: after.auc }) },
  };
  const edited = {
    ...unmeasured,
    cutoffs: after?.cutoffs ?? cutoffsOf(unmeasured),
    warnings: [...card.warnings.filter((warning) => warning !== EDITED), EDITED],
    overrides: [...card.overrides, override],
  };
  return { card: { ...edited, hash: hashOfCard(edited) }, before, after };
}

const EDITED =
  "Points were changed by hand after training: metrics, tenths, calibration, profit and fairness are those of the model as it was trained.";

/** Shares hold only for points and cut-offs that were measured together. */
function cutoffsOf({ model }: ModelCard): ModelCard["cutoffs"] {
  return model.cutoffs.map((score, index) => ({
    ...{ score, segment: index + 2, share: null, rate: null, truePositiveRate: null },
  }));
}
