/** @jsxImportSource preact */
import type { CampaignAccount } from "../auditor/account.ts";
import { Bars } from "../charts/Bars.tsx";
import { count } from "../formats.ts";
import { words } from "../session.ts";

/** How groups are worked out, and how many answers there are in each. */
export function Groups({ campaign }: { readonly campaign: CampaignAccount }) {
  const { request, isNamed, segments } = campaign;
  return (
    <>
      <section>
        <h2>{words.groups}</h2>
        {request === undefined ? (
          <p>{words.modelMissing}</p>
        ) : (
          <>
            <p>{words.groupsLead}</p>
            {!isNamed && <p class="quiet">{words.nameless}</p>}
            <h3>{words.conditions}</h3>
            {request.conditions.length === 0 ? (
              <p>{words.everybody}</p>
            ) : (
              <ul class="plain">
                {request.conditions.map((condition) => (
                  <li key={condition}>{condition}</li>
                ))}
              </ul>
            )}
            {request.scored.length === 0 && <p>{words.noPoints}</p>}
            {request.scored.map(({ name, rows }) => (
              <div key={name}>
                <h3>{words.pointsFor(name)}</h3>
                <Bars
                  name={words.pointsFor(name)}
                  label={words.value}
                  value={words.points}
                  bars={rows.map(({ value, points }) => ({
                    ...{ label: value, value: points, text: count(points) },
                  }))}
                />
              </div>
            ))}
            {request.cutoffs.length > 0 && (
              <ul class="plain">
                <li>{words.groupOutside}</li>
                <li>{words.group(1)}</li>
                {request.cutoffs.map((cutoff, index) => (
                  <li key={index}>
                    {words.group(index + 2)} {words.groupFrom(count(cutoff))}
                  </li>
                ))}
              </ul>
            )}
          </>
        )}
      </section>
      <section>
        <h2>{words.segments}</h2>
        <p>{segments === undefined ? words.segmentsSealed : words.segmentsOpen}</p>
        {segments !== undefined && (
          <Bars
            name={words.segments}
            label={words.segments}
            value={words.answers}
            bars={segments.map((answers, segment) => ({
              ...{ label: words.group(segment), value: answers, text: count(answers) },
            }))}
          />
        )}
      </section>
    </>
  );
}
