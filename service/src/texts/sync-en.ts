/** Events of the sync. */
export const syncEventsEn = {
  'sync-run': {
    started: 'Full pull {{number}} begun',
    finished:
      'Full pull {{number}} finished: {{customers}} customers, {{subscriptions}} subscriptions, {{users}} people; {{changed}} changed, {{gone}} gone',
    waits: 'Full pull {{number}} waits: {{reason}}',
    asking: 'Full pull {{number}} asks: {{what}} went from {{before}} to {{now}}. Nothing is marked as gone',
    continued: 'Said to be true: {{what}} from {{before}} to {{now}}. Full pull {{number}} goes on',
    stopped: 'Run {{number}} stopped',
    resumed: 'Full pull {{number}} goes on from where it was stopped',
    'tenant-read': '{{domain}} read from Microsoft',
    'tenant-failed': '{{domain}} could not be read whole: {{reason}}',
  },
};

/** Why something of the sync is refused. */
export const syncProblemsEn = {
  'sync-without-set': {
    title: 'Nothing reads this partner account',
    detail: 'No active settings set with a finished connection check uses it.',
    next: 'Check the connection of the set, or activate it, then try again.',
  },
  'sync-without-tenant': {
    title: 'This customer has no tenant yet',
    detail: 'There is nothing at Microsoft to be read for this customer.',
    next: 'It comes with the first order, or with the import of a tenant.',
  },
  'sync-not-asking': {
    title: 'This run does not ask',
    detail: 'It goes on already and waits for nobody’s decision.',
    next: 'Look at the run again: somebody may have decided meanwhile.',
  },
  'sync-run-over': {
    title: 'This run is over',
    detail: 'It has come to its end, was stopped already, or another one has begun since.',
    next: 'Begin a new one with Sync now.',
  },
};

export const syncEn = {
  /** What helps when a run waits, failed or asks, by cause. */
  'sync-next': {
    credential: 'Correct the credentials of the settings set; the run goes on by itself.',
    consent: 'Open the settings set, Connection, and choose Get consent; the run goes on by itself.',
    'gdap-missing':
      'Open the customer, Users and licences, and choose Get rights. Where no relationship gives them, the customer’s global administrator approves one with the roles needed.',
    quota: 'Nothing to do: it goes on as soon as Microsoft allows more calls.',
    'microsoft-down': 'Nothing to do: it goes on by itself when Microsoft answers.',
    guard: 'Look in Partner Center whether it is true: then let the run continue, else stop it.',
    'our-bug': 'It is tried again by itself. If it stays, look into the log for the time of it.',
  },
};
