/** A whole number from 1 that was typed; `undefined` where it is none. */
export const wholeNumber = (typed: string): number | undefined =>
  /^[1-9]\d{0,6}$/.test(typed.trim()) ? Number(typed) : undefined;
