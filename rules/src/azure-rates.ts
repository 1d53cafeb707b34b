/**
 * What a quantity of a meter costs: the included units nothing, of the rest each unit the price of the step that it
 * falls into.
 * @param rates price of a unit by the quantity from which it holds
 * @returns in the currency of the prices; an estimate with all its decimals, as Microsoft sends it
 * @see https://learn.microsoft.com/partner-center/developer/azure-rate-card-resources
 */
export function meteredCost(rates: Record<string, number>, quantity: number, included = 0): number {
  const steps = Object.entries(rates)
    .map(([from, price]) => ({ from: Number(from), price }))
    .toSorted((one, other) => one.from - other.from);
  const charged = Math.max(0, quantity - included);
  return steps.reduce((sum, { from, price }, index) => {
    const until = steps[index + 1]?.from ?? Number.POSITIVE_INFINITY;
    return sum + Math.max(0, Math.min(charged, until) - from) * price;
  }, 0);
}
