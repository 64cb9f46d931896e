const protectedName =
  /(^|[^a-z])(sex|gender|race|racial|ethnic\w*|religion|religious|nationality|native[\s_.-]?country|country[\s_.-]?of[\s_.-]?birth|disab\w*|pregnan\w*|sexual\w*|orientation|politic\w*|union[\s_.-]?member\w*|foreign[\s_.-]?worker)([^a-z]|$)/i;

/** Whether a column's name says that it holds what the law protects people for. */
export function isProtectedName(name: string): boolean {
  return protectedName.test(name.replace(/([a-z])([A-Z])/g, "$1 $2"));
}
