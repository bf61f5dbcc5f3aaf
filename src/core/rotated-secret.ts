import type { Secret } from "./secret.ts";

/** A secret, and the one before it for as long as both are good: so nothing is missed while it is changed. */
export interface RotatedSecret {
  /** Whatever is made anew is made with this one. */
  readonly now: Secret;
  readonly before?: Secret;
}

/** Both, the newer one first. */
export const bothOf = ({ now, before }: RotatedSecret): readonly Secret[] =>
  before === undefined ? [now] : [now, before];

/** Whether one of the two fits. Both are tried, so that the time it takes does not tell which one it was. */
export const fitsEither = (secrets: RotatedSecret, fits: (secret: Secret) => boolean): boolean =>
  bothOf(secrets).map(fits).includes(true);
