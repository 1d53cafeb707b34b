/**
 * Ladders of products by their plain names, lower first: each may be upgraded to those behind it. Microsoft publishes
 * the paths as a list of products in Partner Center only; these are the well-known ones. [U]
 * @see https://learn.microsoft.com/partner-center/customers/upgrade-subscription
 */
const ladders: readonly (readonly string[])[] = [
  ['exchange online plan 1', 'business basic', 'business standard', 'business premium'],
  ['exchange online plan 1', 'exchange online plan 2', 'office 365 e3'],
  ['apps for business', 'business standard', 'business premium'],
  ['business basic', 'office 365 e1', 'office 365 e3', 'office 365 e5', 'microsoft 365 e5'],
  ['apps for business', 'apps for enterprise', 'office 365 e3'],
  ['office 365 f3', 'office 365 e1', 'office 365 e3', 'microsoft 365 e3', 'microsoft 365 e5'],
  ['microsoft 365 f1', 'microsoft 365 f3', 'microsoft 365 e3', 'microsoft 365 e5'],
  ['business premium', 'microsoft 365 e3', 'microsoft 365 e5'],
  ['business standard', 'office 365 e3'],
  ['office 365 a1', 'office 365 a3', 'office 365 a5', 'microsoft 365 a5'],
  ['office 365 a3', 'microsoft 365 a3', 'microsoft 365 a5'],
  ['enterprise mobility + security e3', 'enterprise mobility + security e5'],
  ['entra id p1', 'entra id p2'],
  ['power bi pro', 'power bi premium per user'],
  ['project plan 1', 'project plan 3', 'project plan 5'],
  ['visio plan 1', 'visio plan 2'],
  ['defender for office 365 plan 1', 'defender for office 365 plan 2'],
];

/** `Microsoft 365 Business Basic`, `Business Basic` and `Business Basic (no Teams)` stand on the same rung. */
function rung(title: string): string {
  const plain = title
    .toLowerCase()
    .replace(/\(.*?\)/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^microsoft 365 (business|apps)/, '$1')
    .replace(/^(microsoft|azure ad) (entra|defender|power bi)/, '$2');
  return plain.replace(/ trial$/, '');
}

/**
 * True when a product can be upgraded to another: New Commerce knows upgrades only, never a way down.
 * @see https://learn.microsoft.com/partner-center/customers/upgrade-subscription
 */
export function canUpgrade(fromTitle: string, toTitle: string): boolean {
  const [from, to] = [rung(fromTitle), rung(toTitle)];
  return ladders.some((ladder) => {
    const start = ladder.indexOf(from);
    return start >= 0 && ladder.indexOf(to) > start;
  });
}

/** True when the name stands on any ladder. */
export function hasUpgradePaths(title: string): boolean {
  return ladders.some((ladder) => ladder.includes(rung(title)));
}
