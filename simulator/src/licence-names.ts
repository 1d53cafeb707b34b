const plan = (id: string, serviceName: string, displayName: string) => ({ id, serviceName, displayName });

const exchange1 = plan(
  '9aaf7827-d63c-4b61-89c3-182f06f82e5c',
  'EXCHANGE_S_STANDARD',
  'Exchange Online (Plan 1)',
);
const exchange2 = plan(
  'efb87545-963c-4e0d-99df-69c6916d9eb0',
  'EXCHANGE_S_ENTERPRISE',
  'Exchange Online (Plan 2)',
);
const teams = plan('57ff2da0-773e-42df-b2af-ffb7a2317929', 'TEAMS1', 'Microsoft Teams');
const share1 = plan('c7699d2e-19aa-44de-8edf-1736da088ca1', 'SHAREPOINTSTANDARD', 'SharePoint (Plan 1)');
const share2 = plan('5dbe027f-2339-4123-9542-606e4d348a72', 'SHAREPOINTENTERPRISE', 'SharePoint (Plan 2)');
const web = plan('e95bec33-7c88-4a70-8e19-b10bd9d0c014', 'SHAREPOINTWAC', 'Office for the web');
const appsBusiness = plan(
  '094e7854-93fc-4d55-b2c0-3ab5369ebdc1',
  'OFFICE_BUSINESS',
  'Microsoft 365 Apps for business',
);
const apps = plan(
  '43de0ff5-c92c-492b-9116-175376d08c38',
  'OFFICESUBSCRIPTION',
  'Microsoft 365 Apps for enterprise',
);
const intune = plan('c1ec4a95-1f05-45b3-a911-aa3fa01094f5', 'INTUNE_A', 'Microsoft Intune Plan 1');
const entra1 = plan('41781fb2-bc02-4b7c-bd55-b576c07bb09d', 'AAD_PREMIUM', 'Microsoft Entra ID P1');
const entra2 = plan('eec0eb4f-6444-4f95-aba0-50c24d67f998', 'AAD_PREMIUM_P2', 'Microsoft Entra ID P2');

export interface LicencePlan {
  id: string;
  serviceName: string;
  displayName: string;
}

/**
 * Part numbers and the main service plans of well-known licences, by SKU id.
 * @see https://learn.microsoft.com/entra/identity/users/licensing-service-plan-reference
 */
export const knownLicences: Record<string, { skuPartNumber: string; plans: LicencePlan[] }> = {
  '3b555118-da6a-4418-894f-7df1e2096870': {
    skuPartNumber: 'O365_BUSINESS_ESSENTIALS',
    plans: [exchange1, share1, web, teams],
  },
  'f245ecc8-75af-4f8e-b61f-27d8114de5f3': {
    skuPartNumber: 'O365_BUSINESS_PREMIUM',
    plans: [exchange1, share1, web, appsBusiness, teams],
  },
  'cbdc14ab-d96c-4c30-b9f4-6ada7cdc1d46': {
    skuPartNumber: 'SPB',
    plans: [exchange1, share1, web, appsBusiness, teams, intune, entra1],
  },
  'cdd28e44-67e3-425e-be4c-737fab2899d3': { skuPartNumber: 'O365_BUSINESS', plans: [appsBusiness, web] },
  '18181a46-0d4e-45cd-891e-60aabd171b4e': {
    skuPartNumber: 'STANDARDPACK',
    plans: [exchange1, share1, web, teams],
  },
  '6fd2c87f-b296-42f0-b197-1e91e994b900': {
    skuPartNumber: 'ENTERPRISEPACK',
    plans: [exchange2, share2, web, apps, teams],
  },
  '05e9a617-0261-4cee-bb44-138d3ef5d965': {
    skuPartNumber: 'SPE_E3',
    plans: [exchange2, share2, web, apps, teams, intune, entra1],
  },
  '06ebc4ee-1bb5-47dd-8120-11324bc54e06': {
    skuPartNumber: 'SPE_E5',
    plans: [exchange2, share2, web, apps, teams, intune, entra2],
  },
};

/** Minecraft licences are the second group; everything else is managed in Entra. */
export const secondGroup = new Set([
  '984df360-9a74-4647-8cf8-696749f6247a',
  '533b8f26-f74b-4e9c-9c59-50fc4b393b63',
]);
