/** Reports: what they are, their columns, and what to do about each row. */
export const reportEn = {
  report: {
    agreements: {
      title: 'Agreements',
      lead: 'Whether each customer has accepted the Microsoft Customer Agreement. Without it nothing new can be bought.',
    },
    'gdap-coverage': {
      title: 'GDAP coverage',
      lead: 'Customers whose delegated administration is missing, ends within 30 days, or lacks roles that Concord needs.',
    },
    'cancel-windows': {
      title: 'Cancel windows',
      lead: 'Subscriptions whose window to cancel or give seats back closes within 48 hours, and what is bound for each billing cycle afterwards.',
    },
    'auto-renew-off': {
      title: 'Auto-renew off',
      lead: 'Subscriptions that end with their term within 90 days because auto-renew is off.',
    },
    freshness: {
      title: 'Freshness',
      lead: 'What is shown here and older than its limit, with the cause.',
    },
    transfers: {
      title: 'Open transfers',
      lead: 'Subscriptions that are about to move between partners.',
    },
  },
  'report-column': {
    customer: 'Customer',
    domain: 'Tenant',
    reseller: 'Reseller',
    state: 'State',
    signatory: 'Accepted by',
    acceptedAt: 'Accepted',
    subscriptions: 'Subscriptions',
    subscription: 'Subscription',
    asOf: 'As of',
    relationship: 'Relationship',
    endsAt: 'Ends',
    endsOn: 'Term ends',
    missing: 'Missing roles',
    closesAt: 'Closes',
    seats: 'Seats',
    amount: 'Each billing cycle',
    currency: 'Currency',
    resource: 'What',
    cause: 'Cause',
    reason: 'Reason',
    transfer: 'ID',
    direction: 'Direction',
    otherPartner: 'Other partner',
    createdAt: 'Asked',
    expiresAt: 'Expires',
    next: 'What to do',
  },
  'report-word': {
    state: {
      'a-missing': 'Not accepted',
      'b-unknown': 'Not known yet',
      'c-accepted': 'Accepted',
      'a-none': 'No active relationship',
      'b-ending': 'Ends soon',
      'c-roles': 'Roles missing',
      pending: 'Waiting for an answer',
      'in-progress': 'Under way',
    },
    direction: { incoming: 'Incoming', outgoing: 'Outgoing' },
    resource: {
      customers: 'Customer',
      subscriptions: 'Subscriptions',
      licences: 'Licences',
      users: 'People',
      agreement: 'Agreement',
    },
    cause: {
      credential: 'Credentials',
      consent: 'Consent',
      'gdap-missing': 'Delegated rights',
      quota: 'Rate limit',
      'microsoft-down': 'Microsoft does not answer',
      guard: 'A guard stopped the run',
      'our-bug': 'Fault in Concord',
    },
  },
  'report-next': {
    'agreements-a-missing': 'Have the customer accept the agreement: the next order asks for it.',
    'agreements-b-unknown': 'Open the customer and choose Sync now.',
    'agreements-c-accepted': 'Nothing to do.',
    'gdap-a-none': 'Open the customer, Users and licences, choose Get rights, and have the customer approve.',
    'gdap-b-ending': 'Ask the customer for a new relationship before this one ends.',
    'gdap-c-roles':
      'Open the customer, Users and licences, choose Get rights, and have the customer approve the missing roles.',
    'cancel-windows': 'If the seats are not wanted, cancel or give them back before the window closes.',
    'auto-renew-off': 'Ask the customer. Switch auto-renew on if the subscription shall go on.',
    'freshness-credential': 'The operator corrects the credentials of the settings set.',
    'freshness-consent': 'The operator opens the settings set, Connection, and chooses Get consent.',
    'freshness-gdap-missing': 'Open the customer, Users and licences, and choose Get rights.',
    'freshness-quota': 'Nothing to do: it is read as soon as Microsoft allows more calls.',
    'freshness-microsoft-down': 'Nothing to do: it is read when Microsoft answers again.',
    'freshness-guard': 'Open the run and say whether what it found is true.',
    'freshness-our-bug': 'Give the time of it to the operator, whose log has the details.',
    'transfers-ours': 'Open the transfer and accept it, or say no.',
    'transfers-theirs': 'Wait for the other partner, or take it back.',
    'transfers-wait': 'Nothing to do: Microsoft is moving the subscriptions.',
  },
  'report-every': { day: 'every day', week: 'every Monday', month: 'on the first of each month' },
  'report-mail': {
    off: 'No mail is sent: set CONCORD_SMTP_URL, e.g. smtps://user:password@mail.example:465, and restart Concord.',
    subject: '{{title}}, {{day}}: {{count}}',
    text: `Hello {{name}},

{{title}} has {{count}} rows today; all of them are attached.

{{lead}}

Open the report: {{address}}

You get this mail because you scheduled it there; there you can also stop it.
`,
    again: 'The mail server did not take it ({{reason}}); it is tried again.',
    'given-up': 'The mail server did not take it ({{reason}}); the next one goes out at its time.',
    unknown: 'It may not have arrived ({{reason}}); so that it never comes twice it is not sent again.',
    died: 'Concord stopped while it was sent',
  },
};

export const reportEventsEn = {
  report: {
    scheduled: 'Report “{{title}}” goes out by mail {{every}}',
    unscheduled: 'Report “{{title}}” goes out by mail no more',
    sent: 'Report “{{title}}” mailed to {{email}}',
    'not-sent': 'Report “{{title}}” not mailed to {{email}}: {{reason}}',
  },
};
