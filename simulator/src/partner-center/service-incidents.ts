import type { ServiceIncident } from '../entities.ts';
import { type Call, type Operation, ok } from './operation.ts';
import { refuse } from './refusal.ts';
import { collection, simpleFilter } from './resource.ts';

const source =
  'https://github.com/microsoft/partner-center-sdk-for-dotNET/blob/005c111ba7cafe60fffa69853ec69940079314d0/Source/PartnerSDK/ServiceIncidents/ServiceIncidentCollectionOperations.cs';

const statuses = ['normal', 'information', 'warning', 'critical'] as const;

const detail = (one: ServiceIncident) => ({
  id: one.id,
  messageType: one.messageType,
  startTime: one.startTime,
  endTime: one.endTime,
  status: one.status,
  severity: one.status,
  messages: one.messages.map(({ at, text }) => ({ publishedTime: at, messageText: text })),
  workload: one.workload,
  affectedWorkloadNames: [one.workload],
  impactedArea: one.impactedArea,
  resolved: one.resolved,
});

/** The worst of what is not over. */
function statusOf(items: ServiceIncident[]) {
  const open = items.filter((one) => one.messageType === 'incident' && !one.resolved);
  return statuses[Math.max(0, ...open.map((one) => statuses.indexOf(one.status)))];
}

/** @throws Refusal 400 800002 for a filter other than by `Resolved` */
function wanted(call: Call): ServiceIncident[] {
  const all = call.world.serviceIncidents.all();
  if (call.query['filter'] === undefined) return all;
  const filter = simpleFilter(call.query['filter']);
  if (filter?.field !== 'resolved') throw refuse(400, 800002, 'The filter is not supported.');
  return all.filter((one) => String(one.resolved) === filter.value);
}

export const serviceIncidentOperations: Operation[] = [
  {
    method: 'GET',
    path: '/serviceincidents/office',
    auth: 'user',
    source,
    models:
      'by service, with announcements and the worst open state; filter `Resolved`; put by the control call',
    handle(call) {
      const groups = Map.groupBy(wanted(call), (one) => one.workload);
      return ok(
        collection(
          [...groups].map(([workload, items]) => ({
            workload,
            incidents: items.filter((one) => one.messageType === 'incident').map(detail),
            status: statusOf(items),
            messageCenterMessages: items.filter((one) => one.messageType === 'message_center').map(detail),
          })),
        ),
      );
    },
  },
];
