/** What the demo needs of the simulator's seed. */
export interface SimulatedPartner {
  tenantId: string;
  name: string;
  domain: string;
  kind: string;
  country: string;
  mpnId: string;
  applications?: { id: string; secrets: { value: string; expires: string }[] }[];
  users?: { name: string; password: string }[];
}
