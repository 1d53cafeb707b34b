import { type Call, teller } from './tell.ts';

const migrations = '/customers/:cid/migrations/newcommerce';

/** Types of the successful answers about migrations to new commerce. */
export const migrationAnswers: Record<string, string> = {
  [`POST ${migrations}/validate`]: 'NewCommerceEligibility',
  [`POST ${migrations}`]: 'NewCommerceMigration',
  [`GET ${migrations}/:migrationId`]: 'NewCommerceMigration',
  [`GET ${migrations}/events`]: 'array<NewCommerceMigrationEvent>',
  'GET /migrations/newcommerce': 'GetNewCommerceMigrationsResponse',
  [`POST ${migrations}/schedules`]: 'NewCommerceMigrationSchedule',
  [`PUT ${migrations}/schedules/:scheduleId`]: 'NewCommerceMigrationSchedule',
  [`GET ${migrations}/schedules/:scheduleId`]: 'NewCommerceMigrationSchedule',
  [`POST ${migrations}/schedules/:scheduleId/cancel`]: 'NewCommerceMigrationSchedule',
  'GET /migrations/newcommerce/schedules': 'array<NewCommerceMigrationSchedule>',
};

/** Plans the move of `base-1`, cancels the plan and moves it with its add-on. */
export async function migrationExchanges(cid: string, user: Call): Promise<void> {
  const tell = teller(user, cid);
  const wanted = { currentSubscriptionId: 'base-1', billingCycle: 'monthly', externalReferenceId: 'ref-1' };
  await tell('POST', `${migrations}/validate`, {}, { ...wanted, termDuration: 'P3M' });
  const planned = { ...wanted, migrateOnRenewal: true, targetDate: '2027-01-15T00:00:00Z' };
  const schedule = await tell('POST', `${migrations}/schedules`, {}, planned);
  const scheduleId = { ':scheduleId': String(schedule.body.id) };
  await tell('PUT', `${migrations}/schedules/:scheduleId`, scheduleId, { ...planned, quantity: 2 });
  await tell('GET', `${migrations}/schedules/:scheduleId`, scheduleId);
  await user('GET', '/migrations/newcommerce/schedules', '/migrations/newcommerce/schedules');
  await tell('POST', `${migrations}/schedules/:scheduleId/cancel`, scheduleId);
  const made = await tell('POST', migrations, {}, wanted);
  const migrationId = { ':migrationId': String(made.body.id) };
  await tell('GET', `${migrations}/:migrationId`, migrationId);
  await tell('GET', `${migrations}/events`, {}, undefined, `?migration_id=${made.body.id}`);
  await user('GET', '/migrations/newcommerce', '/migrations/newcommerce');
}
