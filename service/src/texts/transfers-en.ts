/** The transfers desk: what a verb does, why one is not possible, and what helps. */
export const transfersEn = {
  'transfer-state': {
    pending: 'waiting for an answer',
    'in-progress': 'under way',
    complete: 'complete',
    withdrawn: 'withdrawn',
    rejected: 'rejected',
    expired: 'expired',
    failed: 'failed',
  },
  'transfer-product': {
    OnlineServicesNCE: 'licence-based subscriptions',
    AzureSubscription: 'Azure subscriptions',
    AzureReservation: 'Azure reservations',
    AzureSavingsPlan: 'Azure savings plans',
  },
  'transfer-refused': {
    'no-rejection': {
      text: 'Microsoft offers no way to refuse a request of another partner.',
      next: 'Leave it unanswered: it expires after 30 days. The other partner can withdraw it before.',
    },
    'not-yours': {
      text: 'This is for the other partner to do.',
      next: 'Wait for the other partner, or ask them.',
    },
    over: {
      text: 'The transfer is {{state}}.',
      next: 'Nothing more can be done with it; make a new one.',
    },
    'line-missing': {
      text: '“{{what}}” is not confirmed, and an offer is accepted as a whole.',
      next: 'Confirm every subscription with its MPN ID, or reject the offer.',
    },
    'mpn-differs': {
      text: '“{{what}}” is offered with the MPN ID {{offered}}, not {{confirmed}}, and Microsoft takes it as it is offered.',
      next: 'Confirm {{offered}}, or reject the offer and ask the other partner for one with {{confirmed}}.',
    },
    'no-lines': { text: 'No subscription is chosen.', next: 'Choose what the other partner shall get.' },
    'many-lines': {
      text: 'One transfer takes {{most}} subscriptions at most.',
      next: 'Choose fewer; for the others the other partner makes another request afterwards.',
    },
    'line-twice': { text: 'A subscription is named twice.', next: 'Name each once.' },
    'line-unknown': {
      text: 'The subscription {{what}} cannot move: it has ended, is sold by a third party, or is not this customer’s.',
      next: 'Read the transfer again and choose from what is shown.',
    },
    'same-partner': {
      text: 'This is your own partner tenant.',
      next: 'Name the tenant of the partner that has the subscriptions now.',
    },
    'mpn-not-taken': {
      text: 'Only an indirect provider names a reseller.',
      next: 'Leave the MPN ID empty.',
    },
    'mpn-needed': {
      text: 'An indirect provider names the reseller that shall have the subscriptions.',
      next: 'Enter the reseller’s MPN ID.',
    },
    'other-open': {
      text: 'Transfer {{number}} of this customer is open, and Microsoft opens one at a time.',
      next: 'Wait until it is complete, or withdraw it.',
    },
  },
  'transfer-words': {
    'request-all': 'Asks {{partner}} for all subscriptions of {{customer}} ({{domain}}).',
    'request-some': 'Asks {{partner}} for these of {{customer}} ({{domain}}): {{products}}.',
    'request-mail': 'Microsoft tells the customer by mail to {{email}}.',
    'request-mpn': 'All of them will be attributed to the reseller with the MPN ID {{mpnId}}.',
    'request-then':
      '{{partner}} decides which subscriptions move. Unanswered, the request expires after 30 days; until it is answered you can withdraw it.',
    take: 'Takes over {{count}} subscriptions with {{seats}} seats from {{partner}}.',
    'take-line': '“{{name}}” will be attributed to the reseller with the MPN ID {{mpnId}}.',
    'take-line-known': '“{{name}}” will be attributed to {{reseller}}, MPN ID {{mpnId}}.',
    'take-money': 'Microsoft orders them at once; from now on they are charged to you.',
    give: 'Gives {{count}} subscriptions with {{seats}} seats to {{partner}}.',
    'give-money': 'They are sold for {{money}} a billing cycle; that ends here.',
    'give-charged': 'You are charged up to the day of the transfer, {{partner}} from the next day.',
    'give-blocked': 'Until it is complete nothing else can be changed of these subscriptions.',
    final: 'It cannot be taken back.',
    reject: 'Rejects the offer of {{partner}}: {{count}} subscriptions with {{seats}} seats stay there.',
    'reject-then': 'The other partner sees it and can make a new offer.',
    'withdraw-request': 'Takes back the request to {{partner}}. Nothing moves.',
    'withdraw-offer': 'Takes back the offer to {{partner}}. Nothing moves.',
    'withdraw-then': 'A new one can be made at any time.',
  },
};

export const transferEventsEn = {
  transfer: {
    requested: 'Transfer {{number}}: {{partner}} asked for subscriptions',
    accepted: 'Transfer {{number}} accepted: {{lines}} subscriptions, {{failed}} failed',
    rejected: 'Transfer {{number}} of {{partner}} rejected',
    withdrawn: 'Transfer {{number}} withdrawn',
    refused: 'Microsoft refused to {{verb}} a transfer: {{reason}}',
  },
};

export const transferProblemsEn = {
  'transfer-refused': { title: 'This is not possible', detail: '{{reason}}', next: '{{next}}' },
  'transfer-gone': {
    title: 'Microsoft does not show this transfer any more',
    detail: 'It was withdrawn, or belongs to other partners.',
    next: 'Go back to the list: it shows what there is.',
  },
  'transfer-busy': {
    title: 'Another step is under way',
    detail: 'For this customer something is being done with a transfer just now.',
    next: 'Wait until it is done, then look again.',
  },
  'transfer-key-reused': {
    title: 'This key was used for something else',
    detail: 'The same Idempotency-Key came with another step.',
    next: 'Use a new key for a new step.',
  },
  'transfer-no-set': {
    title: 'No active settings set',
    detail: 'No active set uses this partner account, so Microsoft cannot be asked.',
    next: 'The operator activates a set of the partner account.',
  },
  'transfer-outcome-unknown': {
    title: 'Microsoft’s answer was lost',
    detail: 'The request may have been made: {{reason}}',
    next: 'Nothing to do: it is looked for by itself, and the list of transfers shows it in a minute.',
  },
};
