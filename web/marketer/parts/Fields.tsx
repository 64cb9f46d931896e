/** @jsxImportSource preact */
import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";

/** A field with its label, and what is to be said about it. */
export function TextField({
  label,
  value,
  onInput,
  type = "text",
  isLong = false,
  lang,
  children,
}: {
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly type?: "text" | "number" | "password" | "time";
  readonly isLong?: boolean;
  readonly lang?: string | undefined;
  readonly children?: ComponentChildren;
}) {
  const id = useId();
  const given = {
    ...{ id, value, "aria-describedby": `${id}-said` },
    ...(lang !== undefined && { lang }),
    onInput: (event: Event) => onInput((event.target as HTMLInputElement).value),
  };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {isLong ? <textarea rows={3} {...given} /> : <input type={type as "text"} min="0" {...given} />}
      <div id={`${id}-said`}>{children}</div>
    </div>
  );
}

export function SelectField({
  label,
  value,
  options,
  onInput,
  children,
}: {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, label: string])[];
  readonly onInput: (value: string) => void;
  readonly children?: ComponentChildren;
}) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select
        id={id}
        value={value}
        aria-describedby={`${id}-said`}
        onInput={(event) => onInput(event.currentTarget.value)}
      >
        {options.map(([one, name]) => (
          <option value={one} key={one}>
            {name}
          </option>
        ))}
      </select>
      <div id={`${id}-said`}>{children}</div>
    </div>
  );
}

export function CheckField({
  label,
  isChecked,
  onInput,
}: {
  readonly label: string;
  readonly isChecked: boolean;
  readonly onInput: (isChecked: boolean) => void;
}) {
  return (
    <label class="check">
      <input type="checkbox" checked={isChecked} onInput={(event) => onInput(event.currentTarget.checked)} />
      <span>{label}</span>
    </label>
  );
}

/** Several of a list. */
export function ChecksField({
  label,
  chosen,
  options,
  onInput,
  children,
}: {
  readonly label: string;
  readonly chosen: readonly string[];
  readonly options: readonly (readonly [value: string, label: string])[];
  readonly onInput: (chosen: string[]) => void;
  readonly children?: ComponentChildren;
}) {
  return (
    <fieldset class="field">
      <legend>{label}</legend>
      <div class="checks">
        {options.map(([value, name]) => (
          <CheckField
            key={value}
            label={name}
            isChecked={chosen.includes(value)}
            onInput={(isChecked) =>
              onInput(
                options
                  .map(([one]) => one)
                  .filter((one) => (one === value ? isChecked : chosen.includes(one))),
              )
            }
          />
        ))}
      </div>
      {children}
    </fieldset>
  );
}
