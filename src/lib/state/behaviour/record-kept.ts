/** The key under which this device keeps what the person who records is called. */
export const nameKey = 'record-name';

/** The key under which this device keeps the roadmap that was recorded in last. */
export const lastRecordedKey = 'record-roadmap';
