import { crc32, deflateRawSync } from 'node:zlib';
import { countryRules } from '@concord/rules';
import type { Sku } from '../entities.ts';
import type { Answer } from '../exchange.ts';
import type { Call, Operation } from './operation.ts';
import { refuse } from './refusal.ts';

const docs = 'https://learn.microsoft.com/partner-center/developer';
const audience = 'https://api.partner.microsoft.com';

/** Kinds of product in a view. */
const views: Record<string, string[]> = {
  updatedlicensebased: ['nce'],
  software: ['software', 'perpetual'],
  marketplace: ['marketplace'],
  azure_reservations: ['azure-reservation', 'azure-savings-plan'],
  azure_consumption: [],
  licensebasedest: [],
  licensebasedeos: [],
};

const columns =
  'ProductTitle,ProductId,SkuId,SkuTitle,Publisher,SkuDescription,UnitOfMeasure,TermDuration,BillingPlan,Market,Currency,UnitPrice,PricingTierRangeMin,PricingTierRangeMax,EffectiveStartDate,EffectiveEndDate,Tags,ERP Price,Segment';

/** `M/d/yyyy h:mm:ss AM`, the first instant of a month. */
function monthStart(at: string, later = 0): string {
  const now = new Date(at);
  const first = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + later, 1));
  return `${first.getUTCMonth() + 1}/1/${first.getUTCFullYear()} 12:00:00 AM`;
}

const csv = (rows: (string | number)[][]) =>
  rows
    .map((row) => row.map((cell) => (/[",]/.test(String(cell)) ? `"${cell}"` : cell)).join(','))
    .join('\r\n');

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function priceRows(call: Call, market: string, view: string): (string | number)[][] {
  const currency = countryRules(market)?.currency ?? 'USD';
  const wanted = views[view] ?? [];
  const sold = (sku: Sku) => sku.countries?.includes(market) ?? true;
  return call.world.products
    .all()
    .filter((product) => wanted.includes(product.kind))
    .flatMap((product) =>
      product.skus
        .filter(sold)
        .flatMap((sku) =>
          sku.terms.flatMap((term) =>
            sku.segments.map((segment) => [
              product.title,
              product.id,
              sku.id,
              sku.title,
              'Microsoft Corporation',
              sku.description,
              '1 License',
              term.duration,
              capital(term.billingCycle),
              market,
              currency,
              term.price[currency] ?? '0',
              '',
              '',
              monthStart(call.at),
              '12/31/9999 11:59:59 PM',
              '',
              term.price[currency] ?? '0',
              capital(segment),
            ]),
          ),
        ),
    );
}

function matrixRows(call: Call): (string | number)[][] {
  return call.world.products
    .all()
    .flatMap((product) =>
      product.skus.map((sku) => [
        product.title,
        product.id,
        sku.id,
        sku.title,
        sku.provisioningId ?? '',
        '',
        sku.minimumQuantity,
        sku.maximumQuantity,
        '',
        '',
        sku.prerequisiteSkus.join(';').replaceAll(':', '/'),
        '',
        sku.description,
        (sku.countries ?? []).join(';'),
      ]),
    );
}

const matrixColumns =
  'ProductTitle,ProductId,SkuId,SkuTitle,ProvisioningId,ProvisioningString,MinLicenses,MaxLicenses,AssetOwnershipLimit,AssetOwnershipLimitType,ProductSkuPreRequisites,ProductSkuConversion,Description,AllowedCountries';

/** A zip archive with one file in it. */
function zipped(name: string, text: string): Buffer {
  const content = Buffer.from(text);
  const packed = deflateRawSync(content);
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(8, 4);
  common.writeUInt32LE(crc32(content), 10);
  common.writeUInt32LE(packed.length, 14);
  common.writeUInt32LE(content.length, 18);
  common.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.from(name), packed]);
  const central = Buffer.concat([
    Buffer.from('PK\x01\x02\x14\x00'),
    common,
    Buffer.alloc(14),
    Buffer.from(name),
  ]);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, central, end]);
}

function file(call: Call, name: string, text: string): Answer {
  const zip =
    /deflate/.test(call.header('accept-encoding') ?? '') &&
    !/gzip/.test(call.header('accept-encoding') ?? '');
  return {
    status: 200,
    ...(zip ? { bytes: zipped(`${name}.csv`, text) } : { text }),
    headers: {
      'content-type': zip ? 'application/zip' : 'text/csv',
      'content-disposition': `attachment; filename=${name}.${zip ? 'zip' : 'csv'}`,
      'request-id': call.correlationId,
    },
  };
}

/** `pricesheets(Market='US',PricesheetView='software')` → its name and its named parts. */
function parts(sheet: string): { name: string; values: Record<string, string> } {
  const found = /^(\w+)\((.*)\)$/.exec(sheet);
  const pairs = [...(found?.[2] ?? '').matchAll(/(\w+)='([^']*)'/g)];
  return {
    name: found?.[1]?.toLowerCase() ?? '',
    values: Object.fromEntries(pairs.map((pair) => [pair[1]?.toLowerCase() ?? '', pair[2] ?? ''])),
  };
}

function sheet(call: Call): Answer {
  const { name, values } = parts(call.params['sheet'] ?? '');
  const { market = '', pricesheetview = '', month = '' } = values;
  if (name === 'pricesheets') {
    const view = pricesheetview.toLowerCase();
    if (!countryRules(market) || !views[view])
      throw refuse(400, 800002, 'The market or the view is not valid.');
    const timeline = call.query['timeline']?.toLowerCase() ?? 'current';
    if (timeline === 'future' && view === 'marketplace')
      throw refuse(400, 800002, 'The marketplace has no future prices.');
    const rows = timeline === 'current' ? priceRows(call, market.toUpperCase(), view) : [];
    return file(call, `${view}_${market}`, `${columns}\r\n${csv(rows)}`);
  }
  if (!/^\d{6}$/.test(month)) throw refuse(400, 800002, 'Month must be YYYYMM.');
  if (name === 'offermatrix')
    return file(call, `offermatrix_${month}`, `${matrixColumns}\r\n${csv(matrixRows(call))}`);
  if (name === 'fxrates') return file(call, `fxrates_${month}`, 'FromCurrency,ToCurrency,Rate\r\n');
  throw refuse(404, 400013, 'There is no such file.');
}

export const priceSheetOperations: Operation[] = [
  {
    method: 'GET',
    path: '/sales/:sheet/$value',
    auth: 'user',
    audience,
    source: `${docs}/get-a-price-sheet`,
    models:
      'the prices of the catalogue as CSV or zip; no history, no prices to come, no Azure meters, no exchange rates',
    handle: sheet,
  },
];
