/** @jsxImportSource preact */
import type { CampaignAccount, Said } from "../auditor/account.ts";
import { words } from "../session.ts";

const signs = { agreed: "✓", differing: "✗", notChecked: "?" } as const;

/** What the brand says, each with how it compares to the chain. */
export function SaidList({
  rows,
}: {
  /** Each with the campaign that it is about, where there is one. */
  readonly rows: readonly (readonly [said: Said, campaign?: Pick<CampaignAccount, "campaign">])[];
}) {
  return (
    <section>
      <h2>{words.said}</h2>
      <p>{words.saidLead}</p>
      <ul class="said">
        {rows.map(([said, campaign]) => (
          <li key={`${said.what} ${campaign?.campaign}`}>
            <div>
              <strong>{words.saidWhat[said.what]}</strong>
              {campaign !== undefined && <p class="quiet">{words.campaign(`${campaign.campaign}`)}</p>}
            </div>
            <div>
              <p class={`mark ${said.standing}`}>
                <span aria-hidden="true">{signs[said.standing]}</span> {words.standing[said.standing]}
              </p>
              {said.why !== undefined && <p>{words.why[said.why]}</p>}
              {said.differing !== undefined && <p>{words.differs(said.differing.join(", "))}</p>}
              {said.place !== undefined && (
                <p class="quiet">
                  {words.saidAt}: <code>{said.place}</code>
                </p>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
