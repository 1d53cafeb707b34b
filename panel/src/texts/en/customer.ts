/** Texts of the Customer Control Panel. */
export default {
  panel: 'Customer Control Panel',
  nav: {
    subscriptions: 'Subscriptions',
    buy: 'Buy Subscription',
    orders: 'Orders',
    serviceManagement: 'Service management',
    users: 'Microsoft Users and Licenses',
    company: 'Company',
  },
  tab: { activation: 'Activation', managing: 'Managing', users: 'Users', orders: 'Orders', log: 'Log' },
  state: {
    active: 'Active',
    suspended: 'Suspended',
    expired: 'Expired',
    disabled: 'Disabled',
    deleted: 'Deleted',
    pending: 'Being set up',
  },
  subscriptions: {
    empty: 'No subscriptions yet',
    emptyText:
      'A subscription gives your people a Microsoft product for a term, one seat a person. Choose a plan, and it is set up at Microsoft by itself.',
    more: 'Show more',
  },
  subscription: {
    seats_one: 'seat',
    seats_other: 'seats',
    renews: 'Renews by itself after',
    ends: 'Ends after',
  },
  activation: {
    tenantId: 'Tenant ID',
    tenantName: 'Tenant name',
    adminEmail: 'Admin Email',
    password: 'Admin password',
    manual: 'User manual',
    agreement: 'Microsoft Customer Agreement URL',
    acceptedAt: 'Agreement accepted at',
    portal: 'Open the Microsoft 365 admin center',
    manualNew:
      'Sign in there with the admin e-mail and the temporary password. Microsoft then asks for a password of your own.',
    manualExisting: 'Sign in there with the administrator account that this tenant has already.',
    copyTenantId: 'Copy the tenant ID',
    copyTenantName: 'Copy the tenant name',
    copyAdminEmail: 'Copy the admin e-mail',
  },
  password: {
    show: 'Show once',
    askTitle: 'Show the temporary password?',
    askText:
      'It can be shown only this once. Have a safe place ready for it: after you leave the page, nobody can see it again.',
    copy: 'Copy the password',
    now: 'Copy it now. It is gone when you leave this page, and Microsoft asks for a new one at the first sign-in.',
    shown: 'It was shown already. If nobody kept it, ask the company that sells to you to have it reset.',
    lost: 'Microsoft’s answer with the password was lost. Ask the company that sells to you to set a new one, or use “Can’t access your account?” on Microsoft’s sign-in page.',
    none: 'None: the tenant existed before, with its own administrators.',
  },
  managing: {
    inTransfer: 'Moves to {{partner}}',
    inTransferText: 'Until that is over nothing else of this subscription is changed.',
    plan: 'Plan',
    seats: 'Seats',
    price: 'Price',
    perSeat: 'per seat, {{cycle}}, before tax',
    term: 'Term',
    startsOn: 'Term began',
    endsOn: 'End of the term',
    autoRenew: 'Auto-renew',
    on: 'On',
    off: 'Off',
    portal: 'Portal',
  },
  orders: {
    number: 'Order',
    plan: 'Plan',
    state: 'State',
    seats: 'Seats',
    total: 'Total before tax',
    placedAt: 'Ordered',
    none: 'Not ordered here',
    noneText:
      'This subscription existed at Microsoft before it was managed here. Changes from now on are in the log.',
    empty: 'No orders yet',
    emptyText:
      'Every subscription begins with an order. Buy the first one; it is followed here from placing to completion.',
  },
  company: {
    details: 'Details',
    tenants: 'Tenants',
    agreements: 'Agreements',
    members: 'Members',
    log: 'Log',
  },
  tenants: {
    empty: 'No tenant yet',
    emptyText: 'Your Microsoft tenant is made, or added, with your first order.',
    since: 'Known since',
  },
  agreements: {
    empty: 'No agreement accepted yet',
    emptyText:
      'The Microsoft Customer Agreement is accepted with the first order. Who accepted it and when is kept here.',
  },
  members: {
    lead: 'They sign in to this panel for your company. The company that sells to you adds members.',
  },
} as const;
