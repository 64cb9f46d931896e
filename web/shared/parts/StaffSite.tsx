/** @jsxImportSource preact */
import type { ComponentChildren } from "preact";
import { wordsIn } from "../words/language.ts";
import { sharedWords } from "../words/sharedWords.ts";

/** A place of the site: the first piece of its address, and its name. */
export type Place = readonly [address: string, name: string];

/** A site for a brand's own people, of which nothing is shown to whoever is not in. */
export function StaffSite({
  product,
  isIn,
  enter,
  places,
  here,
  leave,
  children,
}: {
  readonly product: string;
  readonly isIn: boolean;
  readonly enter: ComponentChildren;
  readonly places: readonly Place[];
  /** The address of the place that is shown. */
  readonly here: string | undefined;
  readonly leave: { readonly label: string; readonly onClick: () => void };
  readonly children: ComponentChildren;
}) {
  return (
    <>
      <a class="skip" href="#content">
        {wordsIn(sharedWords).skip}
      </a>
      {isIn ? (
        <>
          <header class="bar">
            <span class="name">{product}</span>
            <nav aria-label={product}>
              <ul>
                {places.map(([address, name]) => (
                  <li key={address}>
                    <a href={`#/${address}`} aria-current={here === address ? "page" : undefined}>
                      {name}
                    </a>
                  </li>
                ))}
              </ul>
            </nav>
            <button type="button" onClick={leave.onClick}>
              {leave.label}
            </button>
          </header>
          {children}
        </>
      ) : (
        enter
      )}
    </>
  );
}
