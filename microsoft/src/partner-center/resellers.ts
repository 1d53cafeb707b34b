import type { Door } from '../call.ts';
import type { ResellerCheck } from '../commerce.ts';
import { flag, list, need, object, text } from '../fields.ts';

/**
 * Whether each PartnerID may be named as reseller on an order.
 * @see https://learn.microsoft.com/partner-center/developer/validate-reseller-partner-of-record
 */
export async function checkResellers(door: Door, mpnIds: string[]): Promise<ResellerCheck[]> {
  const { body } = await door.call({
    method: 'POST',
    path: '/v1/partners/validateresellers',
    as: 'app',
    priority: 'person',
    body: { partnerIds: mpnIds },
    read: (answer) =>
      list(object(answer).validationResults).map((value): ResellerCheck => {
        const result = object(value);
        return {
          mpnId: need(result, 'partnerId'),
          valid: flag(result.isValidPartnerIdOnRecord),
          code: text(result.errorCode),
          description: text(result.errorDescription),
        };
      }),
  });
  return body;
}
