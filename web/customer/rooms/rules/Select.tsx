/** @jsxImportSource preact */
interface Choosing<Given> {
  readonly label: string;
  readonly all: readonly string[];
  readonly given: Given;
  readonly nameOf: (one: string) => string;
  readonly onChange: (given: Given) => void;
}

/** One of several; `none` is the name of "", if that can be chosen. */
export function Select({
  label,
  all,
  given,
  none,
  nameOf,
  onChange,
}: Choosing<string> & { readonly none?: string | undefined }) {
  return (
    <label>
      {label}
      <select value={given} onChange={(event) => onChange(event.currentTarget.value)}>
        {none !== undefined && <option value="">{none}</option>}
        {all.map((one) => (
          <option value={one} key={one}>
            {nameOf(one)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Any of several, folded away until somebody wants them. */
export function Ticks({ label, all, given, nameOf, onChange }: Choosing<readonly string[]>) {
  const names = given.map(nameOf).join(", ");
  return (
    <details>
      <summary>
        {label}
        {names !== "" && <span class="quiet">: {names}</span>}
      </summary>
      <fieldset aria-label={label}>
        {all.map((one) => (
          <label class="tick" key={one}>
            <input
              type="checkbox"
              checked={given.includes(one)}
              onChange={(event) =>
                onChange(
                  event.currentTarget.checked ? [...given, one] : given.filter((other) => other !== one),
                )
              }
            />
            {nameOf(one)}
          </label>
        ))}
      </fieldset>
    </details>
  );
}
