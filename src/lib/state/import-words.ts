export { type ColumnUse, columnUseNames, columnUses } from '$lib/files/csv/column-use';
export { type CsvReport, type DateNote, doubtNames } from '$lib/files/csv/csv-report';
export type { DateOrder } from '$lib/files/csv/date-cell';
export { encodingNames, encodings } from '$lib/files/csv/decode-csv';
export { delimiterNames, delimiters } from '$lib/files/csv/delimiter';
export type { RefreshRow } from '$lib/plan/refresh/refresh-row';
export type { LaneRule } from '$lib/files/csv/lane-rule';
export type { MspdiNote, MspdiReport } from '$lib/files/mspdi/report';
