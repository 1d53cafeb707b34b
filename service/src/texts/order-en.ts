const tryLater = 'Try again in a few minutes.';

/** Preflight findings, and why an order waits or needs a person. */
export const orderEn = {
  preflight: {
    'plan-inactive': { text: '{{plan}} is not on sale at present.', next: 'Choose another plan.' },
    'set-inactive': {
      text: 'No orders are taken at present.',
      next: 'The operator activates the settings set again.',
    },
    'api-without-orders': {
      text: 'Orders over CREST are not possible in this version.',
      next: 'The operator switches the settings set to Partner Center.',
    },
    'consent-missing': {
      text: 'Orders are not possible yet: Microsoft has not been given consent.',
      next: 'The operator opens the settings set, Connection, and chooses Get consent.',
    },
    seats: {
      text: 'This plan takes {{minimumSeats}} to {{maximumSeats}} seats.',
      next: 'Change the number of seats.',
    },
    region: {
      text: 'A partner in {{partner}} may not sell to a customer in {{customer}}.',
      next: 'Microsoft allows sales inside one region only. Another partner account has to serve this customer.',
    },
    address: {
      text: 'The company details do not fit Microsoft’s rules: {{fields}}.',
      next: 'Correct the company details.',
    },
    'address-wrong': {
      text: 'Microsoft does not know this address.',
      next: 'Correct the address in the company details.',
    },
    'registration-600002': {
      text: 'Microsoft takes no registration number in {{country}}.',
      next: 'Remove it from the company details.',
    },
    'registration-600049': {
      text: 'Microsoft needs the registration number in {{country}}.',
      next: 'Add it to the company details.',
    },
    'registration-600050': {
      text: 'The registration number has not the form used in {{country}}.',
      next: 'Correct the company details.',
    },
    'registration-600051': {
      text: 'Microsoft needs a phone number in {{country}}.',
      next: 'Add it to the company details.',
    },
    'tenant-missing': {
      text: 'The Microsoft tenant is not chosen.',
      next: 'Create a new one or add an existing one.',
    },
    'domain-invalid': {
      text: 'The domain name is not right: {{problem}}.',
      next: 'Correct the domain name.',
    },
    'new-tenants-disabled': {
      text: 'New Microsoft tenants are not offered here.',
      next: 'Add an existing Microsoft tenant.',
    },
    'domain-taken': { text: '{{domain}} is taken.', next: 'Choose another name.' },
    'domain-claimed': {
      text: 'Another open order is for {{domain}}.',
      next: 'Choose another name, or wait for that order.',
    },
    'tenant-bound': {
      text: '{{domain}} belongs to a customer already.',
      next: 'Check the name, or ask the operator.',
    },
    'agreement-missing': {
      text: 'The Microsoft Customer Agreement is not accepted.',
      next: 'Accept the agreement.',
    },
    'mpn-missing': {
      text: '{{reseller}} has no MPN ID in the attribute “{{attribute}}”.',
      next: 'The order works, but the reseller is not recorded at Microsoft and gets no incentives.',
    },
    'mpn-invalid': {
      text: 'Microsoft does not accept the MPN ID {{mpnId}} of {{reseller}}: {{why}}',
      next: 'The operator corrects the reseller’s attribute, or the reseller clears its status in Partner Center.',
    },
    'not-sold': {
      text: 'Microsoft does not sell {{plan}} in this form at present.',
      next: 'Choose another plan; the operator checks product, term and billing cycle.',
    },
    'not-licence-based': {
      text: '{{plan}} is not licence-based.',
      next: 'Only licence-based products can be ordered for now.',
    },
    'unknown-plan': {
      text: 'The catalogue could not be asked: {{why}}',
      next: 'The order can be placed; it is checked again when it runs.',
    },
    'unknown-settings': {
      text: 'The reseller could not be checked: {{why}}',
      next: 'The order can be placed; it is checked again when it runs.',
    },
    'unknown-tenant': { text: 'Whether the domain is free is not known: {{why}}', next: tryLater },
    'unknown-customer': {
      text: 'The address could not be checked: {{why}}',
      next: 'The order can be placed; it is checked again when it runs.',
    },
  },
  /** What helps an order that Microsoft refused, by remedy. */
  remedy: {
    retry: 'Nothing to do: it is tried again by itself.',
    reauthenticate:
      'The operator opens the settings set, Connection, and chooses Get consent; then Try again on this order.',
    'fix-input':
      'The operator corrects what Microsoft names (company details, plan or reseller) and chooses Try again, or cancels the order and places it anew.',
    'ask-person': 'A person clears it with Microsoft as said above; then Try again on this order.',
    configuration:
      'The operator corrects the settings set, or the application in Entra and Partner Center; then Try again on this order.',
  },
  domain: {
    free: '{{domain}} is free.',
    taken: '{{domain}} is taken.',
    unknown: 'Whether {{domain}} is free is not known: {{why}}',
    invalid: '{{why}}',
  },
  waiting: {
    invitation: {
      text: 'The customer has not accepted the invitation for {{domain}} yet.',
      next: 'A global administrator of the tenant opens the invitation link and accepts. It is looked for every 15 minutes.',
    },
    ownership: {
      text: 'The invitation is accepted. The operator has to confirm that {{domain}} belongs to this customer.',
      next: 'The operator or reseller opens this order and chooses Confirm ownership.',
    },
    agreement: {
      text: 'The Microsoft Customer Agreement has not been accepted by {{email}} yet.',
      next: 'The signatory opens Microsoft’s page and accepts. It is looked for every 5 minutes.',
    },
    'agreement-direct': {
      text: 'The tenant has not accepted the Microsoft Customer Agreement yet.',
      next: 'An administrator of the tenant accepts it in the Microsoft 365 admin center (Billing > Billing accounts).',
    },
    activation: {
      text: 'Microsoft is activating the subscription.',
      next: 'Nothing to do. It usually takes a few minutes.',
    },
    review: {
      text: 'Microsoft is reviewing the order.',
      next: 'Nothing to do. A review can take days; the order goes on by itself.',
    },
  },
  attention: {
    'tenant-bound': {
      text: '{{domain}} is bound to another customer.',
      next: 'The operator finds out whose tenant it is, then cancels this order or corrects the other customer.',
    },
    'agreement-missing': {
      text: 'There is no acceptance of the Microsoft Customer Agreement.',
      next: 'The customer accepts the agreement in a new order; this one is cancelled.',
    },
    'not-sold': {
      text: 'Microsoft does not sell {{plan}} in this form any more.',
      next: 'The operator corrects the plan and tries again, or cancels the order.',
    },
    'cart-line': {
      text: 'Microsoft refused the cart: {{description}} ({{code}})',
      next: 'The operator mends the cause and tries again.',
    },
    checkout: {
      text: 'Microsoft refused the purchase: {{description}} ({{code}})',
      next: 'The operator mends the cause and tries again.',
    },
    'order-not-listed': {
      wait: 'The purchase may have been made; Microsoft’s list of orders does not show it yet.',
      text: 'Microsoft says that the cart was ordered, but lists no order of it.',
      next: 'The operator looks for the order in Partner Center. Nothing is bought again by itself.',
    },
    'order-ended': {
      text: 'Microsoft ended the order with status {{status}}.',
      next: 'The operator looks at the order in Partner Center.',
    },
  },
};
