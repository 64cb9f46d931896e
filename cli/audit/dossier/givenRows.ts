import { inWords } from "../../../src/audit/checks/finding.ts";
import type { Dossier } from "../../../src/audit/dossier/dossier.ts";
import { givenIn } from "../../../src/audit/dossier/given.ts";
import { hashOfReceipt } from "../../../src/consent/receipt/file/receipt.ts";
import { lifeStates } from "../../../src/consent/receipt/life/states.ts";
import { type Html, html } from "../../../src/html.ts";

/** What the brand keeps, a row for each consent and answer; null if it was not given. */
export function recordRows({ given }: Dossier): Html[] | null {
  const { records } = givenIn(given);
  if (records === undefined) return null;
  return records.records.flatMap(({ consents, answers }) => [
    ...consents.map(
      ({ terms, until, signedAt, withdrawnAt }) => html`<tr><th scope="row">consent to ${code(terms)}</th>
        <td>signed at ${inWords(signedAt)}, until ${inWords(until)}${withdrawnAt > 0 ? `, withdrawn at ${inWords(withdrawnAt)}` : ""}</td></tr>`,
    ),
    ...answers.map(
      ({
        campaign,
        segment,
        validAt,
        expiry,
      }) => html`<tr><th scope="row">answer to campaign ${`${campaign}`}</th>
        <td>group ${segment}, valid on ${inWords(validAt)}, kept until ${inWords(expiry)}</td></tr>`,
    ),
  ]);
}

/** How the answers were used, a row for each use; null if it was not given. */
export function useRows({ given }: Dossier): Html[] | null {
  const { useLog } = givenIn(given);
  if (useLog === undefined) return null;
  return useLog.uses.map(
    ({ at, who, purpose, campaign }) =>
      html`<tr><th scope="row">${inWords(at)}</th><td>${who} used an answer to campaign ${`${campaign}`} for ${purpose}</td></tr>`,
  );
}

/** What each receipt says; null if none were given. */
export function receiptRows({ given }: Dossier): Html[] | null {
  const { receipts } = givenIn(given);
  if (receipts === undefined) return null;
  return receipts.map((receipt) => {
    const { event, at, by, party } = receipt.facts;
    const said = receipt.countersignature
      ? "the brand countersigned"
      : "the brand did not reply when it was asked to countersign";
    return html`<tr><th scope="row">${inWords(at)}: ${event}</th>
      <td>${lifeStates[event].words} By the ${party}, ${by === "person" ? "in person" : "by software"}; ${said}.<br>
      hash ${code(hashOfReceipt(receipt))}</td></tr>`;
  });
}

function code(text: string): Html {
  return html`<code>${text}</code>`;
}
