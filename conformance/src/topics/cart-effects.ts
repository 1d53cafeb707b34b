import type { Values } from '../row.ts';
import { bodyOf, type Effect } from '../topic.ts';

/** A line error is right when it is on that line with that code or one of the alternatives. */
export function lineErrors(lines: Values[], expected: Values[]): Values[] {
  return lines
    .filter((line) => line['error'])
    .map((line, index) => {
      const wanted = expected[index] ?? {};
      const { errorCode, errorDescription, additionalInformation } = line['error'];
      const shown: Values = {
        line: line['id'],
        errorCode: wanted['alternatives']?.includes(errorCode) ? wanted['errorCode'] : errorCode,
        name: errorDescription.split(':')[0],
        messageNames: wanted['messageNames']?.filter((name: string) => errorDescription.includes(name)),
        ...additionalInformation,
        alternatives: wanted['alternatives'],
      };
      return Object.fromEntries(Object.keys(wanted).map((name) => [name, shown[name]]));
    });
}

/** Lines of a cart, their faults and prices, and how long the cart lives. */
export const cartEffects: Record<string, Effect> = {
  lineErrors: (outcome, _, expected) => lineErrors(bodyOf(outcome)['lineItems'], expected as Values[]),
  goodLines: (outcome, _, expected) => {
    const good = bodyOf(outcome)['lineItems'].filter((line: Values) => !line['error']);
    return typeof expected === 'number' ? good.length : good.map((line: Values) => line['id']);
  },
  linePromotionIdPresent: (outcome) =>
    bodyOf(outcome)['lineItems'].every((line: Values) => typeof line['promotionId'] === 'string'),
  price: (outcome) => {
    const { listPrice, price } = bodyOf(outcome)['lineItems'][0].pricing;
    return price === listPrice ? 'listPrice' : price;
  },
  purchasePrice: (outcome) => {
    const { listPrice, price } = bodyOf(outcome)['lineItems'][0].pricing;
    return price === listPrice ? 'listPrice' : price;
  },
  expirationTimestamp: (outcome) => bodyOf(outcome)['expirationTimestamp'].replace('.000Z', 'Z'),
  lineItemsHaveIds: (outcome) =>
    bodyOf(outcome)['lineItems'].every((line: Values) => typeof line['id'] === 'number'),
  items: (outcome, _, expected) => {
    const { items } = bodyOf(outcome);
    if (typeof expected === 'number') return items.length;
    return items.map((item: Values) => ({
      type: item['allowedCustomTermEndDateType'],
      date: item['allowedCustomTermEndDate'].slice(0, 10),
      ...(item['cotermSubscriptionIds'] && { cotermSubscriptionIds: item['cotermSubscriptionIds'] }),
    }));
  },
};
