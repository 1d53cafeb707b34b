import type { Door } from '../call.ts';
import type { Query } from '../path.ts';
import { at } from '../path.ts';

/*
 * Files of api.partner.microsoft.com: a host and an audience of its own, and a person's token.
 */

/** A file as Microsoft sent it. */
export interface Sheet {
  /** From `Content-Disposition`, where Microsoft names it. */
  fileName?: string;
  contentType: string;
  bytes: Uint8Array;
}

export interface PriceSheetQuestion {
  /** ISO 3166 alpha-2. */
  market: string;
  /** `licensebasedest`: prices of extended service terms. */
  view:
    | 'azure_consumption'
    | 'azure_reservations'
    | 'updatedlicensebased'
    | 'marketplace'
    | 'software'
    | 'licensebasedest'
    | 'licensebasedeos'
    | (string & {});
  /** The marketplace has no `future`. */
  timeline?: 'current' | 'history' | 'future';
  /** `YYYYMM`, only with `history`. */
  month?: string;
}

/**
 * The prices of a market: a CSV file, or with `zip` the same packed.
 * @throws MicrosoftError `service-missing` in a cloud without this service
 * @see https://learn.microsoft.com/partner-center/developer/get-a-price-sheet
 */
export function priceSheet(
  door: Door,
  { market, view, timeline, month }: PriceSheetQuestion,
  zip = false,
): Promise<Sheet> {
  return sheet(
    door,
    at`/v1.0/sales/pricesheets(Market='${market}',PricesheetView='${view}')/$value`,
    { timeline, month },
    zip,
  );
}

/**
 * Which offer exists in which country, its limits, prerequisites and conversions, as CSV.
 * @param month `YYYYMM`
 * @see https://learn.microsoft.com/partner-center/developer/get-an-offer-matrix
 */
export function offerMatrix(door: Door, month: string): Promise<Sheet> {
  return sheet(door, at`/v1.0/sales/offermatrix(Month='${month}')/$value`);
}

/**
 * Exchange rates, needed for Azure meters priced in US dollars only.
 * @param month `YYYYMM`
 * @see https://learn.microsoft.com/partner-center/developer/get-a-price-sheet
 */
export function exchangeRates(door: Door, month: string): Promise<Sheet> {
  return sheet(door, at`/v1.0/sales/fxrates(Month='${month}')/$value`);
}

async function sheet(door: Door, path: string, query?: Query, zip = false): Promise<Sheet> {
  const { body, headers } = await door.call<Uint8Array>({
    method: 'GET',
    path,
    service: 'partner',
    query,
    as: 'user',
    headers: { Accept: '*/*', ...(zip && { 'Accept-Encoding': 'deflate' }) },
    file: true,
  });
  const fileName = /filename\*?=(?:UTF-8'')?"?([^";]+)"?/i.exec(
    headers.get('content-disposition') ?? '',
  )?.[1];
  return { fileName, contentType: headers.get('content-type') ?? '', bytes: body };
}
