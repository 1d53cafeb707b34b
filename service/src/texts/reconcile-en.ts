/** Differences from Microsoft, what is decided of them, and what is done. */
export const reconcileEn = {
  decision: {
    take: 'take Microsoft’s',
    push: 'push ours',
    accept: 'accept for a time',
    ask: 'open question',
  },
  'difference-step': {
    seen: 'Differs: here {{ours}}, at Microsoft {{theirs}}',
    take: 'Decided: take Microsoft’s',
    push: 'Decided: push ours',
    accept: 'Accepted until {{until}}',
    ask: 'Left as an open question',
    note: 'Note: {{note}}',
    'closed-agreed': 'Both sides agree',
    'closed-taken': 'Closed: our record became as Microsoft has it',
    'closed-pushed': 'Closed: Microsoft became as our record has it',
    planned: 'Planned in {{number}}',
    'line-refused': 'Refused in plan {{number}}: {{reason}}',
    'line-failed': 'Failed in plan {{number}}: {{reason}}',
    'line-skipped': 'Not done in plan {{number}}: {{reason}}',
    'line-waiting': 'Waits in plan {{number}}',
  },
  /** What comes of a line, said before. */
  consequence: {
    'with-another': 'Comes with another line of this plan',
    take: {
      subscription: {
        'missing-here': 'Our record gets “{{name}}” with {{seats}} seats, as Microsoft has it',
        'missing-there': 'Our record of “{{name}}” ends: Microsoft does not have it',
        status: 'State on our record: {{ours}} → {{theirs}}',
        seats: 'Seats on our record: {{ours}} → {{theirs}}',
        product: 'Product on our record: → {{productId}}:{{skuId}}',
        term: 'Term on our record: {{ours}} → {{theirs}}',
        'billing-cycle': 'Billing on our record: {{ours}} → {{theirs}}',
        'auto-renew': 'Auto-renew on our record: {{ours}} → {{theirs}}',
        'scheduled-change': 'At the end of the term on our record: {{ours}} → {{theirs}}',
        'ends-on': 'End of the term on our record: {{ours}} → {{theirs}}',
        name: 'Name on our record: {{ours}} → {{theirs}}',
        price: 'Plan and price on our record: {{ours}} → {{theirs}}',
        mpn: 'MPN ID on our record: {{ours}} → {{theirs}}',
      },
      customer: {
        moved: 'The binding of {{domain}} ends, and with it all that is sold there',
        'missing-there': 'The binding of {{domain}} ends, and with it all that is sold there',
        binding: 'Domain on our record: → {{domain}}',
      },
      user: {
        'missing-here': '{{signInName}} is put on record',
        'missing-there': '{{signInName}} counts as deleted on our record',
        'sign-in-name': 'Sign-in name on our record: {{ours}} → {{theirs}}',
        'display-name': 'Name on our record: {{ours}} → {{theirs}}',
        details: 'Names and country on our record become Microsoft’s',
        enabled: 'Sign-in allowed on our record: {{ours}} → {{theirs}}',
        licences: 'Licences on our record become Microsoft’s',
      },
    },
    push: {
      subscription: {
        status: 'State at Microsoft: {{theirs}} → {{ours}}',
        seats: 'Seats at Microsoft: {{theirs}} → {{ours}}',
        'auto-renew': 'Auto-renew at Microsoft: {{theirs}} → {{ours}}',
        'scheduled-change': 'At the end of the term at Microsoft: {{theirs}} → {{ours}}',
        'missing-here': 'Nothing is done at Microsoft',
        'missing-there': 'Nothing is done at Microsoft',
        product: 'Nothing is done at Microsoft',
        term: 'Nothing is done at Microsoft',
        'billing-cycle': 'Nothing is done at Microsoft',
        'ends-on': 'Nothing is done at Microsoft',
        name: 'Nothing is done at Microsoft',
        price: 'Nothing is done at Microsoft',
        mpn: 'Nothing is done at Microsoft',
      },
      customer: {
        moved: 'Nothing is done at Microsoft',
        'missing-there': 'Nothing is done at Microsoft',
        binding: 'Nothing is done at Microsoft',
        agreement: 'Nothing is done at Microsoft',
      },
      user: {
        'missing-here': '{{signInName}} is deleted at Microsoft; restorable for 30 days',
        'missing-there': '{{signInName}} is restored at Microsoft',
        'display-name': 'Name at Microsoft: {{theirs}} → {{ours}}',
        details: 'Names and country at Microsoft become ours',
        enabled: 'Sign-in allowed at Microsoft: {{theirs}} → {{ours}}',
        licences: 'Licences at Microsoft become ours',
      },
    },
  },
  dropped: {
    'at-once': 'Microsoft deletes what is scheduled for the next term; it is put back at once.',
    'when-resumed':
      'Microsoft deletes what is scheduled for the next term; it is put back when the subscription is resumed.',
    never: 'Microsoft deletes what is scheduled for the next term; it is not put back.',
  },
  /** Lines that cannot be done, by what a person can do instead. */
  'reconcile-refused': {
    'take-agreement': {
      text: 'The acceptance on record is evidence and is not changed.',
      next: 'Let the customer accept the agreement again with the next order, or accept the difference for a time.',
    },
    'take-relationship': {
      text: 'Microsoft calls the relationship “{{relationship}}”: orders are not possible like this.',
      next: 'Send the customer the invitation link; the difference closes when it is accepted.',
    },
    'push-unknown': {
      text: 'There is no record of ours that could be pushed.',
      next: 'Take Microsoft’s first; then cancel the subscription if it shall not be there.',
    },
    'push-gone': {
      text: 'Microsoft does not show the subscription in this tenant.',
      next: 'Order it anew, or take Microsoft’s.',
    },
    'push-missing-here': {
      text: 'There is no record of ours that could be pushed.',
      next: 'Take Microsoft’s first; then cancel the subscription if it shall not be there.',
    },
    'push-missing-there': {
      text: 'Microsoft does not show the subscription in this tenant.',
      next: 'Order it anew, or take Microsoft’s.',
    },
    'push-product': {
      text: 'A subscription does not go back to its former product.',
      next: 'Take Microsoft’s, or order the former product anew.',
    },
    'push-term': {
      text: 'The running term cannot be changed.',
      next: 'Schedule the term for the next one, or take Microsoft’s.',
    },
    'push-billing-cycle': {
      text: 'The billing of the running term cannot be changed.',
      next: 'Schedule it for the next term, or take Microsoft’s.',
    },
    'push-ends-on': {
      text: 'The end of a running term cannot be changed.',
      next: 'Take Microsoft’s, or schedule an end for the next term.',
    },
    'push-name': {
      text: 'Names are not sent to Microsoft by a run.',
      next: 'Rename it in Partner Center, or take Microsoft’s.',
    },
    'push-price': {
      text: 'The price is ours alone; Microsoft does not know it.',
      next: 'Take it: the record gets the plan of what runs at Microsoft.',
    },
    'push-mpn': {
      text: 'The partner of record of a subscription is not changed by a run.',
      next: 'Correct it in Partner Center, or take Microsoft’s.',
    },
    'push-status': {
      text: 'A subscription that ended cannot be made active again.',
      next: 'Order it anew, or take Microsoft’s.',
    },
    'push-agreement': {
      text: 'Nobody but the customer can accept the agreement.',
      next: 'Let the customer accept it again with the next order.',
    },
    'push-relationship': {
      text: 'Only the customer can enter into a relationship.',
      next: 'Send the customer the invitation link, or take Microsoft’s.',
    },
    'push-sign-in-name': {
      text: 'Sign-in names are not changed by a run.',
      next: 'Change it in the Microsoft 365 admin center, or take Microsoft’s.',
    },
    'push-person-gone': {
      text: 'The person is gone for good.',
      next: 'Create the person anew, or take Microsoft’s.',
    },
  },
  'plan-line': {
    stale: 'It is not as it was when this was planned.',
    'plan-stale': 'Not begun: other lines of the plan were not as planned any more.',
    gone: 'Microsoft does not show it any more.',
    'person-gone': 'Microsoft does not show this person any more.',
    impossible: 'There is nothing that could be sent to Microsoft.',
  },
  'plan-stale':
    'The world moved since it was planned. Differences that are not as planned: {{numbers}}. Nothing was done.',
  'plan-pause': {
    stopped: 'The kill switch of the set is set: {{reason}}',
    errors: '{{bad}} of {{all}} lines went wrong, {{share}} %; it pauses at {{limit}} %.',
  },
};

export const reconcileEventsEn = {
  difference: {
    decided: '{{count}} differences decided: {{decision}}',
    undecided: '{{count}} decisions taken back',
  },
  policy: {
    created: 'Policy “{{name}}” created',
    updated: 'Policy “{{name}}” saved, and switched off',
    deleted: 'Policy “{{name}}” deleted',
    activated: 'Policy “{{name}}” switched on',
    deactivated: 'Policy “{{name}}” switched off',
  },
  reconciliation: {
    planned: 'Plan {{number}} with {{lines}} lines',
    'needs-approval': 'Plan {{number}} with {{lines}} lines waits for a second person',
    approved: 'Plan {{number}} approved',
    started: 'Plan {{number}} is carried out',
    paused: 'Plan {{number}} paused: {{reason}}',
    stale: 'Plan {{number}} refused: {{reason}}',
    done: 'Plan {{number}} done: {{done}} closed, {{left}} differ still',
    dropped: 'Plan {{number}} dropped',
  },
};

export const reconcileProblemsEn = {
  'differences-moved': {
    title: 'It is another number now',
    detail: 'You decided for {{count}} differences; the filter finds {{now}}. Nothing was decided.',
    next: 'Look at the list again and decide anew.',
  },
  'differences-undecided': {
    title: 'Some differences are not decided',
    detail: 'A plan holds what is to be taken or pushed. Not decided: {{numbers}}.',
    next: 'Decide them, or leave them out.',
  },
  'nothing-to-plan': {
    title: 'There is nothing to plan',
    detail: 'No difference of this set is decided to be taken or pushed.',
    next: 'Decide differences first.',
  },
  'plan-too-large': {
    title: 'Too much for one plan',
    detail: 'It would have {{lines}} lines; one plan holds {{most}}.',
    next: 'Narrow the filter and plan in parts.',
  },
  'plan-too-wide': {
    title: 'Too many tenants for one plan',
    detail: 'It would push to {{tenants}} tenants; one plan pushes to {{most}}.',
    next: 'Narrow the filter and plan in parts.',
  },
  'plan-unread': {
    title: 'Microsoft could not be read',
    detail: 'A plan begins with a fresh reading. {{reason}}',
    next: 'Try again when Microsoft answers; Sync shows how it is.',
  },
  'plan-moved': {
    title: 'The plan is not where you saw it',
    detail: 'It is {{state}} now.',
    next: 'Reload the plan.',
  },
  'second-person': {
    title: 'A second person has to say yes',
    detail: 'You planned it yourself, and it is above the limits of the set.',
    next: 'Ask somebody else who may see this plan.',
  },
  'second-person-missing': {
    title: 'It waits for a second person',
    detail: 'The plan is above the limits of the set.',
    next: 'Somebody else than the one who planned it approves it first.',
  },
};
