const units = [
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
  ["second", 1],
] as const;

/** A span of seconds in the largest unit that fits: "30 days". */
export function spanIn(language: string): (seconds: number) => string {
  return (seconds) => {
    const [unit, length] = units.find(([, size]) => seconds % size === 0 && seconds >= size) ?? units[3];
    const style = { style: "unit", unit, unitDisplay: "long" } as const;
    return new Intl.NumberFormat(language, style).format(seconds / length);
  };
}
