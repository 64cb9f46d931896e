/** @jsxImportSource preact */
/** Two ways that count the same: boxes of one size and one look. */
export function Choice({
  first,
  second,
  isBusy = false,
}: {
  readonly first: { readonly label: string; readonly onClick: () => void };
  readonly second: { readonly label: string; readonly onClick: () => void };
  readonly isBusy?: boolean;
}) {
  return (
    <div class="choice">
      {[first, second].map(({ label, onClick }) => (
        <button type="button" aria-disabled={isBusy} onClick={() => isBusy || onClick()} key={label}>
          {label}
        </button>
      ))}
    </div>
  );
}
