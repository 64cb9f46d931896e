/** @jsxImportSource preact */
import { auditCommand, networkCommand } from "../commands.ts";
import { place, words } from "../session.ts";
import { Command } from "./Command.tsx";

/** How to find the same on one's own computer. */
export function Repeat({
  campaigns,
  block,
}: {
  readonly campaigns: readonly bigint[];
  readonly block: number;
}) {
  return (
    <section>
      <h2>{words.repeat}</h2>
      <p>{words.repeatLead}</p>
      <p class="quiet">{words.once}</p>
      <Command>{networkCommand(place.value!)}</Command>
      <p class="quiet">{words.afterwards}</p>
      {campaigns.map((campaign) => (
        <Command key={campaign}>{auditCommand(campaign, block)}</Command>
      ))}
    </section>
  );
}
