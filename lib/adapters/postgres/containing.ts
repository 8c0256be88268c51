/** For ilike: a part of a text, not a pattern of it. */
export const containing = (text: string) => `%${text.replace(/[\\%_]/g, "\\$&")}%`;
