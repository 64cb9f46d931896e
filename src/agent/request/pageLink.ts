// The address that opens a request in a customer's page: the page's own, with the brand's link behind the "#", which browsers
// send to nobody. "https://app.example/#/open/shop.example/.well-known/decdp/requests/TOKEN" opens the link
// "https://shop.example/.well-known/decdp/requests/TOKEN".

const SCREEN = "open";

/** Where a customer's page opens a brand's link. `page` and `link` are whole addresses, the link an https one. */
export function pageLink(page: string, link: string): string {
  const { host, pathname } = new URL(link);
  const place = new URL(page);
  place.hash = `/${SCREEN}/${host}${pathname}`;
  return place.href;
}

/** The brand's link behind the "#" of a page's address; undefined if there is none. What it leads to is not checked. */
export function linkInHash(hash: string): string | undefined {
  const [, place] = /^#\/open\/([a-z0-9.:-]{1,260}\/[\w./~%-]{1,1000})$/i.exec(hash) ?? [];
  return place === undefined || !URL.canParse(`https://${place}`) ? undefined : `https://${place}`;
}
