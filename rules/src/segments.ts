const educationKinds = ['nce', 'perpetual', 'legacy'];

/**
 * True when products of a kind are sold in a segment: education knows licence-based services and perpetual software,
 * neither Azure nor software subscriptions.
 * @see https://learn.microsoft.com/partner-center/sell-to-education-customers
 */
export function soldInSegment(kind: string, segment: string): boolean {
  return segment !== 'education' || educationKinds.includes(kind);
}
