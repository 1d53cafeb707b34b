/**
 * Whose catalogue: that of a market, by its ISO 3166 alpha-2 code, or what one customer may buy, in its own market and
 * segment.
 */
export type CatalogueScope = { country: string } | { tenantId: string };
