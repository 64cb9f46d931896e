/** @jsxImportSource preact */
import { Screen } from "../../shared/parts/Screen.tsx";
import { language } from "../session.ts";
import { missingWords } from "../words/missing.ts";

const said = missingWords[language];

/** What marketers know from elsewhere and do not find here, each with what takes its place. */
export function Missing() {
  return (
    <Screen title={said.title}>
      <p>{said.why}</p>
      <div class="sheet wide">
        <table>
          <thead>
            <tr>
              <th scope="col">{said.missing}</th>
              <th scope="col">{said.instead}</th>
            </tr>
          </thead>
          <tbody>
            {said.all.map(({ missing, instead }) => (
              <tr key={missing}>
                <th scope="row">{missing}</th>
                <td>{instead}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Screen>
  );
}
