/** Events of the import. */
export const importEventsEn = {
  import: {
    decided: '{{count}} tenants decided: {{decision}}',
    undecided: 'Decision on {{count}} tenants taken back',
    'file-taken': 'Decisions taken from a file: {{changed}} of {{lines}} lines changed something',
    started: 'Import of {{count}} tenants begun',
    stopped: 'Import stopped; {{count}} tenants are left',
    waits: 'Import waits: {{reason}}',
    finished: 'Import finished: {{done}} tenants, {{failed}} failed',
  },
};

/** Why something of the import is refused. */
export const importProblemsEn = {
  'import-moved': {
    title: 'The list has changed since',
    detail: 'It was {{count}} tenants when you looked, and is {{now}} by now.',
    next: 'Look at the list again, then decide.',
  },
  'import-file-columns': {
    title: 'Columns are missing in this file',
    detail: 'It has no column {{missing}}.',
    next: 'Download the list as a file, decide in it, and bring that file back with its first line.',
  },
  'import-file-form': {
    title: 'This is not a file of comma-separated values',
    detail: 'Line {{line}} has a quotation mark that is not closed, or stands amid a cell.',
    next: 'Save it as CSV (UTF-8) again.',
  },
  'import-file-wrong': {
    title: 'Nothing was taken from this file',
    detail: 'Lines that are wrong: {{count}}. The first hundred are listed.',
    next: 'Correct them, then choose the file again.',
  },
};

export const importFieldsEn = {
  'not-served': 'This partner account does not serve it: it belongs to another branch of the resellers',
  'tenant-unknown': 'No tenant of this list; it may be bound by now',
  'tenant-twice': 'This tenant has an earlier line in the file',
  'customer-unknown': 'No customer with this number that this partner account serves',
  'reseller-unknown': 'No reseller with this number that this partner account serves',
  'decision-unknown': 'One of bind, create, ignore, accept, or empty',
  'nothing-proposed': 'Nothing was proposed for this tenant',
};

export const importEn = {
  'import-decision': {
    accept: 'as proposed',
    bind: 'bind to a customer',
    create: 'make a customer',
    ignore: 'ignore',
  },
  /** Why a tenant could not be imported. */
  'import-failure': {
    bound: 'It was bound to a customer meanwhile, for example by an order. Nothing is left to do.',
    gone: 'It is no customer of this partner any more. Ignore it, or read the partner account again.',
    customer: 'The customer that it was to be bound to is not there any more. Decide anew.',
    reseller: 'The reseller that it was to belong to is not there any more. Decide anew.',
    set: 'No active settings set of this partner account serves that reseller. Activate one, or choose another reseller.',
  },
};
