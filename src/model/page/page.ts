import { html } from "../../html.ts";
import type { ModelCard } from "../card/card.ts";
import { calibrationOf } from "./parts/calibration.ts";
import { fairnessOf } from "./parts/fairness.ts";
import { frugalityOf } from "./parts/frugality.ts";
import { headOf } from "./parts/head.ts";
import { originOf } from "./parts/origin.ts";
import { qualityOf } from "./parts/quality.ts";
import { rankingOf } from "./parts/ranking.ts";
import { shapesOf } from "./parts/shapes.ts";
import { cardStyle } from "./style.ts";

/** A model card as one page that loads nothing else: every picture has its table beside it. */
export function cardPage(card: ModelCard): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Model card: ${card.name}</title>
<style>${{ html: cardStyle }}</style>
</head>
<body>
<header>${headOf(card)}</header>
<main>
${qualityOf(card)}
${shapesOf(card)}
${rankingOf(card)}
${calibrationOf(card)}
${fairnessOf(card)}
${frugalityOf(card)}
${originOf(card)}
</main>
<footer>Made by DeCDP from the card's JSON, which holds every figure on this page.</footer>
</body>
</html>
`.html;
}
