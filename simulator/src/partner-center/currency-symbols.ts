const symbols: Record<string, string> = { USD: '$', EUR: '€', GBP: '£' };

/** As invoices write it; the currency's code where there is no symbol. */
export const symbolOf = (currency: string): string => symbols[currency] ?? currency;
