/** A control call that cannot be done. */
export class BadControl extends Error {}
