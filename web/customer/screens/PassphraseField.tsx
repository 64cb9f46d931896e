/** @jsxImportSource preact */
/** A field for a passphrase, which password managers know. */
export function PassphraseField({
  name,
  label,
  hint,
  isNew,
}: {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly isNew: boolean;
}) {
  return (
    <label>
      {label}
      <input
        name={name}
        type="password"
        required
        minLength={isNew ? 12 : 1}
        autoComplete={isNew ? "new-password" : "current-password"}
        aria-describedby={hint === undefined ? undefined : `${name}-hint`}
      />
      {hint !== undefined && (
        <span class="quiet" id={`${name}-hint`}>
          {hint}
        </span>
      )}
    </label>
  );
}
