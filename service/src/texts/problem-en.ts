export const problemEn = {
  'not-found': {
    title: 'Not found',
    detail: 'There is no such {{kind}}, or it is not yours to see.',
    next: 'Check the address, or go back to the list.',
  },
  'bad-request': {
    title: 'The request is not understood',
    detail: '{{reason}}',
    next: 'See /api/docs for what this address takes.',
  },
  invalid: {
    title: 'Some fields need another value',
    detail: 'Nothing was saved.',
    next: 'Correct the marked fields and save again.',
  },
  stale: {
    title: 'Somebody else saved this meanwhile',
    detail: 'What you edited is no longer the newest version. Nothing was saved.',
    next: 'Compare both versions, then keep yours or take the stored one.',
  },
  'version-missing': {
    title: 'The version is missing',
    detail: 'A change names the version it was made from in If-Match.',
    next: 'Read the object and send its ETag as If-Match.',
  },
  'idempotency-key-missing': {
    title: 'The idempotency key is missing',
    detail: 'This needs an Idempotency-Key of 8 to 100 characters, so that a repeated request is done once.',
    next: 'Send a key of your own, the same one when you repeat the request.',
  },
  'idempotency-key-reused': {
    title: 'This key belongs to another order',
    detail: 'The same Idempotency-Key was used for an order with other contents.',
    next: 'Use a new key for a new order.',
  },
  'signed-out': {
    title: 'You are signed out',
    detail: 'There is no session, or it has ended.',
    next: 'Sign in again.',
  },
  role: {
    title: 'Your role does not allow this',
    detail: 'You are signed in as {{role}}.',
    next: 'Ask an operator administrator.',
  },
  'cross-site': {
    title: 'The request came from another site',
    detail: 'A change with a session cookie must come from one of the panels.',
    next: 'Programs sign in with POST /api/v1/session/token and send the token as Bearer.',
  },
  'wrong-credentials': {
    title: 'E-mail or password is wrong',
    detail: 'Nobody was signed in.',
    next: 'Check both and try again. An administrator can give you a new password.',
  },
  'wrong-panel': {
    title: 'This is the wrong panel for you',
    detail: 'Your account belongs to the {{panel}} panel.',
    next: 'Open /{{panel}} and sign in there.',
  },
  'too-many-sign-ins': {
    title: 'Too many tries',
    detail: 'Signing in failed several times in a row.',
    next: 'Wait {{minutes}} minutes and try again.',
  },
  'preferences-too-large': {
    title: 'Too much to remember',
    detail: 'The choices of your pages exceed 50 kB.',
    next: 'Reset the columns of some lists.',
  },
  'unknown-sort': {
    title: 'The list cannot be sorted by {{sort}}',
    detail: 'It can be sorted by: {{known}}.',
    next: 'Choose one of these.',
  },
  'unknown-cursor': {
    title: 'The page does not exist any more',
    detail: 'The cursor is not one of this list.',
    next: 'Begin with the first page.',
  },
  'settings-set-in-use': {
    title: 'The set is in use',
    detail: 'These services run on it: {{uses}}.',
    next: 'Move or delete the services first, or deactivate the set.',
  },
  'settings-set-has-orders': {
    title: 'The set has orders',
    detail: 'Orders were placed on it; they need its settings as long as they exist.',
    next: 'Deactivate the set: it takes no new orders then.',
  },
  'service-has-plans': {
    title: 'The service has plans',
    detail: 'Its subscriptions live in the partner account of its settings set, so the set stays.',
    next: 'Create another service on the other set.',
  },
  'consent-unknown': {
    title: 'This consent is not known',
    detail: 'It was used already, is older than 30 minutes, or was begun by another member.',
    next: 'Open the settings set, Connection, and choose Get consent again.',
  },
  'customer-missing': {
    title: 'No customer is named',
    detail: 'An order is for one customer.',
    next: 'Choose the customer first.',
  },
  'order-refused': { title: 'The order was not placed', detail: '{{reason}}', next: '{{next}}' },
  'domain-claimed': {
    title: 'Another order is taking this name',
    detail: 'An open order creates {{domain}} already.',
    next: 'Choose another name, or wait for that order.',
  },
  'agreement-of-another': {
    title: 'The acceptance belongs to another customer',
    detail: 'The agreement was accepted for another customer or partner account.',
    next: 'Accept the agreement for this order.',
  },
  'nothing-to-confirm': {
    title: 'There is nothing to confirm',
    detail: 'The ownership is confirmed, or the order does not need it.',
    next: 'Reload the order.',
  },
  'order-ended': {
    title: 'The order has ended',
    detail: 'It is completed or cancelled.',
    next: 'Reload the order.',
  },
  'nothing-to-retry': {
    title: 'There is nothing to try again',
    detail: 'No step of the order has failed.',
    next: 'Reload the order.',
  },
  'order-not-waiting': {
    title: 'The order is not waiting',
    detail: 'It is being worked on, or has ended.',
    next: 'Reload the order.',
  },
  'order-bought': {
    title: 'The order can no longer be cancelled',
    detail: 'The purchase at Microsoft was begun, and a purchase is never undone by itself.',
    next: 'Let the order complete; then cancel the subscription within its window of seven days.',
  },
  'change-refused': { title: 'The subscription was not changed', detail: '{{reason}}', next: '{{next}}' },
  'change-key-reused': {
    title: 'This key belongs to another change',
    detail: 'The same Idempotency-Key was used for a change with other contents.',
    next: 'Use a new key for a new change.',
  },
  'subscription-busy': {
    title: 'Another change is under way',
    detail: 'A change of this subscription has not come to its end yet. Nothing was changed now.',
    next: 'Wait for it; the log of the subscription tells what came of it.',
  },
  'subscription-changed': {
    title: 'The subscription is not as you saw it',
    detail: 'It was changed meanwhile, here or at Microsoft. Nothing was changed now.',
    next: 'Look at what it is now and decide again.',
  },
  'subscription-gone': {
    title: 'Microsoft does not show this subscription',
    detail: 'There is no “{{name}}” in the tenant for this partner. Nothing was changed.',
    next: 'The operator looks whether it was moved to another partner, in Partner Center.',
  },
  'users-no-set': {
    title: 'No settings set reaches this tenant',
    detail: 'No active settings set uses the partner account that {{domain}} belongs to.',
    next: 'The operator activates a settings set of that partner account.',
  },
  'users-gdap-missing': {
    title: 'Rights in the tenant are missing',
    detail: 'The partner holds no delegated administration role in {{domain}} that allows this.',
    next: 'The operator opens the customer, Users and licences, and chooses Get rights: what a relationship holds is assigned, for the rest there is a link that the customer’s global administrator approves. Roles work some minutes later.',
  },
  'users-password-rights': {
    title: 'This password cannot be set from here',
    detail:
      'The partner may not set it in {{domain}}: that takes the role User Administrator and, for an administrator’s password, Privileged Authentication Administrator.',
    next: 'An administrator of the customer sets it in the Microsoft 365 admin center. For other people the operator opens the customer, Users and licences, and chooses Get rights.',
  },
  'users-refused': { title: 'Microsoft did not do it', detail: '{{reason}}', next: '{{next}}' },
  'users-outcome-unknown': {
    title: 'Microsoft’s answer was lost',
    detail: 'It may have been done all the same in {{domain}}. {{explanation}}',
    next: 'Read the list again, or send the same request again: it is done once.',
  },
  'user-busy': {
    title: 'This is under way',
    detail: 'The same request is being carried out already.',
    next: 'Wait a moment and read the list again.',
  },
  'user-key-reused': {
    title: 'This key belongs to another person',
    detail: 'The same Idempotency-Key was used to create somebody with other contents.',
    next: 'Use a new key for a new person.',
  },
  'user-changed': {
    title: 'The person is not as you saw them',
    detail: 'Somebody changed them meanwhile, here or at Microsoft. Nothing was changed now.',
    next: 'Compare both versions and save again.',
  },
  'user-gone': {
    title: 'The person is gone for good',
    detail: '{{name}} was deleted more than thirty days ago, or removed at Microsoft.',
    next: 'Create the person anew.',
  },
  'password-gone': {
    title: 'The password was shown already',
    detail: 'The temporary password can be seen once.',
    next: 'Set a new one in the Microsoft 365 admin center, or ask your provider to.',
  },
  microsoft: {
    title: 'Microsoft refused',
    detail: '{{explanation}}',
    next: 'Details hold the ids Microsoft asks for in a support request.',
  },
  'database-away': {
    title: 'The database is restarting',
    detail: 'Nothing was lost.',
    next: 'Try again in a few seconds.',
  },
  unexpected: {
    title: 'Something went wrong here',
    detail: 'The fault is ours and was logged as {{id}}.',
    next: 'Try again; if it stays, give this number to the operator.',
  },
};
