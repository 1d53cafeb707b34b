/** Texts of the people who sign in to Concord. */
export default {
  empty: 'Nobody yet',
  add: 'Add member',
  addTitle: 'Add a member',
  create: 'Add',
  name: 'Name',
  email: 'E-mail',
  role: 'Role',
  lastSignIn: 'Last sign-in',
  never: 'Never',
  state: 'State',
  active: 'Active',
  inactive: 'Inactive',
  emailHelp: 'The member signs in with it.',
  password: 'Password',
  createdTitle: '{{name}} can sign in now',
  createdText:
    'Hand over this password by a safe way. It is shown only now; it is stored nowhere in readable form.',
  copyPassword: 'Copy the password',
  close: 'Done',
} as const;
