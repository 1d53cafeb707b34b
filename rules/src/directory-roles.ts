/** Directory roles that partners use in customers' tenants: name → id of the role's template. */
export const directoryRoles: Record<string, string> = {
  'Global Administrator': '62e90394-69f5-4237-9190-012177145e10',
  'Global Reader': 'f2ef992c-3afb-46b9-b7cf-a126ee74c451',
  'Directory Readers': '88d8e3e3-8f55-4a1e-953a-9b9898b8876b',
  'Directory Writers': '9360feb5-f418-4baa-8175-e2a00bac4301',
  'License Administrator': '4d6ac14f-3453-41d0-bef9-a3e0c569773a',
  'Service Support Administrator': 'f023fd81-a637-4b56-95fd-791ac0226033',
  'User Administrator': 'fe930be7-5e62-47db-91af-98c3a49a38b1',
  'Privileged Role Administrator': 'e8611ab8-c189-46e8-94e1-60213ab1f814',
  'Helpdesk Administrator': '729827e3-9c14-49f7-bb1b-9608f156bbb8',
  'Privileged Authentication Administrator': '7be44c8a-adaf-4e2a-84d6-ab2649e08a13',
  'Cloud Application Administrator': '158c047a-c907-4556-b7ef-446551a6b5f7',
  'Application Administrator': '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3',
  'Application Developer': 'cf1c38e5-3621-4004-a7cb-879624dced7c',
  'Authentication Administrator': 'c4e39bd9-1100-46d3-8c65-fb160da0071f',
  'Billing Administrator': 'b0f54661-2d74-4c50-afa3-1ec803f12efe',
  'Compliance Administrator': '17315797-102d-40b4-93e0-432062caca18',
  'Conditional Access Administrator': 'b1be1c3e-b65d-4f19-8427-f6fa0d97feb9',
  'Domain Name Administrator': '8329153b-31d0-4727-b945-745eb3bc5f31',
  'Dynamics 365 Administrator': '44367163-eba1-44c3-98af-f5787879f96a',
  'Exchange Administrator': '29232cdf-9323-42fd-ade2-1d097af3e4de',
  'Groups Administrator': 'fdd7a751-b60b-444a-984c-02652fe8fa1c',
  'Guest Inviter': '95e79109-95c0-4d8e-aee3-d01accf2d47b',
  'Hybrid Identity Administrator': '8ac3fc64-6eca-42ea-9e69-59f4c7b60eb2',
  'Intune Administrator': '3a2c62db-5318-420d-8d74-23affee5d9d5',
  'Message Center Reader': '790c1fb9-7f7d-4f88-86a1-ef1f95c05c1b',
  'Password Administrator': '966707d0-3269-4727-9be2-8c3a10f19b9d',
  'Power Platform Administrator': '11648597-926c-4cf3-9c36-bcebb0ba8dcc',
  'Reports Reader': '4a5d8f65-41da-4de4-8968-e035b65339cf',
  'Security Administrator': '194ae4cb-b126-40b2-bd5b-6091b380977d',
  'Security Reader': '5d6b6bb7-de71-4623-b4af-96380a352509',
  'SharePoint Administrator': 'f28a1f50-f6e7-4571-818b-6a12f2af6b6c',
  'Teams Administrator': '69091246-20e8-4a56-aa4d-066075b2a7a8',
  'Cloud Device Administrator': '7698a772-787b-4ac8-901f-60d6b08affd2',
  'Windows 365 Administrator': '11451d60-acb2-45eb-a7d6-43d0f0125c13',
};

const names = new Map(Object.entries(directoryRoles).map(([name, id]) => [id, name]));

/**
 * Name of the role with this template id; `undefined` for one that is not in the table.
 * @see https://learn.microsoft.com/entra/identity/role-based-access-control/permissions-reference
 */
export const directoryRoleName = (id: string): string | undefined => names.get(id.toLowerCase());

/**
 * Any one of these roles lets a partner do it in a customer's tenant.
 * @see https://learn.microsoft.com/partner-center/developer/gdap-supported-apis
 */
export const rolesFor = {
  readDirectory: ['Global Administrator', 'Directory Writers', 'Global Reader', 'Directory Readers'],
  readUsers: [
    'Directory Readers',
    'Global Reader',
    'User Administrator',
    'Directory Writers',
    'Global Administrator',
  ],
  readLicences: [
    'Directory Readers',
    'Global Reader',
    'User Administrator',
    'License Administrator',
    'Directory Writers',
    'Global Administrator',
  ],
  writeUsers: ['Directory Writers', 'User Administrator', 'Global Administrator'],
  deleteUsers: ['User Administrator', 'Global Administrator'],
  resetPasswords: ['User Administrator', 'Privileged Authentication Administrator', 'Global Administrator'],
  resetAdministratorPasswords: ['Privileged Authentication Administrator', 'Global Administrator'],
  assignLicences: [
    'Directory Writers',
    'User Administrator',
    'License Administrator',
    'Global Administrator',
  ],
  assignRoles: ['Privileged Role Administrator', 'Global Administrator'],
  manageDomains: ['Domain Name Administrator', 'Global Administrator'],
  manageGroups: ['Groups Administrator', 'User Administrator', 'Directory Writers', 'Global Administrator'],
  consentToApplications: [
    'Global Administrator',
    'Application Administrator',
    'Cloud Application Administrator',
  ],
  upgradeSubscriptions: ['Directory Readers', 'Global Reader', 'Directory Writers', 'Global Administrator'],
  upgradeWithLicences: ['Directory Writers', 'Global Administrator'],
  deployDevices: [
    'Intune Administrator',
    'Cloud Device Administrator',
    'Windows 365 Administrator',
    'Directory Readers',
    'Global Reader',
    'User Administrator',
    'Privileged Role Administrator',
    'Directory Writers',
    'Global Administrator',
  ],
} satisfies Record<string, string[]>;

export type DirectoryTask = keyof typeof rolesFor;

/** True when one of the names of roles is enough for the task. */
export const mayDo = (task: DirectoryTask, roles: readonly string[]): boolean =>
  rolesFor[task].some((role) => roles.includes(role));
