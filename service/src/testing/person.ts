/** The demo's administrator at the simulator. */
export const administrator = {
  username: 'admin@adatumdistribution.onmicrosoft.com',
  password: 'Demo-Pass-1',
};
