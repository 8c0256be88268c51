/** Names of objects are ASCII in lower case: comparing them by code is what kubectl does, and fast. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
