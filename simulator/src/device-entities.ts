/** What a device shows when it is set up for the first time (Windows Autopilot). */
export interface DevicePolicy {
  /** GUID. */
  id: string;
  tenantId: string;
  name: string;
  category: string;
  description: string;
  settings: string[];
  createdAt: string;
  modifiedAt: string;
}

export interface DeviceBatch {
  /** `tenant|name in lower case`. */
  id: string;
  tenantId: string;
  /** The partner that made it. */
  partnerTenantId: string;
  /** What calls name it by. */
  name: string;
  createdAt: string;
}

/** What is known of a device before it is registered; any of the documented combinations identifies it. */
export interface DeviceFacts {
  serialNumber?: string;
  productKey?: string;
  hardwareHash?: string;
  modelName?: string;
  oemManufacturerName?: string;
}

export interface Device extends DeviceFacts {
  /** GUID. */
  id: string;
  tenantId: string;
  /** Id of its batch. */
  batchId: string;
  policyId?: string;
  uploadedAt: string;
}

/** Result for one device of a job. Microsoft gives its errors numbers and names. */
export interface DeviceResult {
  deviceId?: string;
  serialNumber?: string;
  productKey?: string;
  error?: { code: string; description: string };
}

/** Devices that are being registered, or that are being given a policy. */
export interface DeviceJob {
  id: string;
  tenantId: string;
  /** Batch that takes the devices; absent when policies are given. */
  batchId?: string;
  uploads: DeviceFacts[];
  policies: { deviceId: string; policyId?: string }[];
  startedAt: string;
  completedAt?: string;
  results: DeviceResult[];
}
