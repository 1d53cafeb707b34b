const decimals = 4;
const pattern = /^(-?)(\d+)(?:\.(\d+))?$/;

/**
 * An amount as a whole number of ten-thousandths: prices have up to four decimals.
 * @throws RangeError when it is no decimal text, or has more decimals
 */
export function amountOf(text: string): bigint {
  const found = pattern.exec(text);
  const [, sign = '', whole = '', part = ''] = found ?? [];
  if (!found || part.length > decimals) throw new RangeError(`not an amount: ${text}`);
  return BigInt(`${sign}${whole}${part.padEnd(decimals, '0')}`);
}

/** Decimal text of an amount, rounded to the cent: half a cent goes up. */
export function decimalOf(amount: bigint): string {
  const cents = divide(amount, 100n);
  const text = (cents < 0n ? -cents : cents).toString().padStart(3, '0');
  return `${cents < 0n ? '-' : ''}${text.slice(0, -2)}.${text.slice(-2)}`;
}

/** So many per cent of an amount, divided into so many parts. */
export function percentOf(amount: bigint, percent: number, parts = 1): bigint {
  return divide(amount * BigInt(percent), 100n * BigInt(parts));
}

/** Rounded to the nearest; half goes away from nought. */
function divide(amount: bigint, by: bigint): bigint {
  const half = by / 2n;
  return (amount < 0n ? amount - half : amount + half) / by;
}
