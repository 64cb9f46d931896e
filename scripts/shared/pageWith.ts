/** A page with its made parts replaced. Throws an Error for a part that the page does not have. */
export function pageWith(name: string, page: string, parts: Readonly<Record<string, string>>): string {
  return Object.entries(parts).reduce((text, [part, content]) => {
    const place = new RegExp(`(<!-- made: ${part} -->\n)(?:(?!<!-- )[\\s\\S])*(<!-- end -->)`);
    if (!place.test(text)) throw new Error(`${name} has no place for "${part}".`);
    return text.replace(place, (_, begin, end) => `${begin}\n${content}\n\n${end}`);
  }, page);
}
