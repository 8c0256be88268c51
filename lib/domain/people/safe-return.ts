/** Where to go after signing in: an address of this console only, never one of another site. */
export function safeReturn(from: string | undefined): string {
  // Browsers take a backslash for a slash, and leave line breaks and tabs out.
  if (from === undefined || !/^\/(?![/\\])/.test(from) || /[\t\r\n]/.test(from)) return "/clusters";
  return from;
}
