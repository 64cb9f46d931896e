/** @jsxImportSource preact */
/** A button that saves a text, made when it is pressed, as a file of this device. */
export function Saved({
  label,
  name,
  text,
}: {
  readonly label: string;
  readonly name: string;
  readonly text: () => string;
}) {
  return (
    <button type="button" onClick={() => saveFile(name, text(), "text/markdown")}>
      {label}
    </button>
  );
}

export function saveFile(name: string, text: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
