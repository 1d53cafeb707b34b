/** Why people of a tenant cannot be read or changed, and who can help. */
export const usersEn = {
  /** What helps when the last reading failed, by cause. */
  'users-next': {
    credential: 'The operator corrects the credentials of the settings set.',
    consent: 'The operator opens the settings set, Connection, and chooses Get consent.',
    'gdap-missing':
      'The operator opens the customer, Users and licences, and chooses Get rights: what a delegated administration relationship holds is assigned, for the rest there is a link that the customer’s global administrator approves.',
    quota: 'Nothing to do: it is read again as soon as Microsoft allows more calls.',
    'microsoft-down': 'Nothing to do: it is read again when Microsoft answers.',
    guard: 'A manager looks at the sync run and says whether it is true.',
    'our-bug': 'Give the time of it to the operator, whose log has the details.',
  },
  'users-unlicensed': {
    reason: 'Not all licences that were asked for are assigned.',
    next: 'Open the person and assign the others.',
  },
  /** What helps when a change was refused, by remedy. */
  'users-remedy': {
    retry: 'Try again in a few minutes.',
    reauthenticate:
      'The operator opens the settings set, Connection, and chooses Get consent; then try again.',
    'fix-input': 'Choose other values and try again.',
    'ask-person': 'A person clears it as said above; then try again.',
    configuration:
      'The operator corrects the settings set, or the application in Entra and Partner Center; then try again.',
  },
};
