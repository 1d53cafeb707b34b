/** Why a verb of a subscription is not possible, and what comes of one. */
export const changeEn = {
  'change-refused': {
    unchanged: { text: 'It is so already.', next: 'Choose something else, or close this.' },
    'in-transfer': {
      text: 'It moves to {{partner}} by transfer {{number}}; until that is over nothing else is changed.',
      next: 'Wait until the transfer is complete, or the operator withdraws it under Operations, Transfers.',
    },
    '2001': {
      text: 'Seats of a suspended subscription cannot be changed.',
      next: 'Resume the subscription first.',
    },
    '2002': {
      text: 'This product takes {{minimum}} to {{maximum}} seats.',
      next: 'Choose a number in between.',
    },
    '800088': {
      text: 'This product takes at most {{maximum}} seats.',
      next: 'Choose fewer seats.',
    },
    '800090': {
      text: 'Seats can be given back only within seven days after they were added or renewed. Now {{fewest}} seats are the fewest.',
      next: 'Choose {{fewest}} seats or more, or schedule {{seats}} seats for the next term.',
    },
    '800091': {
      text: 'Only an active subscription can be changed like this.',
      next: 'Resume the subscription first.',
    },
    '900117': {
      text: 'The time to cancel is over: it lasted seven days after purchase or renewal.',
      next: 'Switch auto-renew off: the subscription ends with its term then.',
    },
    '900278': {
      text: 'Microsoft is renewing the subscription and takes no changes meanwhile.',
      next: 'Try again when it is renewed, within 24 hours.',
    },
    '900279': {
      text: 'The subscription has ended and cannot be changed any more.',
      next: 'Order a new subscription.',
    },
  },
  /** What helps when Microsoft said no, by remedy. */
  'change-remedy': {
    retry: 'Nothing was changed. Try again in a few minutes.',
    reauthenticate:
      'The operator opens the settings set, Connection, and chooses Get consent; then try again.',
    'fix-input': 'Choose other values and try again.',
    'ask-person': 'A person clears it with Microsoft as said above; then try again.',
    configuration:
      'The operator corrects the settings set, or the application in Entra and Partner Center; then try again.',
  },
  'change-working': {
    text: 'Microsoft accepted the change and is working on it.',
    next: 'Nothing to do: it is looked at again by itself, and the log tells what came of it.',
  },
  'change-half': {
    text: 'The change was made, but what was scheduled for the next term could not be put back: {{why}}',
    next: 'Choose Scheduled change and set it again.',
  },
  verb: {
    seats: 'Change seats',
    suspend: 'Suspend',
    resume: 'Resume',
    cancel: 'Cancel',
    'auto-renew': 'Auto-renew',
    'scheduled-change': 'Scheduled change',
    'drop-scheduled-change': 'Drop scheduled change',
  },
  switch: { on: 'on', off: 'off' },
  'term-end': {
    renew: 'a new term',
    cancel: 'the end',
    extend: 'month by month',
    none: 'nothing special',
  },
};
