/** @jsxImportSource preact */
import { Facts } from "../../shared/parts/Facts.tsx";
import type { CampaignAccount } from "../auditor/account.ts";
import { words } from "../session.ts";

/** The terms in words: the brand's, if it signed them, else those of the codes. */
export function TermsPart({ campaign: { words: put } }: { readonly campaign: CampaignAccount }) {
  if (put === undefined) {
    return (
      <section>
        <h2>{words.terms}</h2>
        <p>{words.termsMissing}</p>
      </section>
    );
  }
  return (
    <section>
      <h2>{words.terms}</h2>
      <p>{put.isSigned ? words.termsSigned : words.termsPlain}</p>
      <div class="sheet">
        <Facts
          rows={put.rows.map(
            ([row, lines]) =>
              [
                words.termsRows[row],
                <div key={row} lang={put.language}>
                  {lines.map((line) => (
                    <p key={line}>{line}</p>
                  ))}
                </div>,
              ] as const,
          )}
        />
      </div>
    </section>
  );
}
