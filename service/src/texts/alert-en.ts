/** Events of what was heard, and of alerts. */
export const alertEventsEn = {
  alert: { raised: 'Alert: {{text}}', cleared: 'Over: {{text}}' },
  webhook: {
    registered: 'Microsoft sends its events to us',
    asked: 'Registration of our address at Microsoft asked for',
  },
};

export const alertProblemsEn = {
  'alert-ends-by-itself': {
    title: 'This alert ends by itself',
    detail: 'It is over as soon as its reason is gone.',
    next: 'Remove the reason; the alert says how.',
  },
  'webhook-not-foreign': {
    title: 'There is no foreign address to replace',
    detail: 'As far as we know, nothing of somebody else is registered at Microsoft.',
    next: 'Read the registration again, then decide.',
  },
};

export const alertEn = {
  alert: {
    stale: {
      text_one: '{{what}} of {{count, number}} customer are older than they may be: {{why}}',
      text_other: '{{what}} of {{count, number}} customers are older than they may be: {{why}}',
    },
    unreachable: {
      text: 'Microsoft cannot be read for {{account}}: {{why}}',
    },
    'secret-ending': {
      text: 'The application secret of “{{set}}” ends on {{day}}',
      next: 'Make a new secret in Entra and enter it in the settings set; the old one works until its day.',
    },
    'consent-ending': {
      text: 'The consent of “{{set}}” ends on {{day}}',
      next: 'Open the settings set, Connection, and choose Get consent.',
    },
    'callback-silent': {
      text: 'Microsoft sends no events for {{account}}, although {{changes}} changes had to bring some',
      next: 'Changes are still found by the activity log and the full pull. Look whether our public address can be reached from outside.',
    },
    'callback-failed': {
      text: 'Microsoft’s events do not reach us: {{reason}}',
      next: 'Changes are still found by the activity log and the full pull. The address is tested again every hour.',
    },
    'callback-foreign': {
      text: 'Microsoft sends its events to an address that is not ours: {{foreignUrl}}',
      next: 'Find out whose it is. Then allow us to replace it, or leave it: changes are found by the activity log and the full pull.',
    },
    fraud: {
      text: 'Microsoft suspects fraud in an Azure subscription of {{whose}}',
      next: 'Look at the subscription in Partner Center at once, talk to the customer, then say here that it is dealt with.',
    },
    'relationship-ended': {
      text: '{{whose}} ended the relationship, or the rights in its tenant',
      next: 'Talk to the customer. What cannot be read any more shows its age; say here when it is dealt with.',
    },
    guard: {
      text: 'A full pull of {{account}} asks: {{what}} went from {{before}} to {{now}}',
      next: 'Look in Partner Center whether it is true: then let the run continue, else stop it.',
    },
  },
  /** Why, in a few words. */
  'alert-cause': {
    credential: 'the credentials of the settings set do not work',
    consent: 'the consent is missing or was withdrawn',
    'gdap-missing': 'the delegated rights in the tenant are missing',
    quota: 'Microsoft does not allow enough calls',
    'microsoft-down': 'Microsoft does not answer',
    guard: 'a full pull waits for a person',
    'our-bug': 'something in Concord does not work as it should',
  },
  'fresh-kind': {
    customers: 'The data',
    subscriptions: 'Subscriptions',
    licences: 'Licences',
    users: 'People',
    agreement: 'Agreements',
  },
  'webhook-fault': {
    'address-not-public':
      'Our public address cannot be called from outside: it has to begin with https and name no host of this machine only.',
    'not-delivered': 'Microsoft’s test event did not arrive. {{said}}',
    'delivered-elsewhere': 'Microsoft says that its test event was delivered, but it did not arrive here.',
  },
  'webhook-next': {
    none: '',
    testing: 'Nothing to do: the test event of Microsoft is awaited.',
    ours: '',
    foreign: 'Allow us to replace the address, or leave it as it is.',
    failed: 'Set CONCORD_PUBLIC_URL to an address that Microsoft can reach, then register again.',
  },
};
